package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How a user stands before the policy at one moment. Verdict, annotation and decision all follow
 * from it.
 */
public sealed interface Standing {

  /** No more active keys than allowed. */
  record WithinLimit() implements Standing {}

  /** Over the limit, and exempt through this day (UTC). */
  record Exempt(LocalDate through) implements Standing {}

  /** Over the limit, and rotating: the newest active key is young enough until this moment. */
  record Rotating(Instant until) implements Standing {}

  /**
   * Over the limit.
   *
   * @param extra the key to remove first
   * @param removability whether it may be removed now
   * @param exemption what the exemption tag says, which does not exempt the user
   */
  record OverLimit(AccessKey extra, Removability removability, Exemption exemption)
      implements Standing {}

  /**
   * Judges one user.
   *
   * @param user a user; over the limit, the last use of its active keys and, where the policy names
   *     a tag, its tags must have been read
   * @throws IllegalStateException if a last use that is needed was not read
   */
  static Standing of(IamUser user, KeyPolicy policy, Instant now) {
    if (!policy.isExceededBy(user)) {
      return new WithinLimit();
    }
    var exemption = Exemption.of(user, policy, now);
    return switch (exemption) {
      case Exemption.Through(var day) -> new Exempt(day);
      case Exemption.None(), Exemption.Past _, Exemption.Malformed _ ->
          notExempt(user, policy, now, exemption);
    };
  }

  private static Standing notExempt(
      IamUser user, KeyPolicy policy, Instant now, Exemption exemption) {
    var newestCreated =
        user.activeKeys().stream().map(AccessKey::created).max(Instant::compareTo).orElseThrow();
    var rotatingUntil = newestCreated.plus(Duration.ofDays(policy.rotationGraceDays()));
    // Without a grace, a key created after the moment of judging must not pass for a rotation.
    if (policy.rotationGraceDays() > 0 && now.isBefore(rotatingUntil)) {
      return new Rotating(rotatingUntil);
    }
    var extra = ExtraKey.among(user.activeKeys());
    return new OverLimit(extra, Removability.of(extra, user, policy, now), exemption);
  }
}
