package onekey.cli.plan.format;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.cli.output.UserVerdict;
import onekey.cli.plan.Advice;
import onekey.cli.plan.Fix;
import onekey.cli.plan.Plan;
import onekey.cli.plan.PlannedKey;
import onekey.cli.plan.PlannedUser;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.LastUse;

/**
 * The plan as JSON has it: other programs rely on these names.
 *
 * @param accountId the 12 digits of the account, or null
 * @param time the moment of judging
 * @param policy the rule parameters
 * @param summary how many users there are
 * @param users the users that could be read, ordered by name
 * @param unread the users that could not
 * @param limits what cannot be known from this source
 */
record PlanDocument(
    Optional<String> accountId,
    Instant time,
    Map<String, String> policy,
    Summary summary,
    List<User> users,
    List<Plan.Unread> unread,
    List<String> limits) {

  record Summary(long users, long compliant, long nonCompliant, long unread) {}

  record User(
      String userName,
      Optional<String> userId,
      long activeKeys,
      ComplianceType complianceType,
      String annotation,
      String decision,
      List<Key> accessKeys,
      List<Fix> fixes)
      implements UserVerdict {}

  record Key(
      String name,
      String status,
      Instant created,
      long ageDays,
      Use lastUse,
      boolean extra,
      List<Advice> advice) {}

  /** State is NOT_READ, NOT_RECORDED or RECORDED; the rest is null unless it is RECORDED. */
  record Use(
      String state, Optional<Instant> at, Optional<String> service, Optional<String> region) {}

  static PlanDocument of(Plan plan) {
    return new PlanDocument(
        plan.accountId(),
        plan.time(),
        plan.policy().toRuleParameters(),
        new Summary(
            plan.users().size(),
            UserVerdict.count(plan.users(), ComplianceType.COMPLIANT),
            UserVerdict.count(plan.users(), ComplianceType.NON_COMPLIANT),
            plan.unread().size()),
        plan.users().stream().map(PlanDocument::user).toList(),
        plan.unread(),
        plan.limits());
  }

  private static User user(PlannedUser user) {
    return new User(
        user.userName(),
        user.userId(),
        user.activeKeys(),
        user.complianceType(),
        user.annotation(),
        user.decisionWord(),
        user.keys().stream().map(key -> key(key, user.isExtra(key))).toList(),
        user.fixes());
  }

  private static Key key(PlannedKey key, boolean extra) {
    return new Key(
        key.name(),
        key.status(),
        key.created(),
        key.ageDays(),
        use(key.lastUse()),
        extra,
        key.advice());
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
