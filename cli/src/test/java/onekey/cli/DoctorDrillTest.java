package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import onekey.cli.drill.DrillPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code onekey doctor --drill}. */
class DoctorDrillTest {

  @ParameterizedTest
  @ValueSource(strings = {"--keep", "--resume", "--clean", "--yes", "--drill-user=other"})
  void onlyGoWithTheDrill(String option) {
    // when
    var run = CommandLineRun.of("doctor", option);

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("--drill");
  }

  @Test
  void areOneVisitAtATime() {
    // when
    var run = CommandLineRun.of("doctor", "--drill", "--keep", "--clean");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("--keep and --clean contradict each other. Allowed: one of");
  }

  @Test
  void refuseANameBeforeAnythingIsCalled() {
    // when
    var run = CommandLineRun.of("doctor", "--drill", "--drill-user", "a b");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("--drill-user is \"a b\". Allowed:");
  }

  @Test
  void printThePermissionsAndCallNothing() {
    // when
    var run = CommandLineRun.of("doctor", "--drill", "--drill-user", "other", "--iam-policy");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("arn:*:iam::*:user/onekey/other", "iam:CreateAccessKey");
  }

  @Test
  void haveTheFormatsOfTheOtherCommands() {
    try (var account = DoctorSandbox.healthy()) {
      account
          .sandbox()
          .permissions()
          .attach(DoctorSandbox.READER, List.of(DrillPolicy.document("onekey-drill")));

      // when
      var run = account.run("--drill", "--clean", "--yes", "--format", "json");

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(PlannedSandbox.json(run).at("/lines/0/text").asText())
          .isEqualTo("there is no IAM user onekey-drill.");
    }
  }

  @Test
  void refuseAFileThatCannotBeWrittenBeforeAnythingIsCalled(@TempDir Path directory) {
    // when
    var run =
        CommandLineRun.of(
            "doctor", "--drill", "--yes", "--output", directory.resolve("none/x").toString());

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("none/x");
  }

  @Test
  void areRefusedWithWhatOnlyAnExaminationHas() {
    // when
    var run = CommandLineRun.of("doctor", "--drill", "--yes", "--personal-details", "false");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("Leave --personal-details and --stack-name out.");
  }
}
