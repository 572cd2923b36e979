package onekey.rule.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/**
 * When a one-time schedule runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule
 *     types in EventBridge Scheduler</a>
 */
public final class ScheduleTime {

  /** What EventBridge Scheduler takes where a schedule names no time zone. */
  static final String UTC = "UTC";

  /** Years of four digits, so that every day can be written in every time zone. */
  private static final Pattern ONE_TIME = Pattern.compile("at\\((\\d{4}-.+)\\)");

  private ScheduleTime() {}

  /** Returns the time; empty if a person has changed the schedule to something else than one. */
  public static Optional<Instant> of(GetScheduleResponse schedule) {
    var expression =
        ONE_TIME.matcher(Optional.ofNullable(schedule.scheduleExpression()).orElse(""));
    try {
      return expression.matches()
          ? Optional.of(
              LocalDateTime.parse(expression.group(1))
                  .atZone(ZoneId.of(zone(schedule)))
                  .toInstant())
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Returns the time zone of the schedule. */
  static String zone(GetScheduleResponse schedule) {
    return Optional.ofNullable(schedule.scheduleExpressionTimezone()).orElse(UTC);
  }
}
