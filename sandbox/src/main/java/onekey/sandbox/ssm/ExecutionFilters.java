package onekey.sandbox.ssm;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import onekey.sandbox.api.Parameters;

/**
 * What a list of executions is limited to.
 *
 * @param namePrefix what the name of the document begins with
 * @param startedAfter when the execution started at the earliest
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionFilter.html">AutomationExecutionFilter</a>
 */
record ExecutionFilters(Optional<String> namePrefix, Optional<Instant> startedAfter) {

  private static final String NAME_PREFIX = "DocumentNamePrefix";
  private static final String STARTED_AFTER = "StartTimeAfter";

  private static final int MOST_FILTERS = 10;

  static ExecutionFilters of(Parameters parameters) {
    var namePrefix = Optional.<String>empty();
    var startedAfter = Optional.<Instant>empty();
    for (var filter : parameters.objects("Filters", MOST_FILTERS)) {
      var key =
          filter
              .oneOf("Key", List.of(NAME_PREFIX, STARTED_AFTER))
              .orElseThrow(filter.missing("Key"));
      var value =
          filter.texts("Values", 1).stream().findAny().orElseThrow(filter.missing("Values"));
      if (key.equals(NAME_PREFIX)) {
        namePrefix = Optional.of(value);
      } else {
        startedAfter = Optional.of(time(filter, value));
      }
    }
    return new ExecutionFilters(namePrefix, startedAfter);
  }

  boolean match(AutomationExecution execution) {
    return namePrefix.filter(prefix -> !execution.documentName().startsWith(prefix)).isEmpty()
        && startedAfter.filter(time -> !execution.started().isAfter(time)).isEmpty();
  }

  private static Instant time(Parameters filter, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      var error = filter.invalid("Values", value, "Member must be a time, ISO 8601").get();
      error.initCause(e);
      throw error;
    }
  }
}
