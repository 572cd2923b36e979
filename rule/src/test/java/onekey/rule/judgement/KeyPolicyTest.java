package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPolicyTest {

  private static final KeyPolicy DEPLOYED =
      new KeyPolicy(1, 7, Optional.of("exempt"), 90, 100, Optional.empty(), 7);

  @Test
  void missingParametersHaveTheirDefaults() {
    // when
    var policy = KeyPolicy.parse(Map.of());

    // then
    assertThat(policy)
        .isEqualTo(new KeyPolicy(1, 0, Optional.empty(), 45, 366, Optional.empty(), 7));
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
                "minimumIdleDays", "90",
                "maximumExemptionDays", "31",
                "ownerTag", "owner",
                "reportUnchangedDays", "0"));

    // then
    assertThat(policy)
        .isEqualTo(
            new KeyPolicy(0, 14, Optional.of("exempt-until"), 90, 31, Optional.of("owner"), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "maxActiveKeys, 0",
    "maxActiveKeys, 1",
    "rotationGraceDays, 0",
    "rotationGraceDays, 90",
    "minimumIdleDays, 1",
    "minimumIdleDays, 365",
    "maximumExemptionDays, 1",
    "maximumExemptionDays, 1826",
    "exemptionTag, A b_.:/=+-@ü",
    "ownerTag, A b_.:/=+-@ü",
    "reportUnchangedDays, 0",
    "reportUnchangedDays, 90",
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
    "reportUnchangedDays, -1, 0–90",
    "reportUnchangedDays, 91, 0–90",
    "minimumIdleDays, 366, 1–365",
    "maximumExemptionDays, 0, 1–1826",
    "maximumExemptionDays, 1827, 1–1826",
    "maximumExemptionDays, ٣٦٦, 1–1826",
    "exemptionTag, '', an IAM tag key",
    "exemptionTag, aws:name, an IAM tag key",
    "exemptionTag, AWS:name, an IAM tag key",
    "exemptionTag, what?, an IAM tag key",
    "exemptionTag, ' ', an IAM tag key",
    "exemptionTag, ' exempt', spaces (not at the ends)",
    "ownerTag, aws:name, an IAM tag key",
    "exemptionTag, 'exempt ', spaces (not at the ends)",
    "exemptionTag, '\u00a0', an IAM tag key",
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
                + " minimumIdleDays, exemptionTag, maximumExemptionDays, ownerTag, reportUnchangedDays.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"maxActiveKeys", "rotationGraceDays", "minimumIdleDays", "maximumExemptionDays"})
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
    assertThatThrownBy(() -> new KeyPolicy(2, 0, Optional.empty(), 45, 366, Optional.empty(), 7))
        .hasMessage("Rule parameter maxActiveKeys is \"2\". Allowed: 0–1.");
    assertThatThrownBy(() -> new KeyPolicy(1, 91, Optional.empty(), 45, 366, Optional.empty(), 7))
        .hasMessageContaining("rotationGraceDays");
    assertThatThrownBy(() -> new KeyPolicy(1, 0, Optional.of(""), 45, 366, Optional.empty(), 7))
        .hasMessageContaining("exemptionTag");
    assertThatThrownBy(() -> new KeyPolicy(1, 0, Optional.empty(), 0, 366, Optional.empty(), 7))
        .hasMessageContaining("minimumIdleDays");
    assertThatThrownBy(() -> new KeyPolicy(1, 0, Optional.empty(), 45, 1827, Optional.empty(), 7))
        .hasMessageContaining("maximumExemptionDays");
  }

  @ParameterizedTest
  @CsvSource({
    "maxActiveKeys, 0, 'maxActiveKeys is 0, deployed was 1'",
    "rotationGraceDays, 6, 'rotationGraceDays is 6, deployed was 7'",
    "minimumIdleDays, 89, 'minimumIdleDays is 89, deployed was 90'",
    "maximumExemptionDays, 99, 'maximumExemptionDays is 99, deployed was 100'",
    "exemptionTag, other, 'exemptionTag is other, deployed was exempt'",
  })
  void namesWhatIsLessCarefulThanWasDeployed(String name, String value, String difference) {
    // given
    var live = new LinkedHashMap<>(DEPLOYED.toRuleParameters());
    live.put(name, value);

    // then
    assertThat(KeyPolicy.parse(live).lessCarefulThan(DEPLOYED)).containsExactly(difference);
  }

  @Test
  void aMissingExemptionTagIsLessCareful() {
    // given
    var live = DEPLOYED.toRuleParameters();
    live.remove("exemptionTag");

    // then
    assertThat(KeyPolicy.parse(live).lessCarefulThan(DEPLOYED))
        .containsExactly("exemptionTag is not set, deployed was exempt");
  }

  @ParameterizedTest
  @CsvSource({
    "rotationGraceDays, 7",
    "rotationGraceDays, 90",
    "minimumIdleDays, 365",
    "maximumExemptionDays, 1826",
    "exemptionTag, Exempt", // the same tag to IAM
  })
  void whatIsMoreCarefulIsNoDrift(String name, String value) {
    // given
    var live = DEPLOYED.toRuleParameters();
    live.put(name, value);

    // then
    assertThat(KeyPolicy.parse(live).lessCarefulThan(DEPLOYED)).isEmpty();
  }

  @Test
  void aTagWhereNoneWasDeployedAndMoreKeysAreMoreCareful() {
    // given
    var deployed = KeyPolicy.parse(Map.of("maxActiveKeys", "0"));
    var live = KeyPolicy.parse(Map.of("maxActiveKeys", "1", "exemptionTag", "exempt"));

    // then
    assertThat(live.lessCarefulThan(deployed)).isEmpty();
  }
}
