package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How a user compares with the policy at one moment. Verdict, annotation and decision are all
 * derived from it.
 */
public sealed interface Standing {

  /** No more active keys than allowed. */
  record WithinLimit() implements Standing {}

  /** Over the limit, and exempt through this day (UTC). */
  record Exempt(LocalDate through) implements Standing {}

  /**
   * Over the limit, and rotating.
   *
   * @param newestCreated when the newest active key was created
   * @param until until when that key is young enough
   * @param exemption what the exemption tag says, which does not exempt the user
   */
  record Rotating(Instant newestCreated, Instant until, Exemption exemption) implements Standing {}

  /**
   * Over the limit.
   *
   * @param extra the key to remove first
   * @param kept the keys that the user keeps in the end: as many as the policy allows
   * @param removability whether the extra key may be removed now
   * @param exemption what the exemption tag says, which does not exempt the user
   */
  record OverLimit(
      CountedKey extra, List<CountedKey> kept, Removability removability, Exemption exemption)
      implements Standing {

    public OverLimit {
      kept = List.copyOf(kept);
    }

    OverLimit with(Removability other) {
      return new OverLimit(extra, kept, other, exemption);
    }
  }

  /**
   * Compares one user with the policy.
   *
   * @param evidence what was read by this policy
   * @param pending what is scheduled, where that was read; an active key with a pending deletion
   *     was made active again
   */
  static Standing of(Evidence evidence, PendingSteps pending, KeyPolicy policy, Instant now) {
    return switch (evidence) {
      case Evidence.WithinLimit _ -> new WithinLimit();
      case Evidence.OverLimit over -> overLimit(over, pending, policy, now);
    };
  }

  private static Standing overLimit(
      Evidence.OverLimit over, PendingSteps pending, KeyPolicy policy, Instant now) {
    var exemption = Exemption.of(over.tags(), policy, now);
    return switch (exemption) {
      case Exemption.Through(var day) -> new Exempt(day);
      case Exemption.None(), Exemption.Past _, Exemption.TooDistant _, Exemption.Malformed _ ->
          notExempt(over, pending, policy, now, exemption);
    };
  }

  private static Standing notExempt(
      Evidence.OverLimit over,
      PendingSteps pending,
      KeyPolicy policy,
      Instant now,
      Exemption exemption) {
    var newestCreated =
        over.countedKeys().stream().map(CountedKey::created).max(Instant::compareTo).orElseThrow();
    var rotatingUntil = newestCreated.plus(Duration.ofDays(policy.rotationGraceDays()));
    // Without a grace, a key created after the moment of judging must not pass for a rotation.
    if (policy.rotationGraceDays() > 0 && now.isBefore(rotatingUntil)) {
      return new Rotating(newestCreated, rotatingUntil, exemption);
    }
    var extra = ExtraKey.among(over.countedKeys(), policy.maxActiveKeys());
    var removability =
        Removability.of(extra.key(), extra.kept(), over.user(), pending, policy, now);
    return new OverLimit(extra.key(), extra.kept(), removability, exemption);
  }
}
