package onekey.cli.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationStatus;

/**
 * One execution of a runbook for one user.
 *
 * @param userName the user name; the unique id if the execution did not find it
 * @param userId the unique id
 * @param decision {@code Keep}, {@code Hold}, {@code Announce} or {@code Remove}, or {@code Delete}
 *     or {@code Postpone} by the deletion runbook; empty if there was none
 * @param accessKeyId the key that was chosen; empty if there was none
 * @param reason what failed, or else the reasons of the decision
 * @param status how it ended, in Systems Manager's words; {@code NotStarted} if it did not start
 * @param steps the steps that ran, in their order
 */
public record Execution(
    String userName,
    String userId,
    String decision,
    String accessKeyId,
    String reason,
    String status,
    List<Step> steps) {

  private static final String SUCCESS = AutomationStatus.SUCCESS.toString();

  /**
   * One step.
   *
   * @param name its name in the runbook
   * @param status how it ended, in Systems Manager's words
   */
  public record Step(String name, String status) {}

  public Execution {
    steps = List.copyOf(steps);
  }

  static Execution of(AutomationExecution execution, UnaryOperator<String> keyNames) {
    var userId = execution.parameters().getOrDefault("IamUser", "");
    return new Execution(
        answer(execution, "userName").filter(name -> !name.isEmpty()).orElse(userId),
        userId,
        decision(execution),
        keyNames.apply(
            answer(execution, "accessKeyId")
                .orElseGet(() -> execution.parameters().getOrDefault("AccessKeyId", ""))),
        keyNames.apply(
            failure(execution).or(() -> answer(execution, "reason")).orElse("No answer.")),
        execution.status().toString(),
        execution.steps().stream()
            .map(step -> new Step(step.stepName(), step.status().toString()))
            .toList());
  }

  static Execution notStarted(String userName, String userId, String accessKeyId, String reason) {
    return new Execution(userName, userId, "", accessKeyId, reason, "NotStarted", List.of());
  }

  private static String decision(AutomationExecution execution) {
    return switch (execution.outputs().getOrDefault("ConfirmRested.confirmed", "")) {
      case "true" -> "Delete";
      case "later" -> "Postpone";
      case "false" -> "Keep";
      default -> answer(execution, "decision").orElse("");
    };
  }

  /** Returns what the chooser answered to the one runbook or the other. */
  private static Optional<String> answer(AutomationExecution execution, String name) {
    return Stream.of("ChooseExtraKey.", "ConfirmRested.")
        .flatMap(step -> Optional.ofNullable(execution.outputs().get(step + name)).stream())
        .findFirst();
  }

  /** Returns which steps failed and why; if it succeeded, only those that tell people. */
  private static Optional<String> failure(AutomationExecution execution) {
    return execution.steps().stream()
        .filter(step -> !execution.succeeded() || isMessage(step.stepName()))
        .flatMap(
            step ->
                step
                    .failureMessage()
                    .map(why -> "Step %s failed: %s".formatted(step.stepName(), why))
                    .stream())
        .reduce((first, next) -> first + " " + next)
        .or(execution::failureMessage);
  }

  private static boolean isMessage(String stepName) {
    return stepName.startsWith("TellPeople");
  }

  /** Returns whether it failed, or succeeded without telling people. */
  boolean failed() {
    return !status.equals(SUCCESS)
        || steps.stream()
            .anyMatch(step -> isMessage(step.name()) && !step.status().equals(SUCCESS));
  }
}
