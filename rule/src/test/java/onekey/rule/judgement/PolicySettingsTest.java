package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicySettingsTest {

  private static Stream<Arguments> theSameAsOne() {
    return Stream.of("1", 1, 1L, 1.0, 1f, BigInteger.ONE).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("theSameAsOne")
  void readsANumberHoweverItIsWritten(Object value) {
    assertThat(PolicySettings.parse(Map.of(RuleParameter.MINIMUM_IDLE_DAYS, value)))
        .isEqualTo(KeyPolicy.parse(Map.of("minimumIdleDays", "1")));
  }

  private static Stream<Arguments> notAllowed() {
    return Stream.of(
        Arguments.of("2", "2"),
        Arguments.of(-1, "-1"),
        Arguments.of("", ""),
        Arguments.of(" 1", " 1"),
        Arguments.of("1.0", "1.0"),
        Arguments.of(0.5, "0.5"),
        Arguments.of(1e300, "1.0E300"),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(new BigInteger("9".repeat(40)), "9".repeat(40)),
        // Its lowest 64 bits are 1.
        Arguments.of(BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE), "18446744073709551617"),
        Arguments.of(true, "true"),
        Arguments.of(List.of(1), "[1]"),
        Arguments.of(Map.of("a", 1), "{a=1}"));
  }

  @ParameterizedTest
  @MethodSource("notAllowed")
  void refusesEverythingElseInOneSentence(Object value, String shown) {
    assertThatThrownBy(() -> PolicySettings.parse(Map.of(RuleParameter.MAX_ACTIVE_KEYS, value)))
        .isInstanceOf(InvalidRuleParameterException.class)
        .hasMessage("Setting onekey:maxActiveKeys is \"%s\". Allowed: 0–1.".formatted(shown));
  }

  @Test
  void readsAnEmptyTagAsNone() {
    assertThat(
            PolicySettings.parse(
                Map.of(RuleParameter.EXEMPTION_TAG, "", RuleParameter.OWNER_TAG, "")))
        .isEqualTo(KeyPolicy.defaults());
  }

  @Test
  void saysHowToSetNoTag() {
    assertThatThrownBy(() -> PolicySettings.parse(Map.of(RuleParameter.OWNER_TAG, " ")))
        .hasMessageStartingWith("Setting onekey:ownerTag is \" \". Allowed: an IAM tag key of")
        .hasMessageEndingWith("(empty for no owners).");
  }

  @ParameterizedTest
  @EnumSource
  void hasADefaultForEachParameter(RuleParameter parameter) {
    // given
    var others = new EnumMap<RuleParameter, Object>(RuleParameter.class);
    KeyPolicy.defaults()
        .toRuleParameters()
        .forEach(
            (name, value) ->
                Stream.of(RuleParameter.values())
                    .filter(other -> other.key().equals(name) && other != parameter)
                    .forEach(other -> others.put(other, value)));

    // then
    assertThat(PolicySettings.parse(others)).isEqualTo(KeyPolicy.defaults());
  }
}
