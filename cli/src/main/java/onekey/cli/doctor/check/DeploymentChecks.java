package onekey.cli.doctor.check;

import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.words.Words;

/** Whether smaller parts of the stack are as it deployed them. */
public final class DeploymentChecks {

  private static final String ANEW =
      "Deploy the stack anew, because CloudFormation does not notice that: npx cdk destroy, and npx cdk deploy";

  private DeploymentChecks() {}

  /** Checks an event rule by its state, such as {@code ENABLED}; empty if there is none. */
  public static Line eventRule(StackResource rule, Optional<String> state, String region) {
    var subject = Words.of("Event rule {}", rule.part());
    return switch (state.orElse("")) {
      case "" -> missing(subject);
      case "ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" ->
          Line.fine(subject, Words.of("It is enabled."));
      default ->
          Line.wrong(
              subject,
              Words.of("It is disabled, so what it waits for is missed."),
              Words.command(
                  "aws events enable-rule --region {} --name {}",
                  Words.plain(region),
                  rule.part()));
    };
  }

  /** Checks an event source mapping by its state, such as {@code Enabled}. */
  public static Line eventSource(StackResource mapping, Optional<String> state, String region) {
    var subject = Words.of("Event source mapping {}", mapping.part());
    return switch (state.orElse("")) {
      case "" -> missing(subject);
      case "Enabled" -> Line.fine(subject, Words.of("It is enabled."));
      case "Creating", "Enabling", "Updating" ->
          Line.notCheckable(subject, Words.of("It is being changed. Check again in a minute."));
      default ->
          Line.wrong(
              subject,
              Words.of(
                  "Its state is {}, so the rule does not run after changes of keys.",
                  Words.plain(state.orElseThrow())),
              Words.command(
                  "aws lambda update-event-source-mapping --region {} --uuid {} --enabled",
                  Words.plain(region),
                  mapping.part()));
    };
  }

  /** Checks a runbook by its status, such as {@code Active}; empty if there is none. */
  public static Line runbook(StackResource document, Optional<String> status) {
    var subject = Words.of("Runbook {}", document.part());
    return switch (status.orElse("")) {
      case "" -> missing(subject);
      case "Active" -> Line.fine(subject, Words.of("It is active."));
      default ->
          Line.wrong(
              subject,
              Words.of("Its status is {}.", Words.plain(status.orElseThrow())),
              Words.of("Deploy the stack again: npx cdk deploy"));
    };
  }

  /**
   * What the rule starts for a NON_COMPLIANT user.
   *
   * @param runbook the name of the runbook
   * @param automatic whether AWS Config starts it by itself
   */
  public record Remediation(String runbook, boolean automatic) {}

  /**
   * Compares the remediation of the rule with the template.
   *
   * @param live what the rule has
   * @param automatic whether the template has an automatic one; empty if it has none
   */
  public static Line remediation(
      StackResource rule,
      Optional<Remediation> live,
      Optional<Boolean> automatic,
      List<StackResource> runbooks) {
    var subject = Words.of("Remediation of {}", rule.part());
    if (automatic.isEmpty()) {
      return live.isEmpty()
          ? Line.fine(subject, Words.of("There is none: the stack only detects."))
          : Line.wrong(
              subject,
              Words.of("There is one, and the stack has none: somebody added it."),
              Words.of(
                  "Delete it: {}",
                  Words.command(
                      "aws configservice delete-remediation-configuration --config-rule-name {}",
                      rule.part())));
    }
    if (live.isEmpty()) {
      return missing(subject);
    }
    var found = live.get();
    if (runbooks.stream().noneMatch(each -> each.physicalId().equals(found.runbook()))) {
      return Line.wrong(
          subject,
          Words.of("It starts {}, which is no runbook of the stack.", found.runbook()),
          Words.of("Deploy the stack anew: npx cdk destroy, and npx cdk deploy"));
    }
    if (found.automatic() != automatic.get()) {
      return Line.wrong(
          subject,
          Words.of(
              "It is {}, and was deployed as {}.",
              Words.plain(word(found.automatic())),
              Words.plain(word(automatic.get()))),
          Words.of(
              "Deploy with the onekey:remediation that you want, and another setting changed in between if CloudFormation sees no change"));
    }
    return Line.fine(subject, Words.of("It is {}.", Words.plain(word(found.automatic()))));
  }

  private static String word(boolean automatic) {
    return automatic ? "automatic" : "manual";
  }

  /** Checks a queue of what could not be done; empty if there is no such queue. */
  public static Line deadLetters(StackResource queue, Optional<Long> messages, String region) {
    var subject = Words.of("Queue {}", queue.name());
    if (messages.isEmpty()) {
      return missing(subject);
    }
    return messages.get() == 0
        ? Line.fine(subject, Words.of("It is empty."))
        : Line.wrong(
            subject,
            Words.of(
                "Messages: {}. Each is a step that could not be started, or a change of keys that was given up.",
                messages.get()),
            Words.of(
                "Read what it is about and why it failed, do it by hand, and delete the message: {}",
                Words.command(
                    "aws sqs receive-message --region {} --message-attribute-names All --queue-url {}",
                    Words.plain(region),
                    queue.part())));
  }

  private static Line missing(Words subject) {
    return Line.wrong(subject, Words.of("It is not there: somebody deleted it."), Words.of(ANEW));
  }
}
