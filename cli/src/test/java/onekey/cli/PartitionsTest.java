package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts of each partition are judged, with a link where AWS publishes a console. */
class PartitionsTest {

  private static final Path REPORT =
      Path.of("src/test/resources/onekey/cli/plan/european-sovereign-cloud.csv");

  @TempDir private Path directory;

  @Test
  void readsTheEuropeanSovereignCloud() {
    try (var aws = StubbedAws.of("european-sovereign-cloud.json")) {
      // when
      var run =
          CommandProcess.in(
                  directory,
                  Map.of(
                      "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                      "AWS_ACCESS_KEY_ID", "AKIA",
                      "AWS_SECRET_ACCESS_KEY", "none",
                      "AWS_REGION", "eusc-de-east-1"))
              .run("plan", "--format", "json");

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
      assertThat(run.out())
          .contains("https://console.amazonaws-eusc.eu/iam/home#/users/details/two");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aws, console.aws.amazon.com",
    "aws-cn, console.amazonaws.cn",
    "aws-us-gov, console.amazonaws-us-gov.com",
    "aws-eusc, console.amazonaws-eusc.eu",
    "aws-iso, none",
    "aws-iso-b, none",
    "aws-iso-e, none",
    "aws-iso-f, none",
  })
  void plansAReportOfEachPartition(String partition, String console) throws IOException {
    // given
    var report =
        Files.writeString(
            directory.resolve("report.csv"),
            Files.readString(REPORT).replace("arn:aws-eusc:", "arn:" + partition + ":"));

    // when
    var run =
        CommandLineRun.of(
            "plan",
            "--credential-report",
            report.toString(),
            "--now",
            "2026-11-24T12:00:00Z",
            "--format",
            "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    if (console.equals("none")) {
      assertThat(run.out()).doesNotContain("https://console.");
    } else {
      assertThat(run.out()).contains("https://" + console + "/iam/home#/users/details/two-keys");
    }
  }
}
