package onekey.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.plan.advice.KeyAdvice;
import onekey.plan.advice.RotationAdvice;
import onekey.plan.fix.Fixes;
import onekey.plan.language.Text;
import onekey.plan.model.AccountReading;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.AccountSnapshot.UserSnapshot;
import onekey.plan.model.Audits;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.ScheduledSteps;
import onekey.plan.model.SeveralAccounts;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Standing;
import onekey.rule.judgement.Verdict;

/**
 * Judges an account as the rule does and decides as the runbook does, with the same code.
 *
 * @param policy what the users are judged by
 * @param now the moment of judging
 * @param states the Terraform states to look the extra keys up in
 * @param origin what the plan is made by
 */
public record Planner(KeyPolicy policy, Instant now, TerraformStates states, PlanOrigin origin) {

  private static final Comparator<PlannedKey> OLDEST_FIRST =
      Comparator.comparing(PlannedKey::created).thenComparing(PlannedKey::name);

  /** What CloudTrail was not asked, and cannot be. */
  private static final Text NOT_ASKED = Text.of("limitNotAsked");

  /** Judges all users that could be read. */
  public Plan plan(AccountSnapshot account) {
    return plan(account, Audits.none());
  }

  /**
   * Judges all users that could be read, and shows what CloudTrail said about their keys. Nothing
   * that judges or chooses gets it.
   */
  public Plan plan(AccountSnapshot account, Audits audits) {
    return planned(account, audits, audits.requested() ? List.of(NOT_ASKED) : List.<Text>of());
  }

  private Plan planned(AccountSnapshot account, Audits audits, List<Text> limits) {
    var users = account.users().stream().sorted(Comparator.comparing(read -> name(read))).toList();
    var planned = users.stream().map(read -> plan(read, account, audits)).toList();
    var inactive = new InactiveKeys(policy, now, states, account);
    var all =
        new Plan(
            account.accountId(),
            origin,
            now,
            policy,
            planned,
            IntStream.range(0, users.size())
                .boxed()
                .flatMap(index -> inactive.of(users.get(index), planned.get(index)))
                .toList(),
            account.unread().stream().sorted(Comparator.comparing(Plan.Unread::userName)).toList(),
            Stream.of(account.limits(), limits, audits.limits()).flatMap(List::stream).toList());
    return all.lookedUp(account.lookup());
  }

  /** Judges all users of several accounts that could be read. */
  public Plan plan(List<AccountReading> readings) {
    return plan(readings, Map.of());
  }

  /**
   * Judges all users of several accounts that could be read, and shows what CloudTrail said about
   * their keys.
   *
   * @param audits what CloudTrail said in the accounts that it was asked in
   */
  public Plan plan(List<AccountReading> readings, Map<NamedAccount, Audits> audits) {
    var all = new SeveralAccounts();
    for (var reading : readings) {
      switch (reading) {
        case AccountReading.Read(var account, var snapshot) ->
            all.add(
                account, planned(snapshot, audits.getOrDefault(account, Audits.none()), List.of()));
        case AccountReading.Unread(var account, var cause) -> all.addUnread(account, cause);
        case AccountReading.Skipped(var account, var state) -> all.addSkipped(account, state);
      }
    }
    if (!audits.isEmpty()) {
      all.addLimit(NOT_ASKED);
    }
    return all.plan(origin, now, policy);
  }

  private static String name(UserSnapshot read) {
    return read.evidence().user().name();
  }

  private PlannedUser plan(UserSnapshot read, AccountSnapshot account, Audits audits) {
    var evidence = read.evidence();
    var pending = account.steps().of(evidence.user());
    var judged =
        new PlannedUser(
                evidence.user().name(),
                read.userId(),
                evidence.user().keys().stream()
                    .map(key -> plan(key, read, account.steps(), audits))
                    .sorted(OLDEST_FIRST)
                    .toList(),
                Verdict.of(evidence, policy, now).complianceType(),
                Standing.of(evidence, pending, policy, now),
                Decision.of(evidence, pending, policy, now),
                List.of())
            .withArn(read.arn());
    var advised = judged.withKeys(advised(judged, read.passwordLastUsed()));
    return advised.withFixes(Fixes.of(advised, account.partition(), states));
  }

  private List<PlannedKey> advised(PlannedUser user, Optional<Instant> passwordLastUsed) {
    return user.keys().stream().map(key -> advised(key, user, passwordLastUsed)).toList();
  }

  private PlannedKey advised(PlannedKey key, PlannedUser user, Optional<Instant> passwordLastUsed) {
    return key.withAdvice(
        Stream.concat(
                KeyAdvice.of(key, passwordLastUsed).stream(),
                RotationAdvice.of(key, user, policy, now, states).stream())
            .toList());
  }

  private PlannedKey plan(AccessKey key, UserSnapshot read, ScheduledSteps steps, Audits audits) {
    return new PlannedKey(
        key.id(),
        key.isActive(),
        status(key.status()),
        key.created(),
        // A key that was created after the moment of judging has age 0.
        Math.max(0, Duration.between(key.created(), now).toDays()),
        lastUse(key, read),
        description(key, read.evidence()),
        steps.of(key.id(), now),
        audits.of(key.id()),
        List.of());
  }

  private static Optional<String> description(AccessKey key, Evidence evidence) {
    return switch (evidence) {
      case Evidence.OverLimit over -> Optional.ofNullable(over.tags().get(key.id()));
      case Evidence.WithinLimit _ -> Optional.empty();
    };
  }

  private static Optional<LastUse> lastUse(AccessKey key, UserSnapshot read) {
    return switch (read.evidence()) {
      case Evidence.OverLimit over ->
          over.countedKeys().stream()
              .filter(counted -> counted.id().equals(key.id()))
              .map(CountedKey::lastUse)
              .findAny()
              .or(() -> otherUse(key, read));
      case Evidence.WithinLimit _ -> otherUse(key, read);
    };
  }

  private static Optional<LastUse> otherUse(AccessKey key, UserSnapshot read) {
    return Optional.ofNullable(read.otherUses().get(key.id()));
  }

  private static String status(KeyStatus status) {
    return switch (status) {
      case ACTIVE -> "Active";
      case INACTIVE -> "Inactive";
      case EXPIRED -> "Expired";
      case UNKNOWN -> "Unknown";
    };
  }
}
