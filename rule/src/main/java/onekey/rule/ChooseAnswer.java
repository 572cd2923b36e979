package onekey.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.IamUser;

/** The answer of the chooser to a runbook: only strings, and always all of them. */
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

  /**
   * Answers which key to remove.
   *
   * @param deployment says what the decision may lead to
   * @param now when the decision was made
   */
  static Map<String, String> choice(
      IamUser user, Decision decision, Deployment deployment, Instant now, Duration quarantine) {
    var answer =
        new TreeMap<>(
            Map.of(
                "userName", user.name(),
                "userId", user.id(),
                "reason", decision.reason(),
                "chosenAt", now.toString(),
                "allowedRemoval", deployment.allowed().word(),
                "remediation", deployment.remediation().word()));
    answer.putAll(
        switch (decision) {
          case Decision.Keep _ -> outcome("Keep", "", "", "");
          case Decision.Hold(var accessKeyId, var removableFrom, var _) ->
              outcome("Hold", accessKeyId, removableFrom.map(Instant::toString).orElse(""), "");
          case Decision.Remove(var accessKeyId, var _) ->
              outcome("Remove", accessKeyId, "", SCHEDULE_TIME.format(now.plus(quarantine)));
        });
    return answer;
  }

  private static Map<String, String> outcome(
      String decision, String accessKeyId, String removableFrom, String deleteAt) {
    return Map.of(
        "decision", decision,
        "accessKeyId", accessKeyId,
        "removableFrom", removableFrom,
        "deleteAt", deleteAt);
  }

  /**
   * Answers whether a key may stay deactivated, or may be deleted.
   *
   * @param userName whose key it is; empty if the user is gone
   */
  static Map<String, String> confirmation(
      String userName, String accessKeyId, Confirmation confirmation, Deployment deployment) {
    var confirmed =
        switch (confirmation) {
          case Confirmation.Confirmed _ -> true;
          case Confirmation.StillActive _, Confirmation.Refused _ -> false;
        };
    return Map.of(
        "confirmed", Boolean.toString(confirmed),
        "userName", userName,
        "accessKeyId", accessKeyId,
        "reason", confirmation.reason(),
        "allowedRemoval", deployment.allowed().word());
  }
}
