package onekey.plan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PendingStep;
import onekey.plan.model.PlannedKey;
import onekey.rule.aws.ListedStep.Kind;
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
                key("Active", 20, Optional.of(new LastUse.Recorded(USED, service, region))), false))
        .isEqualTo("20 days, " + words);
  }

  @Test
  void saysNothingAboutAUseThatNobodyAskedFor() {
    // then
    assertThat(CommonText.key(key("Inactive", 1, Optional.empty()), false))
        .isEqualTo("Inactive, 1 day");
  }

  @Test
  void neverSaysNeverUsed() {
    // then
    assertThat(CommonText.key(key("Active", 0, Optional.of(new LastUse.NotRecorded())), false))
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

  /**
   * What OneKey would refuse now is not said to happen, and neither is what it should have done.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REMOVAL|SCHEDULED|Active|false|announced: will be deactivated on 2026-12-09",
        "REMOVAL|SCHEDULED|Active|true|announced: would be deactivated on 2026-12-09, but OneKey would keep it now",
        "REMOVAL|SCHEDULED|Inactive|true|Inactive, announced: would be deactivated on 2026-12-09, but it is inactive already",
        "REMOVAL|SWITCHED_OFF|Active|false|announced: would be deactivated on 2026-12-09, but its schedule is disabled and does nothing",
        "REMOVAL|WAS_DUE|Active|false|announced: was due to be deactivated on 2026-12-09",
        "DELETION|SCHEDULED|Inactive|true|Inactive, will be deleted on 2026-12-09",
        "DELETION|SCHEDULED|Active|true|would be deleted on 2026-12-09, but it is active",
        "DELETION|SWITCHED_OFF|Inactive|true|Inactive, would be deleted on 2026-12-09, but its schedule is disabled and does nothing",
        "DELETION|WAS_DUE|Inactive|true|Inactive, was due to be deleted on 2026-12-09",
      })
  void saysWhatOneKeyWillDo(
      Kind kind, PendingStep.State state, String status, boolean kept, String words) {
    // given
    var steps = steps(kind, state, Optional.of(Instant.parse("2026-12-09T23:59:59Z")));

    // then
    assertThat(CommonText.key(key(status, 20, Optional.empty(), steps), kept))
        .isEqualTo(words + ", 20 days");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REMOVAL|SCHEDULED|Active|announced: is scheduled to be deactivated, when is not known",
        "REMOVAL|SWITCHED_OFF|Active|announced: would be deactivated, but its schedule is disabled and does nothing",
        "DELETION|SCHEDULED|Inactive|Inactive, is scheduled to be deleted, when is not known",
        "DELETION|SWITCHED_OFF|Inactive|Inactive, would be deleted, but its schedule is disabled and does nothing",
      })
  void aStepWhoseTimeIsNotKnownIsNotPromised(
      Kind kind, PendingStep.State state, String status, String words) {
    // given
    var steps = steps(kind, state, Optional.empty());

    // then
    assertThat(CommonText.key(key(status, 20, Optional.empty(), steps), false))
        .isEqualTo(words + ", 20 days");
  }

  @Test
  void saysTheSameOfTwoStacksOnceAndWhatWillHappenFirst() {
    // given
    var day = Optional.of(Instant.parse("2026-12-09T00:00:00Z"));
    var steps =
        new KeySteps.Listed(
            "eu-west-1",
            List.of(
                step(Kind.DELETION, PendingStep.State.SWITCHED_OFF, day),
                step(Kind.DELETION, PendingStep.State.SCHEDULED, Optional.empty()),
                step(Kind.DELETION, PendingStep.State.SCHEDULED, day),
                step(Kind.DELETION, PendingStep.State.SCHEDULED, day)));

    // then
    assertThat(CommonText.key(key("Inactive", 20, Optional.empty(), steps), false))
        .isEqualTo(
            "Inactive, will be deleted on 2026-12-09, is scheduled to be deleted, when is not"
                + " known, would be deleted on 2026-12-09, but its schedule is disabled and does"
                + " nothing, 20 days");
    assertThat(CommonText.state(steps, Kind.DELETION)).isEqualTo("SCHEDULED");
    assertThat(CommonText.state(steps, Kind.REMOVAL)).isEqualTo("NONE_IN_REGION");
  }

  private static KeySteps steps(Kind kind, PendingStep.State state, Optional<Instant> at) {
    return new KeySteps.Listed("eu-west-1", List.of(step(kind, state, at)));
  }

  private static PendingStep step(Kind kind, PendingStep.State state, Optional<Instant> at) {
    return new PendingStep(kind, state, at, "eu-west-1", "group", "name");
  }

  private static PlannedKey key(String status, long days, Optional<LastUse> lastUse) {
    return key(status, days, lastUse, new KeySteps.NotKnown("Nobody asked."));
  }

  private static PlannedKey key(
      String status, long days, Optional<LastUse> lastUse, KeySteps steps) {
    return new PlannedKey(
        "AKIA",
        status.equals("Active"),
        status,
        USED,
        days,
        lastUse,
        Optional.empty(),
        steps,
        List.of());
  }
}
