package onekey.plan.format;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.plan.document.PolicySourceDocument;
import onekey.plan.document.ToolDocument;
import onekey.plan.language.Text;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.KeySteps;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PendingStep;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.Selection;
import onekey.plan.output.UserVerdict;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.LastUse;

/**
 * The plan as JSON has it: other programs rely on these names.
 *
 * <p>A plan of several accounts has the same names in the same places, and {@code accountId} and
 * {@code accountName} with each user, inactive key and unread user; a name that was not read is
 * left out.
 *
 * <p>{@code docs/schema/plan-1.schema.json} describes every field, and {@code docs/plan-json.md}
 * says what may change in which version.
 *
 * @param schemaVersion the version of this format
 * @param tool the build that made the plan
 * @param accountId the 12 digits of the account, or null; null for several
 * @param region the Region of the rule and of the pending steps, or null
 * @param time the moment of judging
 * @param policy the rule parameters
 * @param policySource where they come from
 * @param summary how many users there are
 * @param users the users that could be read, ordered by name
 * @param inactiveKeys the inactive keys of these users
 * @param unread the users that could not
 * @param limits what cannot be known from this source
 * @param selection what is shown; the summary counts the rest too
 * @param accounts how many users each account has that was read; only of several
 * @param unreadAccounts the accounts that could not be read; only of several
 * @param skippedAccounts the accounts that are not in use; only of several
 */
