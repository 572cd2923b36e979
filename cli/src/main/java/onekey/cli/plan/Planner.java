package onekey.cli.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import onekey.cli.plan.AccountReading.ReadUser;
import onekey.cli.plan.PlannedUser.PlannedDecision;
import onekey.cli.plan.advice.KeyAdvice;
import onekey.cli.plan.fix.Fixes;
import onekey.cli.plan.fix.TerraformStates;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.Verdict;

/**
 * Judges an account as the rule does and decides as the runbook does, by the very same code.
 *
 * @param policy what the users are judged by
 * @param now the moment of judging
 * @param states the Terraform states to look the extra keys up in
 */
public record Planner(KeyPolicy policy, Instant now, TerraformStates states) {

  private static final Comparator<PlannedKey> OLDEST_FIRST =
      Comparator.comparing(PlannedKey::created).thenComparing(PlannedKey::name);

  /** Judges all users that could be read. */
  public Plan plan(AccountReading account) {
    return new Plan(
        account.accountId(),
        now,
        policy,
        account.users().stream()
            .map(user -> plan(user, account.partition()))
            .sorted(Comparator.comparing(PlannedUser::userName))
            .toList(),
        account.unread().stream().sorted(Comparator.comparing(Plan.Unread::userName)).toList(),
        account.limits());
  }

  private PlannedUser plan(ReadUser read, String partition) {
    var verdict = Verdict.of(read.user(), policy, now);
    var decision = Decision.of(read.user(), policy, now);
    var judged =
        new PlannedUser(
            read.user().name(),
            read.userId(),
            keys(read, extraKey(decision)),
            verdict.complianceType(),
            inTheWordsOfTheRunbook(decision),
            verdict.annotation(),
            List.of());
    return judged.withFixes(Fixes.of(judged, partition, states, policy));
  }

  private List<PlannedKey> keys(ReadUser read, Optional<String> extraKey) {
    return read.user().keys().stream()
        .map(key -> plan(key, extraKey.filter(key.id()::equals).isPresent()))
        .map(key -> key.withAdvice(KeyAdvice.of(key, read.passwordLastUsed())))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  private PlannedKey plan(AccessKey key, boolean extra) {
    return new PlannedKey(
        key.id(),
        key.isActive(),
        status(key.status()),
        key.created(),
        // A key made after the moment of judging has no age yet.
        Math.max(0, Duration.between(key.created(), now).toDays()),
        key.lastUse(),
        extra,
        List.of());
  }

  private static Optional<String> extraKey(Decision decision) {
    return switch (decision) {
      case Decision.Keep _ -> Optional.empty();
      case Decision.Hold hold -> Optional.of(hold.accessKeyId());
      case Decision.Remove remove -> Optional.of(remove.accessKeyId());
    };
  }

  private static PlannedDecision inTheWordsOfTheRunbook(Decision decision) {
    return switch (decision) {
      case Decision.Keep _ -> PlannedDecision.Keep;
      case Decision.Hold _ -> PlannedDecision.Hold;
      case Decision.Remove _ -> PlannedDecision.Remove;
    };
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
