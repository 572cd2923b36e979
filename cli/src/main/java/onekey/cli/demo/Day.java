package onekey.cli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day on which something happened and the rule ran after it.
 *
 * @param day how many days after the first run of the rule, 0 or more
 * @param date the date in UTC
 * @param event what happened, a whole sentence
 * @param executions the executions of runbooks
 * @param users the users after that, ordered by name
 * @param messages what people were told
 * @param pending what is scheduled
 */
public record Day(
    long day,
    LocalDate date,
    String event,
    List<Execution> executions,
    List<JudgedUser> users,
    List<SentMessage> messages,
    List<PendingStep> pending) {

  /**
   * A schedule that is still to start a runbook.
   *
   * @param userName whose key; empty if the user is gone
   * @param name the name of the schedule, {@code remove-} or {@code delete-} and the key
   * @param at when it is due
   */
  public record PendingStep(String userName, String name, Instant at) {}

  public Day {
    executions = List.copyOf(executions);
    users = List.copyOf(users);
    messages = List.copyOf(messages);
    pending = List.copyOf(pending);
  }
}
