package onekey.plan.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/**
 * How soon somebody should look at a user: what would be removed now, what is announced, what is
 * held until a day, what a person must decide, and then the users that keep all keys.
 *
 * @param rank the place among these, from 0
 * @param from since when or until when that is so; the end of time where there is no day
 */
public record Urgency(int rank, Instant from) implements Comparable<Urgency> {

  /** The most urgent users first, and of the same urgency the earlier day. */
  public static final Comparator<PlannedUser> FIRST = Comparator.comparing(Urgency::of);

  private static final int NOW = 0;
  private static final int ANNOUNCED = 1;
  private static final int HELD = 2;
  private static final int FOR_PERSON = 3;
  private static final int KEPT = 4;

  /** Returns the urgency of this user. */
  public static Urgency of(PlannedUser user) {
    return switch (user.decision()) {
      case Decision.Remove _ -> new Urgency(NOW, removableSince(user.standing()));
      case Decision.Announce announce -> new Urgency(ANNOUNCED, announce.removalAt());
      case Decision.Hold hold ->
          hold.removableFrom()
              .map(day -> new Urgency(isAnnounced(user.standing()) ? ANNOUNCED : HELD, day))
              .orElseGet(() -> new Urgency(FOR_PERSON, Instant.MAX));
      case Decision.Keep _ -> new Urgency(KEPT, keptUntil(user.standing()));
    };
  }

  private static Instant removableSince(Standing standing) {
    return switch (standing) {
      case Standing.OverLimit over ->
          switch (over.removability()) {
            case Removability.Removable(var since) -> since;
            case Removability.TooRecent _,
                Removability.KeptTooRecent _,
                Removability.Reactivated _,
                Removability.Announced _,
                Removability.Stopped _,
                Removability.NeedsPerson _ ->
                Instant.MAX;
          };
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> Instant.MAX;
    };
  }

  private static boolean isAnnounced(Standing standing) {
    return switch (standing) {
      case Standing.OverLimit over ->
          switch (over.removability()) {
            case Removability.Announced _ -> true;
            case Removability.Removable _,
                Removability.TooRecent _,
                Removability.KeptTooRecent _,
                Removability.Reactivated _,
                Removability.Stopped _,
                Removability.NeedsPerson _ ->
                false;
          };
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> false;
    };
  }

  private static Instant keptUntil(Standing standing) {
    return switch (standing) {
      case Standing.Rotating rotating -> rotating.until();
      case Standing.Exempt(var through) ->
          through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      case Standing.WithinLimit(), Standing.OverLimit _ -> Instant.MAX;
    };
  }

  @Override
  public int compareTo(Urgency other) {
    return Comparator.comparingInt(Urgency::rank).thenComparing(Urgency::from).compare(this, other);
  }
}
