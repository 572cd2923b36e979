package onekey.cli.doctor.check;

import java.util.function.ToLongFunction;

/**
 * How many lines have which status. JSON has it with these names.
 *
 * @param fine as it should be
 * @param wrong not as it should be
 * @param notCheckable not known
 */
public record StatusSummary(long fine, long wrong, long notCheckable) {

  /**
   * Returns the summary.
   *
   * @param count how many lines have a status
   */
  public static StatusSummary of(ToLongFunction<Status> count) {
    return new StatusSummary(
        count.applyAsLong(Status.FINE),
        count.applyAsLong(Status.WRONG),
        count.applyAsLong(Status.NOT_CHECKABLE));
  }
}
