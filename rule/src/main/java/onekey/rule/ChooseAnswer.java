package onekey.rule;

import java.time.Instant;
import java.util.Map;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.IamUser;

/** What the chooser tells the runbook: strings only, every one of them always there. */
final class ChooseAnswer {

  private ChooseAnswer() {}

  static Map<String, String> of(IamUser user, Decision decision) {
    return switch (decision) {
      case Decision.Keep(var reason) -> choice(user, "Keep", "", "", reason);
      case Decision.Hold(var accessKeyId, var removableFrom, var reason) ->
          choice(
              user, "Hold", accessKeyId, removableFrom.map(Instant::toString).orElse(""), reason);
      case Decision.Remove(var accessKeyId, var reason) ->
          choice(user, "Remove", accessKeyId, "", reason);
    };
  }

  static Map<String, String> of(String userName, String accessKeyId, Confirmation confirmation) {
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

  private static Map<String, String> choice(
      IamUser user, String decision, String accessKeyId, String removableFrom, String reason) {
    return Map.of(
        "decision", decision,
        "userName", user.name(),
        "userId", user.id(),
        "accessKeyId", accessKeyId,
        "removableFrom", removableFrom,
        "reason", reason);
  }
}
