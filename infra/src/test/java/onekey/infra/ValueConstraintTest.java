package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A template with parameters takes the values that the synthesis takes. Only numbers with leading
 * zeros are different: the synthesis writes them without, CloudFormation would write them as they
 * are.
 */
class ValueConstraintTest {

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "off",
          "manual",
          "automatic",
          "never",
          "Never",
          "true",
          "false",
          "TRUE",
          "One_Hour",
          "TwentyFour_Hours",
          "a",
          "a b",
          " a",
          "a ",
          "aws:a",
          "AWS:a",
          "aws",
          "é日",
          "a\"b",
          "a\\b",
          "a\n",
          "\n",
          "${a}",
          "a@b",
          "a@b@c",
          "a@b,c",
          "<a@b>",
          "a@b c",
          "$'`@\"",
          "-1",
          "+1",
          "1.0",
          "1e1",
          " 1",
          "1 ",
          "٣",
          "x".repeat(64),
          "x".repeat(65),
          "x".repeat(128),
          "x".repeat(129),
          "x".repeat(64) + "@" + "y".repeat(255),
          "x".repeat(65) + "@y",
          "x@" + "y".repeat(256),
          "\uD83D\uDE00",
          "\uD83D\uDE00@b");

  static Stream<Setting> settings() {
    return Arrays.stream(Setting.values())
        .filter(setting -> ValueConstraint.of(setting).isPresent());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void takesWhatTheSynthesisTakes(Setting setting) {
    // given
    var constraint = ValueConstraint.of(setting).orElseThrow();
    var values = Stream.concat(WORDS.stream(), numbers()).toList();

    // then
    assertThat(values).anyMatch(value -> takes(constraint, value));
    assertThat(values).anyMatch(value -> !takes(constraint, value));
    assertThat(values)
        .allSatisfy(
            value -> assertThat(takes(constraint, value)).isEqualTo(isTaken(setting, value)));
  }

  /** Around every limit, and what CloudWatch Logs takes. */
  private static Stream<String> numbers() {
    return Stream.of(
            IntStream.rangeClosed(0, 100),
            IntStream.rangeClosed(363, 402),
            IntStream.rangeClosed(1820, 1830),
            IntStream.of(730, 731, 732, 900, 1000, 3652, 3653, 3654, 9999, 10_000))
        .flatMap(range -> range.mapToObj(Integer::toString));
  }

  private static boolean takes(ValueConstraint constraint, String value) {
    return switch (constraint) {
      case ValueConstraint.OneOf(var words) -> words.contains(value);
      case ValueConstraint.Matching(var pattern) -> value.matches(pattern);
    };
  }

  private static boolean isTaken(Setting setting, String value) {
    try {
      Settings.read(TestStack.context(Map.of(setting.key(), value)));
      return true;
    } catch (SynthesisRefusedException _) {
      return false;
    }
  }
}
