package onekey.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.rule.notice.NoticeStyle;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.RuleTargetInput;

/**
 * What is published of an execution that failed, timed out or was cancelled. The event names
 * neither user nor key: the execution does.
 *
 * @param what did not succeed, after "OneKey: "
 * @param nextSteps what to do, a sentence or two each, without angle brackets, which begin and end
 *     the fields of the event
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input
 *     transformation</a>
 */
record ExecutionNotice(String what, List<String> nextSteps) {

  private static final String ACTIVATE =
      "aws iam update-access-key --user-name USER --access-key-id KEY --status Active";

  private static final String DELETE =
      "aws iam delete-access-key --user-name USER --access-key-id KEY";

  /** Of the runbook that removes the extra key. */
  static ExecutionNotice ofRemoval() {
    return new ExecutionNotice(
        "the removal of an extra access key did not succeed",
        List.of(
            "Open the execution. Its steps name the user and the key. If it failed, the last step says why and in what state the key is.",
            "If it timed out or was cancelled, no step says so: look at the user's keys. A key that step DeactivateKey deactivated stays inactive, and is deleted later only if step ScheduleDeletion succeeded.",
            "If the key is needed: " + ACTIVATE,
            "Correct the cause, then remediate the user again in the AWS Config console."));
  }

  /** Of the runbook that deletes a key at the end of its quarantine. */
  static ExecutionNotice ofDeletion() {
    return new ExecutionNotice(
        "the deletion of an access key at the end of its quarantine did not succeed",
        List.of(
            "Open the execution. Its input names the user and the key, its steps say why. Unless step DeleteKey succeeded, the key stays as it is. If the last step is FailWillTryAgain, the deletion is tried again on the next day; else nothing deletes the key later.",
            "If the key is needed: " + ACTIVATE,
            "If it is not: " + DELETE));
  }

  /** Returns what the target of an EventBridge rule publishes in place of the event. */
  RuleTargetInput input(NoticeStyle style, ConsoleLinks console) {
    return switch (style) {
      case TEXT -> RuleTargetInput.fromMultilineText(String.join("\n", lines(console)));
      case CHAT -> RuleTargetInput.fromObject(customNotification(console));
    };
  }

  private List<String> lines(ConsoleLinks console) {
    var lines = new ArrayList<String>();
    lines.add(title() + ".");
    lines.addAll(description(console));
    lines.add("What to do:");
    nextSteps.forEach(step -> lines.add("- " + step));
    return lines;
  }

  /**
   * The custom notification of Amazon Q Developer in chat applications.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html#event-schema">Its
   *     schema</a>
   */
  private Map<String, Object> customNotification(ConsoleLinks console) {
    var content = new LinkedHashMap<String, Object>();
    content.put("textType", "client-markdown");
    content.put("title", title());
    content.put("description", String.join("\n", description(console)));
    content.put("nextSteps", nextSteps);
    var notification = new LinkedHashMap<String, Object>();
    notification.put("version", "1.0");
    notification.put("source", "custom");
    notification.put("content", content);
    return notification;
  }

  private String title() {
    return "OneKey: %s (%s)".formatted(what, EventField.fromPath("$.detail.Status"));
  }

  private static List<String> description(ConsoleLinks console) {
    var execution = EventField.fromPath("$.detail.ExecutionId");
    return List.of(
        "Account %s, Region %s, at %s."
            .formatted(EventField.getAccount(), EventField.getRegion(), EventField.getTime()),
        "Execution %s of the runbook %s."
            .formatted(execution, EventField.fromPath("$.detail.Definition")),
        console.addressOrPath(
            "/systems-manager/automation/execution/%s?region=%s".formatted(execution, Aws.REGION)));
  }
}
