package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPolicyTest {

  @Test
  void missingParametersHaveTheirDefaults() {
    // when
    var policy = KeyPolicy.parse(Map.of());

    // then
    assertThat(policy).isEqualTo(new KeyPolicy(1, 0, Optional.empty(), 45));
    assertThat(KeyPolicy.defaults()).isEqualTo(policy);
  }

  @Test
  void readsEveryParameter() {
    // when
    var policy =
        KeyPolicy.parse(
            Map.of(
                "maxActiveKeys", "0",
                "rotationGraceDays", "14",
                "exemptionTag", "exempt-until",
                "minimumIdleDays", "90"));

    // then
    assertThat(policy).isEqualTo(new KeyPolicy(0, 14, Optional.of("exempt-until"), 90));
  }

  @ParameterizedTest
  @CsvSource({
    "maxActiveKeys, 0",
    "maxActiveKeys, 1",
    "rotationGraceDays, 0",
    "rotationGraceDays, 90",
    "minimumIdleDays, 1",
    "minimumIdleDays, 365",
    "exemptionTag, A b_.:/=+-@ü",
  })
  void takesWhatIsAllowed(String name, String value) {
    // when
    var policy = KeyPolicy.parse(Map.of(name, value));

    // then
    assertThat(policy.toRuleParameters()).containsEntry(name, value);
  }

  @ParameterizedTest
  @CsvSource({
    "maxActiveKeys, -1, 0–1",
    "maxActiveKeys, 2, 0–1",
    "maxActiveKeys, one, 0–1",
    "maxActiveKeys, 1.0, 0–1",
    "maxActiveKeys, ' 1', 0–1",
    "maxActiveKeys, '', 0–1",
    "maxActiveKeys, 99999999999, 0–1",
    "rotationGraceDays, -1, 0–90",
    "rotationGraceDays, 91, 0–90",
    "minimumIdleDays, 0, 1–365",
    "minimumIdleDays, 366, 1–365",
    "exemptionTag, '', an IAM tag key",
    "exemptionTag, aws:name, an IAM tag key",
    "exemptionTag, AWS:name, an IAM tag key",
    "exemptionTag, what?, an IAM tag key",
  })
  void refusesWhatIsNotAllowed(String name, String value, String allowed) {
    // when
    var parsing = assertThatThrownBy(() -> KeyPolicy.parse(Map.of(name, value)));

    // then
    parsing
        .isInstanceOf(InvalidRuleParameterException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("\"" + value + "\"")
        .hasMessageContaining(allowed);
  }

  @Test
  void refusesATagKeyThatIsTooLong() {
    assertThat(KeyPolicy.parse(Map.of("exemptionTag", "t".repeat(128))).exemptionTag()).isPresent();
    assertThatThrownBy(() -> KeyPolicy.parse(Map.of("exemptionTag", "t".repeat(129))))
        .isInstanceOf(InvalidRuleParameterException.class);
  }

  @Test
  void refusesAnUnknownParameterAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> KeyPolicy.parse(Map.of("maxKeys", "1")))
        .isInstanceOf(InvalidRuleParameterException.class)
        .hasMessage(
            "Unknown rule parameter \"maxKeys\". Allowed: maxActiveKeys, rotationGraceDays,"
                + " minimumIdleDays, exemptionTag.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxActiveKeys", "rotationGraceDays", "minimumIdleDays"})
  void aCompletePolicyNeedsEveryNumber(String missing) {
    // given
    var ruleParameters = KeyPolicy.defaults().toRuleParameters();
    ruleParameters.remove(missing);

    // when
    var parsing = assertThatThrownBy(() -> KeyPolicy.parseComplete(ruleParameters));

    // then
    parsing
        .isInstanceOf(InvalidRuleParameterException.class)
        .hasMessageStartingWith("Rule parameter " + missing + " is missing. Allowed: ");
  }

  @Test
  void aCompletePolicyNeedsNoTag() {
    // given
    var ruleParameters = KeyPolicy.defaults().toRuleParameters();

    // when
    var policy = KeyPolicy.parseComplete(ruleParameters);

    // then
    assertThat(policy).isEqualTo(KeyPolicy.defaults());
    assertThat(ruleParameters).doesNotContainKey("exemptionTag");
  }

  @Test
  void checksItselfHoweverItIsMade() {
    assertThatThrownBy(() -> new KeyPolicy(2, 0, Optional.empty(), 45))
        .hasMessage("Rule parameter maxActiveKeys is \"2\". Allowed: 0–1.");
    assertThatThrownBy(() -> new KeyPolicy(1, 91, Optional.empty(), 45))
        .hasMessageContaining("rotationGraceDays");
    assertThatThrownBy(() -> new KeyPolicy(1, 0, Optional.of(""), 45))
        .hasMessageContaining("exemptionTag");
    assertThatThrownBy(() -> new KeyPolicy(1, 0, Optional.empty(), 0))
        .hasMessageContaining("minimumIdleDays");
  }
}
