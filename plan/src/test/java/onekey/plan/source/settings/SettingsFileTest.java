package onekey.plan.source.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.RuleParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

  @TempDir private Path directory;

  private SettingsFile read(String json) throws IOException {
    return SettingsFile.read(file(json));
  }

  private Path file(String json) throws IOException {
    return Files.writeString(directory.resolve("cdk.json"), json);
  }

  private static String context(String members) {
    return "{\"app\": \"sh infra/synth\", \"context\": {%s}}".formatted(members);
  }

  @Test
  void readsEverySettingOfThePolicy() throws IOException {
    // when
    var read =
        read(
            context(
                """
                "onekey:maxActiveKeys": 0,
                "onekey:rotationGraceDays": "14",
                "onekey:exemptionTag": "exempt until",
                "onekey:minimumIdleDays": 90.0,
                "onekey:maximumExemptionDays": 3.1e1,
                "onekey:ownerTag": "Ünit",
                "onekey:reportUnchangedDays": 0,
                "onekey:remediation": "whatever",
                "@aws-cdk/core:newStyleStackSynthesis": true
                """));

    // then
    assertThat(read.policy().toRuleParameters())
        .isEqualTo(
            Map.of(
                "maxActiveKeys", "0",
                "rotationGraceDays", "14",
                "exemptionTag", "exempt until",
                "minimumIdleDays", "90",
                "maximumExemptionDays", "31",
                "ownerTag", "Ünit",
                "reportUnchangedDays", "0"));
    assertThat(read.missing()).isEmpty();
  }

  @Test
  void takesTheDefaultOfWhatIsMissingAndSaysSo() throws IOException {
    // when
    var read = read(context("\"onekey:exemptionTag\": \"\", \"onekey:maxActiveKeys\": 0"));

    // then
    assertThat(read.policy()).isEqualTo(KeyPolicy.parse(Map.of("maxActiveKeys", "0")));
    assertThat(read.missing())
        .containsExactly(
            RuleParameter.ROTATION_GRACE_DAYS,
            RuleParameter.MINIMUM_IDLE_DAYS,
            RuleParameter.MAXIMUM_EXEMPTION_DAYS,
            RuleParameter.OWNER_TAG,
            RuleParameter.REPORT_UNCHANGED_DAYS);
  }

  /** As JSON.parse does, by which the CDK command line reads the file. */
  @Test
  void takesTheLaterOfTwoValuesAndOfTwoContexts() throws IOException {
    // when
    var read =
        read(
            """
            {"context": {"onekey:rotationGraceDays": 5},
             "context": {"onekey:maxActiveKeys": 1, "onekey:maxActiveKeys": 0}}
            """);

    // then
    assertThat(read.policy()).isEqualTo(KeyPolicy.parse(Map.of("maxActiveKeys", "0")));
  }

  @Test
  void readsAFileWithAByteOrderMark() throws IOException {
    assertThat(read("\uFEFF" + context("\"onekey:maxActiveKeys\": 0")).policy().maxActiveKeys())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|2",
        "1.5|1.5",
        "-1|-1",
        "null|null",
        "true|true",
        "[1]|[1]",
        "{\"a\":1}|{\"a\":1}",
        "\"\"|''",
        "\" 1\"|' 1'",
        "1e400|Infinity",
        "99999999999999999999|99999999999999999999",
      })
  void namesFileSettingValueAndWhatIsAllowed(String json, String shown) throws IOException {
    // given
    var file = file(context("\"onekey:maxActiveKeys\": " + json));

    // then
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: Setting onekey:maxActiveKeys is \"%s\". Allowed: 0–1.".formatted(file, shown));
  }

  /** A text "null" would be a tag. */
  @Test
  void takesNothingForATag() throws IOException {
    // given
    var file = file(context("\"onekey:exemptionTag\": null"));

    // then
    assertThatThrownBy(() -> SettingsFile.read(file))
        .hasMessageContaining("Setting onekey:exemptionTag is \"null\". Allowed: an IAM tag key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxActiveKeys", "onekey:maxactivekeys", "OneKey:maxActiveKeys"})
  void refusesASettingThatTheDeploymentWouldRefuseForItsName(String key) throws IOException {
    // given
    var file = file(context("\"onekey:maxActiveKeys\": 1, \"%s\": 0".formatted(key)));

    // then
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: Unknown setting %s (value \"0\"). It must be written onekey:maxActiveKeys."
                .formatted(file, key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|it has no JSON object \"context\"",
        "[]|it has no JSON object \"context\"",
        "1|it has no JSON object \"context\"",
        "{}|it has no JSON object \"context\"",
        "{\"context\": []}|it has no JSON object \"context\"",
        "{\"context\": null}|it has no JSON object \"context\"",
        "{\"context\": {}|it is not JSON, or broken, at line 1, column ",
        "{\"context\": {}} {}|it is not JSON, or broken, at line 1, column ",
        "{\"context\": {\"onekey:maxActiveKeys\": 01}}|it is not JSON, or broken, at line 1",
        "{\"context\": {\"onekey:maxActiveKeys\": NaN}}|it is not JSON, or broken, at line 1",
        "{\"context\": {/* one */}}|JSON has no comments.",
        "{// one|JSON has no comments.",
        "AKIAIOSFODNN7EXAMPLE|it is not JSON, or broken, at line 1, column ",
      })
  void saysWhereAFileIsBrokenAndQuotesNothingOfIt(String json, String why) throws IOException {
    // given
    var file = file(json);

    // then
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("%s: %s".formatted(file, why.startsWith("it") ? why : ""))
        .hasMessageContaining(why)
        .hasMessageContaining("--settings FILE or --rule NAME.")
        .hasMessageNotContaining("AKIA");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    // given
    var none = directory.resolve("no-such.json");
    var utf16 =
        Files.write(
            directory.resolve("utf-16.json"), context("").getBytes(StandardCharsets.UTF_16LE));
    var latin =
        Files.write(
            directory.resolve("latin.json"),
            context("\"onekey:ownerTag\": \"é\"").getBytes(StandardCharsets.ISO_8859_1));
    var huge = Files.writeString(directory.resolve("huge.json"), " ".repeat(1 << 20) + "{}");

    // then
    assertThatThrownBy(() -> SettingsFile.read(none)).hasMessageContaining(": no such file. ");
    assertThatThrownBy(() -> SettingsFile.read(directory))
        .hasMessageContaining(": it is a directory. ");
    assertThatThrownBy(() -> SettingsFile.read(utf16)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SettingsFile.read(latin))
        .hasMessageContaining(": it is not text in UTF-8. ");
    assertThatThrownBy(() -> SettingsFile.read(huge))
        .hasMessageContaining(": it has more than 1048576 bytes. ");
    assertThatThrownBy(() -> SettingsFile.read(file("[".repeat(100_000))))
        .isInstanceOf(BadInputException.class);
  }
}
