package onekey.plan.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.IamNames;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.Standing;

/**
 * What a plan says of one user or one account, for tools that collect findings. There is one for
 * every user, whatever the verdict: a finding that was fixed is only closed by a newer one of the
 * same id.
 *
 * @param check what was looked at
 * @param accountId the 12 digits of the account; empty if the source does not contain it
 * @param accountName its name, where it was read
 * @param name the name of the user; of an account its id
 * @param id the unique id of the user
 * @param arn the ARN of the user
 * @param outcome what came of it
 * @param text the reasons, for people
 * @param user the user; empty if it could not be read, and for an account
 */
record SecurityFinding(
    Check check,
    Optional<String> accountId,
    Optional<String> accountName,
    String name,
    Optional<String> id,
    Optional<String> arn,
    Outcome outcome,
    String text,
    Optional<PlannedUser> user) {

  /** What is looked at. Other programs rely on the codes. */
  enum Check {
    ONE_ACTIVE_ACCESS_KEY("one-active-access-key"),

    /** Only of several accounts: without it, an account that could not be read would be missed. */
    ACCOUNT_IS_READ("account-is-read");

    private final String code;

    Check(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    String title(KeyPolicy policy) {
      return switch (this) {
        case ONE_ACTIVE_ACCESS_KEY ->
            policy.maxActiveKeys() == 0
                ? "IAM user has no active access key"
                : "IAM user has at most 1 active access key";
        case ACCOUNT_IS_READ -> "OneKey can read the IAM users of the account";
      };
    }
  }

  /** What came of it. */
  enum Outcome {
    COMPLIANT,

    /** Over the limit until a date, by a tag. */
    EXEMPT,
    NON_COMPLIANT,

    /** It could not be read, and nothing is known of it. */
    UNREAD
  }

  /** Returns what there is to say, each when it is asked for. */
  static Stream<SecurityFinding> of(Plan plan) {
    return Stream.of(
            plan.users().stream().map(user -> of(user, plan)),
            plan.unread().stream().map(user -> of(user, plan)),
            plan.accounts().stream().flatMap(SecurityFinding::of))
        .flatMap(findings -> findings);
  }

  private static SecurityFinding of(PlannedUser user, Plan plan) {
    return new SecurityFinding(
        Check.ONE_ACTIVE_ACCESS_KEY,
        accountId(user.account(), plan),
        user.account().flatMap(NamedAccount::name),
        user.userName(),
        user.userId(),
        user.arn(),
        outcome(user),
        user.annotation(),
        Optional.of(user));
  }

  private static Outcome outcome(PlannedUser user) {
    return switch (user.standing()) {
      case Standing.Exempt _ -> Outcome.EXEMPT;
      case Standing.OverLimit _, Standing.Rotating _, Standing.WithinLimit() ->
          user.complianceType() == ComplianceType.NON_COMPLIANT
              ? Outcome.NON_COMPLIANT
              : Outcome.COMPLIANT;
    };
  }

  private static SecurityFinding of(Plan.Unread user, Plan plan) {
    return new SecurityFinding(
        Check.ONE_ACTIVE_ACCESS_KEY,
        accountId(user.account(), plan),
        user.account().flatMap(NamedAccount::name),
        user.userName(),
        user.userId(),
        user.arn(),
        Outcome.UNREAD,
        "%s could not be read: %s".formatted(user.userName(), user.cause()),
        Optional.empty());
  }

  private static Stream<SecurityFinding> of(PlannedAccounts accounts) {
    return Stream.concat(
        accounts.read().stream()
            .map(
                totals ->
                    ofAccount(totals.account(), Outcome.COMPLIANT, CommonText.totals(totals))),
        accounts.unread().stream()
            .map(
                unread ->
                    ofAccount(
                        unread.account(),
                        Outcome.UNREAD,
                        "The account could not be read: " + unread.cause())));
  }

  private static SecurityFinding ofAccount(NamedAccount account, Outcome outcome, String text) {
    return new SecurityFinding(
        Check.ACCOUNT_IS_READ,
        Optional.of(account.id()),
        account.name(),
        account.id(),
        Optional.empty(),
        Optional.empty(),
        outcome,
        text,
        Optional.empty());
  }

  private static Optional<String> accountId(Optional<NamedAccount> account, Plan plan) {
    return account.map(NamedAccount::id).or(plan::accountId);
  }

  /**
   * Returns the id of the finding: the same in every run for the same user of the same account, and
   * another one for a user that is created anew with the same name.
   */
  String uid() {
    return Stream.of(
            Stream.of("onekey", check.code(), accountId.orElse("unknown")),
            switch (check) {
              case ONE_ACTIVE_ACCESS_KEY -> Stream.of(id.orElseGet(() -> "user/" + name));
              case ACCOUNT_IS_READ -> Stream.<String>empty();
            })
        .flatMap(parts -> parts)
        .collect(Collectors.joining("/"));
  }

  /**
   * Returns the controls of the benchmark for which this is the result too. They know no policy: a
   * user with two keys does not fulfil them, exempt or rotating as it may be, and one with one key
   * does, even where none is allowed.
   */
  List<CisControl> controls() {
    return switch (check) {
      case ACCOUNT_IS_READ -> List.of();
      case ONE_ACTIVE_ACCESS_KEY ->
          user.filter(
                      read ->
                          CisControl.allows(read.activeKeys())
                              != (outcome != Outcome.NON_COMPLIANT))
                  .isPresent()
              ? List.of()
              : CisControl.ALL;
    };
  }

  /** Returns the access keys whose ids are known. */
  Stream<PlannedKey> keys() {
    return user.stream()
        .flatMap(read -> read.keys().stream())
        .filter(key -> IamNames.isAccessKeyId(key.name()));
  }

  /** Returns what to do, in some sentences; empty where there is nothing to do. */
  Optional<String> remediation() {
    return switch (outcome) {
      case COMPLIANT, EXEMPT -> Optional.empty();
      case NON_COMPLIANT -> user.map(SecurityFinding::remediation);
      case UNREAD ->
          Optional.of("Give the permissions that onekey plan --iam-policy prints, and plan again.");
    };
  }

  private static String remediation(PlannedUser user) {
    var key = user.extraKey().map(PlannedKey::name).orElse("");
    return switch (user.decision()) {
          case Decision.Remove _, Decision.Announce _ ->
              "Access key %s is extra. Deactivate it, wait several days, and delete it if nothing misses it."
                  .formatted(key);
          case Decision.Hold _ ->
              "Access key %s is extra, but should not be removed yet: the description says why."
                  .formatted(key);
          case Decision.Keep _ -> "The description says why.";
        }
        + " onekey plan writes out each step for this user, also for keys that Terraform manages.";
  }
}
