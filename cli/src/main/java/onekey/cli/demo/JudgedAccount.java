package onekey.cli.demo;

import java.util.List;
import java.util.SortedMap;

/**
 * An account from its first run of the rule until nothing is scheduled any more for the keys that
 * were removed on the first day.
 *
 * @param invented whether the users and what they do are invented; if not, they do nothing
 * @param days the days on which something happened, the first with the first run of the rule
 * @param calls how many API calls that run made, by action
 * @param cost the cost of that run
 * @param costUnchanged the cost of a run a day later, if nothing changes until then
 */
public record JudgedAccount(
    boolean invented,
    SortedMap<String, Long> calls,
    RunCost cost,
    RunCost costUnchanged,
    List<Day> days) {

  public JudgedAccount {
    days = List.copyOf(days);
  }

  /** Returns whether an execution failed, or did not tell people what it did. */
  public boolean executionFailed() {
    return days.stream().flatMap(day -> day.executions().stream()).anyMatch(Execution::failed);
  }
}
