package onekey.plan.gate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.document.PolicySourceDocument;
import onekey.plan.document.ToolDocument;
import onekey.plan.source.terraform.KeyChange;

/**
 * The report as JSON has it: other programs rely on these names, which {@code
 * docs/schema/terraform-1.schema.json} describes.
 *
 * @param schemaVersion the version of this form; the first number changes when a name or a meaning
 *     does
 * @param tool the build of OneKey
 * @param plan what was judged
 * @param policy the rule parameters
 * @param policySource where they come from
 * @param live the account that was asked, or null
 * @param summary how many users there are
 * @param users the users that have access keys after the apply, the most urgent first
 * @param incomplete why more than this plan has may be to come
 * @param limits what cannot be told
 */
public record GateDocument(
    String schemaVersion,
    ToolDocument tool,
    Plan plan,
    Map<String, String> policy,
    PolicySourceDocument policySource,
    Optional<Live> live,
    Summary summary,
    List<User> users,
    List<String> incomplete,
    List<String> limits) {

  private static final String VERSION = "1.0";

  /** What was judged. */
  record Plan(
      String file,
      Optional<String> terraformVersion,
      Optional<Instant> time,
      boolean errored,
      boolean complete) {}

  /**
   * The account that was asked.
   *
   * @param accountId its 12 digits, or null if it has no users
   */
  record Live(Optional<String> accountId) {}

  record Summary(int users, int overLimit, int notKnown) {}

  /**
   * A user.
   *
   * @param userName its name, or null if it is not known or sensitive
   * @param address the address of what stands for a user whose name is not known, or null
   * @param accountId its account, or null if the plan does not tell it
   * @param outcome WITHIN_LIMIT, EXEMPT, ROTATING, OVER_LIMIT or NOT_KNOWN
   * @param until the day (UTC) through which it is exempt, or until when it is rotating; else null
   * @param activeKeys how many access keys are active for certain
   * @param reasons why it cannot be told
   * @param notes what else there is to say
   */
  record User(
      Optional<String> userName,
      Optional<String> address,
      Optional<String> accountId,
      String outcome,
      Optional<String> until,
      long activeKeys,
      List<Key> accessKeys,
      List<String> reasons,
      List<String> notes) {}

  /**
   * An access key that is there after the apply.
   *
   * @param address where the plan has it, or null for one that the plan does not manage
   * @param accessKeyId its id, or null for one that the apply creates
   * @param change CREATED, UNCHANGED, UPDATED, IMPORTED, FORGOTTEN, LEFT_OUT or NOT_KNOWN; null for
   *     one that the plan does not manage
   * @param status ACTIVE, INACTIVE or NOT_KNOWN
   */
  record Key(
      Optional<String> address,
      Optional<String> accessKeyId,
      Optional<KeyChange.Fate> change,
      KeyChange.Status status,
      Optional<Instant> created) {}

  /** Returns the report as JSON has it. */
  public static GateDocument of(GateReport report, GateOrigin origin) {
    return new GateDocument(
        VERSION,
        ToolDocument.of(origin.tool()),
        new Plan(
            origin.file(),
            report.plan().terraformVersion(),
            report.plan().time(),
            report.plan().isErrored(),
            report.plan().isComplete()),
        report.policy().toRuleParameters(),
        PolicySourceDocument.of(origin.policySource()),
        origin.live().map(live -> new Live(live.accountId())),
        new Summary(report.users().size(), report.overLimit().size(), report.notKnown().size()),
        report.users().stream().map(GateDocument::user).toList(),
        report.incomplete(),
        report.limits());
  }

  private static User user(GatedUser user) {
    return new User(
        user.owner().shownName(),
        user.address(),
        user.accountId(),
        user.outcome().name(),
        switch (user.outcome()) {
          case Outcome.Exempt(var through) -> Optional.of(through.toString());
          case Outcome.Rotating(var until) -> Optional.of(until.toString());
          case Outcome.WithinLimit(), Outcome.OverLimit(), Outcome.NotKnown _ -> Optional.empty();
        },
        user.activeKeys(),
        user.keys().stream()
            .map(
                key ->
                    new Key(
                        key.address(), key.accessKeyId(), key.fate(), key.status(), key.created()))
            .toList(),
        user.outcome() instanceof Outcome.NotKnown(var reasons) ? reasons : List.of(),
        user.notes());
  }
}
