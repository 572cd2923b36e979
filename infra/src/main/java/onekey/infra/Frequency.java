package onekey.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;

/**
 * How often AWS Config runs a periodic rule.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_SourceDetail.html">SourceDetail</a>
 */
public enum Frequency {
  ONE_HOUR("One_Hour", 1),
  THREE_HOURS("Three_Hours", 3),
  SIX_HOURS("Six_Hours", 6),
  TWELVE_HOURS("Twelve_Hours", 12),
  TWENTY_FOUR_HOURS("TwentyFour_Hours", 24);

  private final String configName;
  private final int hours;

  Frequency(String configName, int hours) {
    this.configName = configName;
    this.hours = hours;
  }

  /** The value that AWS Config takes. */
  public String configName() {
    return configName;
  }

  /** The time from one run to the next. */
  Duration period() {
    return Duration.hours(hours);
  }

  /** The time of two runs, after which a rule that did not run is noticed. */
  public int hoursOfTwoPeriods() {
    return 2 * hours;
  }

  /** The time from one run to the next, in seconds. */
  public int seconds() {
    return period().toSeconds().intValue();
  }

  static List<String> configNames() {
    return Arrays.stream(values()).map(Frequency::configName).toList();
  }

  static Optional<Frequency> of(String configName) {
    return Arrays.stream(values())
        .filter(frequency -> frequency.configName.equals(configName))
        .findAny();
  }

  static String allowed() {
    return String.join(", ", configNames());
  }
}
