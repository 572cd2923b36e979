package onekey.cli.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.rule.aws.ListedStep;

/**
 * A step that is scheduled for the extra key, and what it means for the drill.
 *
 * @param step the step
 * @param userName the user of the drill
 */
record ScheduledStep(ListedStep step, String userName) {

  private static final String CHECK = "keys of the user";

  /** EventBridge Scheduler invokes a target within a minute, and the runbooks take some more. */
  private static final Duration RUN = Duration.ofMinutes(15);

  /**
   * Returns what was found beside this step, and when to come back. A step whose time is over for
   * some while has not done what it is for.
   */
  List<DrillLine> seen(String found, Instant now) {
    if (step.at().isEmpty() || !step.enabled()) {
      return List.of(
          new Wrong(
              CHECK,
              "%s, but its schedule %s %s"
                  .formatted(
                      found,
                      step.scheduleName(),
                      step.enabled() ? "has no time" : "is disabled and does nothing"),
              look(step)));
    }
    var due = step.at().get();
    if (now.isAfter(due.plus(RUN))) {
      return List.of(
          new Wrong(
              CHECK,
              "%s, and its schedule %s was due at %s and did not change that"
                  .formatted(found, step.scheduleName(), due),
              look(step)
                  + " Its executions say why: aws ssm describe-automation-executions; and the dead-letter queue of the schedules."));
    }
    return List.of(
        new Fine(CHECK, found + "."),
        NextDay.at(
            due.plus(RUN),
            userName,
            "The schedule %s is due at %s.".formatted(step.scheduleName(), due)));
  }

  /** Returns the command that shows a step. */
  static String look(ListedStep step) {
    return "Look at it: aws scheduler get-schedule --group-name %s --name %s."
        .formatted(step.groupName(), step.scheduleName());
  }
}
