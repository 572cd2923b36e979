package onekey.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.IamUser;

/** What the chooser tells the runbooks: strings only, every one of them always there. */
final class ChooseAnswer {

  /**
   * The time of a one-time schedule: whole seconds, UTC, no zone.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time">One-time
   *     schedules</a>
   */
  private static final DateTimeFormatter SCHEDULE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private ChooseAnswer() {}

  static Map<String, String> choice(
      IamUser user, Decision decision, Instant now, Duration quarantine) {
    var deleteAt = SCHEDULE_TIME.format(now.plus(quarantine));
    return switch (decision) {
      case Decision.Keep(var reason) -> choice(user, "Keep", "", "", reason, now, "");
      case Decision.Hold(var accessKeyId, var removableFrom, var reason) ->
          choice(
              user,
              "Hold",
              accessKeyId,
              removableFrom.map(Instant::toString).orElse(""),
              reason,
              now,
              "");
      case Decision.Remove(var accessKeyId, var reason) ->
          choice(user, "Remove", accessKeyId, "", reason, now, deleteAt);
    };
  }

  private static Map<String, String> choice(
      IamUser user,
      String decision,
      String accessKeyId,
      String removableFrom,
      String reason,
      Instant chosenAt,
      String deleteAt) {
    return Map.of(
        "decision", decision,
        "userName", user.name(),
        "userId", user.id(),
        "accessKeyId", accessKeyId,
        "removableFrom", removableFrom,
        "reason", reason,
        "chosenAt", chosenAt.toString(),
        "deleteAt", deleteAt);
  }

  /**
   * Whether a key may be deleted.
   *
   * @param userName whose key it is; empty if the user is gone
   */
  record Confirmed(String userName, String accessKeyId, Confirmation confirmation) {

    /** Tells whether asking again may bring another answer. */
    boolean mayChange() {
      return switch (confirmation) {
        case Confirmation.StillActive _ -> true;
        case Confirmation.Confirmed _, Confirmation.Refused _ -> false;
      };
    }

    Map<String, String> toMap() {
      var confirmed =
          switch (confirmation) {
            case Confirmation.Confirmed _ -> true;
            case Confirmation.StillActive _, Confirmation.Refused _ -> false;
          };
      return Map.of(
          "confirmed",
          Boolean.toString(confirmed),
          "userName",
          userName,
          "accessKeyId",
          accessKeyId,
          "reason",
          confirmation.reason());
    }
  }
}
