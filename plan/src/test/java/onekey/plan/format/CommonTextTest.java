package onekey.plan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonTextTest {

  private static final Instant USED = Instant.parse("2026-11-20T23:59:59Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3|us-east-1|last used 2026-11-20 in s3, us-east-1",
        "s3|N/A|last used 2026-11-20 in s3",
        "N/A|N/A|last used 2026-11-20",
      })
  void saysWhereAKeyWasUsedAsFarAsIamDoes(String service, String region, String words) {
    // then
    assertThat(
            CommonText.key(
                key("Active", 20, Optional.of(new LastUse.Recorded(USED, service, region)))))
        .isEqualTo("20 days, " + words);
  }

  @Test
  void saysNothingAboutAUseThatNobodyAskedFor() {
    // then
    assertThat(CommonText.key(key("Inactive", 1, Optional.empty()))).isEqualTo("Inactive, 1 day");
  }

  @Test
  void neverSaysNeverUsed() {
    // then
    assertThat(CommonText.key(key("Active", 0, Optional.of(new LastUse.NotRecorded()))))
        .isEqualTo("0 days, no use recorded");
  }

  @Test
  void showsACommandOfSeveralLinesAsItIs() {
    // given
    var command = "aws iam \\\n  list-users";

    // then
    assertThat(CommonText.command(command)).contains(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws '\u001b[31m'", "aws '\u202E'", "aws '\u009b'", "aws\t'x'"})
  void showsNoCommandThatATerminalWouldActOn(String command) {
    // then
    assertThat(CommonText.command(command)).isEmpty();
  }

  private static PlannedKey key(String status, long days, Optional<LastUse> lastUse) {
    return new PlannedKey(
        "AKIA", status.equals("Active"), status, USED, days, lastUse, Optional.empty(), List.of());
  }
}