record PlanDocument(
    String schemaVersion,
    ToolDocument tool,
    Optional<String> accountId,
    Optional<String> region,
    Instant time,
    Map<String, String> policy,
    PolicySourceDocument policySource,
    Summary summary,
    List<User> users,
    List<Inactive> inactiveKeys,
    List<Unread> unread,
    List<String> limits,
    Shown selection,
    @JsonInclude(NON_ABSENT) Optional<List<AccountsDocument.Totals>> accounts,
    @JsonInclude(NON_ABSENT) Optional<List<AccountsDocument.Unread>> unreadAccounts,
    @JsonInclude(NON_ABSENT) Optional<List<AccountsDocument.Skipped>> skippedAccounts) {

  /** Raised with every change; {@code docs/plan-json.md} says which part of it. */
  static final String SCHEMA_VERSION = "1.0";

  record Unread(
      @JsonInclude(NON_ABSENT) Optional<String> accountId,
      @JsonInclude(NON_ABSENT) Optional<String> accountName,
      String userName,
      Optional<String> userId,
      Optional<String> arn,
      String cause) {}

  record Summary(long users, long compliant, long nonCompliant, long inactiveKeys, long unread) {}

  /**
   * What is shown of what there is.
   *
   * @param userNames the users that were asked for; null for all
   * @param otherUsers how many users there are beside, which were not looked at
   * @param findingsOnly whether COMPLIANT users are left out, and inactive keys that need nothing
   * @param fixes whether there are ways to fix what is found
   */
  record Shown(
      Optional<Set<String>> userNames, long otherUsers, boolean findingsOnly, boolean fixes) {

    static Shown of(Selection selection) {
      return new Shown(
          Optional.<Set<String>>of(selection.users().names())
              .filter(_ -> !selection.users().isEverybody()),
          selection.otherUsers(),
          selection.findingsOnly(),
          !selection.withoutFixes());
    }
  }

  record User(
      @JsonInclude(NON_ABSENT) Optional<String> accountId,
      @JsonInclude(NON_ABSENT) Optional<String> accountName,
      String userName,
      Optional<String> userId,
      Optional<String> arn,
      long activeKeys,
      ComplianceType complianceType,
      String annotation,
      String decision,
      List<Key> accessKeys,
      List<FixDocument> fixes)
      implements UserVerdict {}

  /**
   * An access key.
   *
   * @param pendingSteps what OneKey has scheduled for it in the Region; null if that is not known
   * @param audit what CloudTrail said about it; only if it was asked
   */
  record Key(
      String name,
      String status,
      Instant created,
      long ageDays,
      Use lastUse,
      Optional<String> description,
      boolean extra,
      List<FixDocument.Suggestion> advice,
      Optional<List<Step>> pendingSteps,
      @JsonInclude(NON_ABSENT) Optional<AuditDocument> audit) {}

  /** State is NOT_READ, NOT_RECORDED or RECORDED; the rest is null unless it is RECORDED. */
  record Use(
      String state, Optional<Instant> at, Optional<String> service, Optional<String> region) {}

  /**
   * An inactive key. The name is that of the key in the list of its user.
   *
   * @param unusedSince the last use, or the creation where none is recorded; null if the last use
   *     was not read
   * @param facts what there is to know, in whole sentences
   */
  record Inactive(
      @JsonInclude(NON_ABSENT) Optional<String> accountId,
      @JsonInclude(NON_ABSENT) Optional<String> accountName,
      String userName,
      Optional<String> userId,
      String name,
      Instant created,
      long ageDays,
      Use lastUse,
      Optional<Instant> unusedSince,
      Deletion deletion,
      List<String> facts,
      List<FixDocument> fixes) {}

  /**
   * What OneKey will do by itself.
   *
   * @param at when, in UTC; null if that is not known
   */
  record Step(
      Kind kind,
      PendingStep.State state,
      Optional<Instant> at,
      String region,
      String groupName,
      String scheduleName) {

    static Step of(PendingStep step) {
      return new Step(
          step.kind(),
          step.state(),
          step.at(),
          step.region(),
          step.groupName(),
          step.scheduleName());
    }
  }

  /**
   * The first pending deletion. State is SCHEDULED, SWITCHED_OFF, WAS_DUE, NONE_IN_REGION or
   * NOT_KNOWN. The Region is null if it is NOT_KNOWN; group, schedule and kind are null unless
   * there is a schedule, and the time is null unless that is known; and the reason is null unless
   * it is NOT_KNOWN.
   */
  record Deletion(
      String state,
      Optional<String> region,
      Optional<String> groupName,
      Optional<String> scheduleName,
      Optional<String> reason,
      Optional<Kind> kind,
      Optional<Instant> at) {}

  static PlanDocument of(Plan plan) {
    return new PlanDocument(
        SCHEMA_VERSION,
        ToolDocument.of(plan.origin().tool()),
        plan.accountId(),
        plan.origin().region(),
        plan.time(),
        plan.policy().toRuleParameters(),
        PolicySourceDocument.of(plan.origin().policySource()),
        new Summary(
            plan.counts().users(),
            plan.counts().compliant(),
            plan.counts().nonCompliant(),
            plan.counts().inactiveKeys(),
            plan.unread().size()),
        plan.users().stream().map(PlanDocument::user).toList(),
        plan.inactiveKeys().stream().map(PlanDocument::inactive).toList(),
        plan.unread().stream().map(PlanDocument::unread).toList(),
        plan.limits().stream().map(Text::english).toList(),
        Shown.of(plan.selection()),
        plan.accounts().map(all -> all.read().stream().map(AccountsDocument.Totals::of).toList()),
        plan.accounts().map(all -> all.unread().stream().map(AccountsDocument.Unread::of).toList()),
        plan.accounts()
            .map(all -> all.skipped().stream().map(AccountsDocument.Skipped::of).toList()));
  }

  private static Unread unread(Plan.Unread user) {
    return new Unread(
        user.account().map(NamedAccount::id),
        user.account().flatMap(NamedAccount::name),
        user.userName(),
        user.userId(),
        user.arn(),
        user.cause());
  }

  static User user(PlannedUser user) {
    return new User(
        user.account().map(NamedAccount::id),
        user.account().flatMap(NamedAccount::name),
        user.userName(),
        user.userId(),
        user.arn(),
        user.activeKeys(),
        user.complianceType(),
        user.annotation(),
        user.decisionWord(),
        user.keys().stream().map(key -> key(key, user.isExtra(key))).toList(),
        FixDocument.of(user.fixes()));
  }

  private static Inactive inactive(InactiveKey inactive) {
    return new Inactive(
        inactive.account().map(NamedAccount::id),
        inactive.account().flatMap(NamedAccount::name),
        inactive.userName(),
        inactive.userId(),
        inactive.key().name(),
        inactive.key().created(),
        inactive.key().ageDays(),
        use(inactive.key().lastUse()),
        inactive.unusedSince(),
        deletion(inactive.key().steps()),
        inactive.facts(),
        FixDocument.of(inactive.fixes()));
  }

  private static Deletion deletion(KeySteps steps) {
    var first = steps.first(Kind.DELETION);
    return new Deletion(
        CommonText.state(steps, Kind.DELETION),
        switch (steps) {
          case KeySteps.Listed(var region, var _) -> Optional.of(region);
          case KeySteps.NotKnown _ -> Optional.empty();
        },
        first.map(PendingStep::groupName),
        first.map(PendingStep::scheduleName),
        switch (steps) {
          case KeySteps.Listed _ -> Optional.empty();
          case KeySteps.NotKnown(var why) -> Optional.of(why);
        },
        first.map(PendingStep::kind),
        first.flatMap(PendingStep::at));
  }

  private static Optional<List<Step>> steps(KeySteps steps) {
    return switch (steps) {
      case KeySteps.Listed(var _, var known) -> Optional.of(known.stream().map(Step::of).toList());
      case KeySteps.NotKnown _ -> Optional.empty();
    };
  }

  private static Key key(PlannedKey key, boolean extra) {
    return new Key(
        key.name(),
        key.status(),
        key.created(),
        key.ageDays(),
        use(key.lastUse()),
        key.description(),
        extra,
        FixDocument.Suggestion.of(key.advice()),
        steps(key.steps()),
        AuditDocument.of(key.audit()));
  }

  private static Use use(Optional<LastUse> lastUse) {
    return lastUse
        .map(PlanDocument::use)
        .orElseGet(() -> new Use("NOT_READ", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Use use(LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.NotRecorded() ->
          new Use("NOT_RECORDED", Optional.empty(), Optional.empty(), Optional.empty());
      case LastUse.Recorded(var at, var service, var region) ->
          new Use("RECORDED", Optional.of(at), Optional.of(service), Optional.of(region));
    };
  }
}
