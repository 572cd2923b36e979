package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onekey.plan.model.ToolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says about itself. */
class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"plan", "terraform", "doctor", "demo", "completion"})
  void helpOfACommandIsItsOptionHelp(String command) {
    // when
    var run = CommandLineRun.of("help", command);

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Usage: onekey " + command)
        .isEqualTo(CommandLineRun.of(command, "--help").out());
  }

  @Test
  void helpAloneIsThatOfOnekey() {
    assertThat(CommandLineRun.of("help").out())
        .contains("plan", "demo", "completion", "help")
        .isEqualTo(CommandLineRun.of("--help").out());
  }

  @Test
  void theNameOfTheCommandMayStandInAFile(@TempDir Path directory) throws IOException {
    // given
    var file = Files.writeString(directory.resolve("arguments"), "plan --help");

    // then
    assertThat(CommandLineRun.of("@" + file).out())
        .isEqualTo(CommandLineRun.of("plan", "--help").out());
  }

  @Test
  void refusesHelpForWhatDoesNotExist() {
    // when
    var run = CommandLineRun.of("help", "plna");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains("plna");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plan", "demo", "completion"})
  void theVersionHasTheCommitAndTheJdk(String command) {
    // when
    var run =
        CommandLineRun.of(
            command.isEmpty() ? new String[] {"--version"} : new String[] {command, "--version"});

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "onekey " + ToolVersion.current().words(),
            "JDK %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onekey pl|plan",
        "onekey plan --findings|--findings-only",
        "onekey plan --format \"\"|table json csv html markdown",
        "onekey plan --lang|--language",
        "onekey plan --language \"\"|en ja",
        "onekey plan --color \"\"|auto always never",
        "onekey demo --not|--notice-days",
      })
  void bashCompletes(String line, String completions, @TempDir Path directory) throws Exception {
    // given
    var run = CommandLineRun.of("completion");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    var script = Files.writeString(directory.resolve("onekey"), run.out());

    // when
    var completed = complete(script, line);

    // then
    assertThat(completed).containsAll(List.of(completions.split(" ")));
  }

  /** As bash does it: the words of the line, and the function that the script has registered. */
  private static List<String> complete(Path script, String line)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "bash",
                "-c",
                """
                source "$1"
                compopt() { :; }
                eval "COMP_WORDS=($2)"
                COMP_LINE="${COMP_WORDS[*]}"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                function=$(complete -p onekey | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                "$function" onekey "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """,
                "bash",
                script.toString(),
                line)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .toList();
    process.waitFor();
    return lines;
  }
}
