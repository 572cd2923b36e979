package onekey.infra;

import java.util.Optional;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * Everything that leads from a verdict to a removed key. With remediation off there is none of it.
 *
 * <p>Not a construct: its parts are direct children of the stack, because pending schedules name
 * them, so their logical ids must not change.
 *
 * @param schedules the schedules of announced removals and pending deletions
 * @param choose the function that the runbooks ask
 * @param deletion the runbook that a schedule starts
 * @param runbook the runbook that a person or AWS Config starts
 */
record KeyRemoval(
    StackSchedules schedules,
    ChooseFunction choose,
    DeletionRunbook deletion,
    RemovalRunbook runbook) {

  /**
   * Defines all of it.
   *
   * @param stack the parent of the parts
   * @param remediation what the deployment allows, and who starts a removal
   * @param functionCode the code of the chooser
   * @param notices where the runbooks tell people; empty for nowhere
   */
  static KeyRemoval in(
      Construct stack,
      Settings settings,
      RemediationSettings remediation,
      Code functionCode,
      AccessKeyRule rule,
      JudgeFunction judge,
      StackSchedules schedules,
      Optional<NoticeTopic> notices) {
    var choose =
        new ChooseFunction(
            stack, "Choose", functionCode, settings, remediation, rule, judge, schedules, notices);
    var allowed = remediation.deployment().allowed();
    var deletion =
        new DeletionRunbook(stack, "DeletionRunbook", allowed, rule, choose, schedules, notices);
    var runbook =
        new RemovalRunbook(
            stack, "RemovalRunbook", allowed, rule, choose, schedules, deletion, notices);
    new RuleRemediation(stack, "RuleRemediation", remediation, rule, runbook);
    return new KeyRemoval(schedules, choose, deletion, runbook);
  }
}
