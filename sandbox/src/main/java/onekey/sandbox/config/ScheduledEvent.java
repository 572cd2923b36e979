package onekey.sandbox.config;

import java.time.Instant;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Json;

/**
 * The event with which AWS Config invokes the function of a periodic rule. {@code invokingEvent}
 * and {@code ruleParameters} are JSON within a string.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html">Example
 *     events for AWS Config rules</a>
 */
final class ScheduledEvent {

  private ScheduledEvent() {}

  static String of(
      Account account, ConfigRule rule, String ruleId, String resultToken, Instant created) {
    var invokingEvent =
        Json.object()
            .put("awsAccountId", account.id())
            .put("notificationCreationTime", created.toString())
            .put("messageType", "ScheduledNotification")
            .put("recordVersion", "1.0");
    return Json.object()
        .put("invokingEvent", invokingEvent.toString())
        .put("ruleParameters", Json.object(rule.parameters()).toString())
        .put("resultToken", resultToken)
        .put("eventLeftScope", false)
        .put(
            "executionRoleArn",
            account.roleArn("aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"))
        .put("configRuleArn", account.configRuleArn(ruleId))
        .put("configRuleName", rule.name())
        .put("configRuleId", ruleId)
        .put("accountId", account.id())
        .put("version", "1.0")
        .toString();
  }
}
