package onekey.cli.drill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.NotCheckable;
import onekey.rule.judgement.Decision;

/** Says when to come back. */
final class NextDay {

  static final String NEXT_VISIT = "next visit";

  private NextDay() {}

  /** Returns when something can be seen of what was decided. */
  static DrillLine of(Decision decision, String userName) {
    return switch (decision) {
      case Decision.Hold hold when hold.removableFrom().isPresent() ->
          at(hold.removableFrom().get(), userName, hold.reason());
      case Decision.Hold hold -> never(userName, hold.reason());
      case Decision.Keep keep -> never(userName, keep.reason());
      case Decision.Announce announce -> at(announce.removalAt(), userName, announce.reason());
      case Decision.Remove remove -> at(Instant.EPOCH, userName, remove.reason());
    };
  }

  /** Returns that the next step is due at this moment. */
  static DrillLine at(Instant moment, String userName, String why) {
    return new Fine(
        NEXT_VISIT,
        "%s: onekey doctor --drill --resume%s. %s"
            .formatted(
                moment.equals(Instant.EPOCH)
                    ? "now"
                    : "after " + moment.truncatedTo(ChronoUnit.SECONDS),
                option(userName),
                why));
  }

  private static DrillLine never(String userName, String why) {
    return new NotCheckable(
        NEXT_VISIT,
        "%s No day is set at which that ends. To remove the user: onekey doctor --drill --clean%s"
            .formatted(why, option(userName)));
  }

  private static String option(String userName) {
    return userName.equals(DrillOrder.USUAL_NAME) ? "" : " --drill-user " + userName;
  }
}
