package onekey.plan.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import onekey.plan.model.LiveUsers;
import onekey.plan.source.terraform.KeyAccount;
import onekey.plan.source.terraform.TerraformPlan;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.Standing;

/**
 * Judges the users of a plan as the rule would right after the apply, by the plan alone or together
 * with the real account.
 *
 * @param policy what the users are judged by
 * @param now the moment of the apply
 */
public record GateJudge(KeyPolicy policy, Instant now) {

  /**
   * How urgent an outcome is.
   *
   * <p>What is certain comes first.
   */
  private static final Comparator<GatedUser> MOST_URGENT_FIRST =
      Comparator.comparingInt(GateJudge::urgency)
          .thenComparing(GatedUser::who, String.CASE_INSENSITIVE_ORDER);

  private static int urgency(GatedUser user) {
    return switch (user.outcome()) {
      case Outcome.OverLimit _ -> 0;
      case Outcome.NotKnown _ -> 1;
      case Outcome.Rotating _ -> 2;
      case Outcome.Exempt _ -> 3;
      case Outcome.WithinLimit _ -> 4;
    };
  }

  /**
   * Returns the users that the real account has to be asked for: those of the plan that have a
   * name.
   */
  public static Set<String> liveNames(TerraformPlan plan) {
    return KeysOfUser.of(plan).stream()
        .flatMap(user -> user.liveNames().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the accounts that a plan is known to be of, if it is not of this one. */
  public static Set<String> otherAccounts(TerraformPlan plan, String accountId) {
    var accounts =
        plan.keys().stream().map(key -> key.owner().account()).collect(Collectors.toSet());
    var others =
        accounts.stream()
            .filter(KeyAccount.Known.class::isInstance)
            .map(account -> ((KeyAccount.Known) account).id())
            .collect(Collectors.toCollection(TreeSet::new));
    return others.size() < accounts.size() || others.contains(accountId) ? Set.of() : others;
  }

  /** Judges a plan. */
  public GateReport judge(TerraformPlan plan, Optional<LiveUsers> live) {
    var all = KeysOfUser.of(plan);
    var accounts = all.stream().map(user -> user.owner().account()).distinct().count();
    var users = new ArrayList<GatedUser>();
    var limits = new GateLimits(policy, live.isPresent());
    for (var user : all) {
      var tally = new KeyTally(user);
      all.stream().filter(user::mayBeOneWith).forEach(tally::addPossible);
      live.ifPresent(account -> tally.addLive(account, accounts == 1));
      if (!tally.keys().isEmpty()) {
        var judged = judge(user, tally);
        limits.note(user, tally, judged);
        users.add(judged);
      }
    }
    users.sort(MOST_URGENT_FIRST);
    return new GateReport(plan, policy, users, GateLimits.incomplete(plan), limits.of(plan));
  }

  private GatedUser judge(KeysOfUser user, KeyTally tally) {
    return new GatedUser(
        user.owner(),
        user.owner().account() instanceof KeyAccount.Known(var id)
            ? Optional.of(id)
            : Optional.empty(),
        outcome(user, tally),
        tally.keys(),
        GateNotes.of(user, tally, policy));
  }

  private Outcome outcome(KeysOfUser user, KeyTally tally) {
    if (!policy.allows(tally.active().size())) {
      return overLimit(tally);
    }
    var reasons = tally.reasons(policy);
    if (!user.liveNames().isEmpty() || user.isOfNewUser()) {
      return reasons.isEmpty() ? new Outcome.WithinLimit() : new Outcome.NotKnown(reasons);
    }
    // Whose key it is, is not known: that user may have others.
    var mayBeActive = tally.keys().stream().anyMatch(GatedKey::mayBeActive);
    return mayBeActive
        ? new Outcome.NotKnown(List.of("The name of its user is known after the apply only."))
        : new Outcome.WithinLimit();
  }

  private Outcome overLimit(KeyTally tally) {
    var evidence =
        new Evidence.OverLimit(
            new IamUser("", "", List.of()),
            tally.active().stream().map(key -> key.counted(now)).toList(),
            tally.tags().orElse(Map.of()));
    return switch (Standing.of(evidence, PendingSteps.none(), policy, now)) {
      case Standing.WithinLimit() -> new Outcome.WithinLimit();
      case Standing.Exempt(var through) -> new Outcome.Exempt(through);
      case Standing.Rotating rotating -> new Outcome.Rotating(rotating.until());
      case Standing.OverLimit _ -> new Outcome.OverLimit();
    };
  }
}
