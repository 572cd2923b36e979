package onekey.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import onekey.sandbox.ssm.AutomationExecution;

/**
 * One execution of the runbook for one user.
 *
 * @param userName the user name
 * @param userId the unique id
 * @param decision {@code Keep}, {@code Hold} or {@code Remove}; empty if there was none
 * @param accessKeyId the key that was chosen; empty if there was none
 * @param reason the reasons of the decision, or why there was none
 * @param status how the execution ended, in Systems Manager's words
 * @param steps the steps that ran, in their order
 */
public record Remediation(
    String userName,
    String userId,
    String decision,
    String accessKeyId,
    String reason,
    String status,
    List<Step> steps) {

  /**
   * One step.
   *
   * @param name its name in the runbook
   * @param status how it ended, in Systems Manager's words
   */
  public record Step(String name, String status) {}

  public Remediation {
    steps = List.copyOf(steps);
  }

  static Remediation of(
      JudgedUser user, AutomationExecution execution, UnaryOperator<String> keyNames) {
    return new Remediation(
        user.userName(),
        user.userId(),
        output(execution.outputs(), "decision", ""),
        keyNames.apply(output(execution.outputs(), "accessKeyId", "")),
        keyNames.apply(
            output(execution.outputs(), "reason", execution.failureMessage().orElse(""))),
        execution.status().toString(),
        execution.steps().stream()
            .map(step -> new Step(step.stepName(), step.status().toString()))
            .toList());
  }

  boolean failed() {
    return !status.equals("Success");
  }

  private static String output(Map<String, String> outputs, String name, String otherwise) {
    return outputs.getOrDefault("ChooseExtraKey." + name, otherwise);
  }
}
