package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import onekey.plan.output.Console;
import onekey.plan.output.ResultWriter;
import onekey.plan.output.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written are a failure, whatever they are. */
class LostOutputTest {

  private static final String REPORT =
      "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv";

  private record Run(int exitCode, String err) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "plan --help",
        "plan --iam-policy",
        "plan --credential-report " + REPORT,
        "plan --credential-report " + REPORT + " --format json",
        "demo",
        "demo --format json",
      })
  void isAFailure(String command) {
    // when
    var run = writeTo("No space left on device", command);

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("onekey: Standard output cannot be written: No space left on device.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "plan --credential-report " + REPORT, "demo"})
  void endsInSilenceWhenNobodyReadsAnyMore(String command) {
    // when
    var run = writeTo("Broken pipe", command);

    // then
    assertThat(run.exitCode()).isEqualTo(141);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFileIsWrittenAllTheSame(@TempDir Path directory) {
    // given
    var file = directory.resolve("plan.txt");

    // when
    var run = writeTo("No space left", "plan --credential-report " + REPORT + " --output " + file);

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(file).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "plan"})
  @EnabledIf("hasFullDevice")
  void aFullDiskIsAFailureOfTheProcess(String command, @TempDir Path directory) throws Exception {
    // when
    var run =
        CommandProcess.in(directory, Map.of())
            .writingTo(Path.of("/dev/full"))
            .run(
                command.equals("plan")
                    ? new String[] {"plan", "--credential-report", REPORT}
                    : new String[] {command});

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("onekey: Standard output cannot be written: ").hasLineCount(1);
  }

  @Test
  void endsInSilenceWhenThePipeIsClosed() throws Exception {
    // given
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                OneKey.class.getName(),
                "--help")
            .start();

    // when nobody reads, long before Java has started
    process.getInputStream().close();

    // then
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(141);
    assertThat(err).isEmpty();
  }

  static boolean hasFullDevice() {
    return new File("/dev/full").exists();
  }

  private static Run writeTo(String problem, String command) {
    var err = new StringWriter();
    var console =
        new Console(
            InputStream.nullInputStream(),
            new ResultWriter(new Failing(problem)),
            new PrintWriter(err),
            Terminal.none());
    var exitCode = OneKey.run(console, CommandLineRun.CLOCK, command.split(" "));
    return new Run(exitCode, err.toString());
  }

  private static final class Failing extends OutputStream {

    private final String problem;

    Failing(String problem) {
      this.problem = problem;
    }

    @Override
    public void write(int one) throws IOException {
      throw new IOException(problem);
    }
  }
}
