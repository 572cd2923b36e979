package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What to do about the keys of one user. At most one key at a time. */
public sealed interface Decision {

  /** The text that explains the decision: the annotation of the verdict, in full. */
  String reason();

  /** Nothing to remove: within the limit, rotating or exempt. */
  record Keep(String reason) implements Decision {}

  /**
   * There is an extra key, and it must not be removed now.
   *
   * @param accessKeyId the extra key
   * @param removableFrom when it may be removed; empty if a person has to decide
   */
  record Hold(String accessKeyId, Optional<Instant> removableFrom, String reason)
      implements Decision {}

  /**
   * There is an extra key that may be removed, and people are to be told of it first.
   *
   * @param accessKeyId the extra key
   * @param removalAt when it is to be removed, a whole minute: EventBridge Scheduler invokes a
   *     target within the minute of its time, which must not be before the notice is over
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule
   *     types</a>
   */
  record Announce(String accessKeyId, Instant removalAt, String reason) implements Decision {}

  /**
   * There is an extra key, and it may be removed now.
   *
   * @param accessKeyId the extra key
   */
  record Remove(String accessKeyId, String reason) implements Decision {}

  /** Decides about one user without a notice, and where nothing scheduled was read. */
  static Decision of(Evidence evidence, KeyPolicy policy, Instant now) {
    return of(evidence, PendingSteps.none(), policy, now);
  }

  /** Decides about one user without a notice; the reason does not mention inactive keys. */
  static Decision of(Evidence evidence, PendingSteps pending, KeyPolicy policy, Instant now) {
    return of(evidence, pending, List.of(), policy, Duration.ZERO, now);
  }

  /**
   * Decides about one user.
   *
   * @param evidence what was read by this policy
   * @param pending what is scheduled for the keys of the user
   * @param notice how long before its removal a key is announced; zero for no announcement
   */
  static Decision of(
      Evidence evidence, PendingSteps pending, KeyPolicy policy, Duration notice, Instant now) {
    return of(
        evidence, pending, InactiveKey.of(evidence.user(), pending, now), policy, notice, now);
  }

  private static Decision of(
      Evidence evidence,
      PendingSteps pending,
      List<InactiveKey> inactive,
      KeyPolicy policy,
      Duration notice,
      Instant now) {
    var standing = Standing.of(evidence, pending, policy, now);
    var reason = Explanation.inFull(evidence, inactive, policy, standing);
    return switch (standing) {
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> new Keep(reason);
      case Standing.OverLimit over -> {
        var extra = over.extra().id();
        yield switch (over.removability()) {
          case Removability.Removable _
              when mustBeAnnounced(over, evidence.user(), pending, notice, now) -> {
            var removalAt = wholeMinute(now.plus(notice));
            var announced = over.with(new Removability.Announced(removalAt));
            yield new Announce(
                extra, removalAt, Explanation.inFull(evidence, inactive, policy, announced));
          }
          case Removability.Removable _ -> new Remove(extra, reason);
          case Removability.Announced(var until) -> new Hold(extra, Optional.of(until), reason);
          case Removability.TooRecent(var until) -> new Hold(extra, Optional.of(until), reason);
          case Removability.KeptTooRecent(var until) -> new Hold(extra, Optional.of(until), reason);
          case Removability.Reactivated(var until) -> new Hold(extra, until, reason);
          case Removability.Stopped(), Removability.NeedsPerson _ ->
              new Hold(extra, Optional.empty(), reason);
        };
      }
    };
  }

  private static boolean mustBeAnnounced(
      Standing.OverLimit over, IamUser user, PendingSteps pending, Duration notice, Instant now) {
    return !notice.isZero()
        && pending
            .announcement(user.id(), over.extra().id())
            .filter(announcement -> announcement.isOver(notice, now))
            .isEmpty();
  }

  private static Instant wholeMinute(Instant moment) {
    var minute = moment.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }
}
