package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
