package onekey.infra;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How often AWS Config runs a periodic rule.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_SourceDetail.html">SourceDetail</a>
 */
enum Frequency {
  ONE_HOUR("One_Hour"),
  THREE_HOURS("Three_Hours"),
  SIX_HOURS("Six_Hours"),
  TWELVE_HOURS("Twelve_Hours"),
  TWENTY_FOUR_HOURS("TwentyFour_Hours");

  private final String configName;

  Frequency(String configName) {
    this.configName = configName;
  }

  /** The value that AWS Config takes. */
  String configName() {
    return configName;
  }

  static Optional<Frequency> of(String configName) {
    return Arrays.stream(values())
        .filter(frequency -> frequency.configName.equals(configName))
        .findAny();
  }

  static String allowed() {
    return Arrays.stream(values()).map(Frequency::configName).collect(Collectors.joining(", "));
  }
}
