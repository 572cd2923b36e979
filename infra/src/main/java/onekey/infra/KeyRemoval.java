package onekey.infra;

import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * Everything that leads from a verdict to a removed key. With detection only there is none of it.
 *
 * <p>No construct of its own: its parts stand in the stack, because their logical ids come from
 * there, and pending schedules name them.
 *
 * @param schedules where pending deletions stand
 * @param deletion what a schedule starts
 * @param runbook what a person or AWS Config starts
 */
record KeyRemoval(DeletionSchedules schedules, DeletionRunbook deletion, RemovalRunbook runbook) {

  /**
   * Defines all of it.
   *
   * @param stack what the parts stand in
   * @param remediation what it may do, and who starts it
   * @param functionCode the code of the chooser
   */
  static KeyRemoval in(
      Construct stack,
      Settings settings,
      RemediationSettings remediation,
      Code functionCode,
      AccessKeyRule rule,
      JudgeFunction judge) {
    var allowed = remediation.allowedRemoval();
    var schedules = new DeletionSchedules(stack, "DeletionSchedules");
    var choose =
        new ChooseFunction(
            stack, "Choose", functionCode, settings, remediation, rule, judge, schedules);
    var deletion = new DeletionRunbook(stack, "DeletionRunbook", allowed, choose, schedules);
    var runbook =
        new RemovalRunbook(stack, "RemovalRunbook", allowed, rule, choose, schedules, deletion);
    new RuleRemediation(stack, "RuleRemediation", remediation, rule, runbook);
    return new KeyRemoval(schedules, deletion, runbook);
  }
}
