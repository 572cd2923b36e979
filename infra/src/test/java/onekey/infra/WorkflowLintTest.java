package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What GitHub reads of this repository cannot run here, so linters read it: zizmor for what makes a
 * workflow unsafe, check-jsonschema for the schema of each file.
 *
 * @see <a href="https://docs.zizmor.sh/audits/">What zizmor looks for</a>
 */
@Tag("slow")
class WorkflowLintTest {

  private static final Path GITHUB = Tools.PROJECT.resolve(".github");

  @TempDir private Path directory;

  @Test
  void zizmorFindsNothing() {
    assertThat(zizmor(GITHUB).successful()).contains("No findings to report");
  }

  @Test
  void zizmorWouldFindSomething() throws IOException {
    // given
    var workflows = Files.createDirectories(directory.resolve(".github/workflows"));
    Files.writeString(
        workflows.resolve("unsafe.yml"),
        Files.readString(GITHUB.resolve("workflows/build.yml"))
            .replaceAll("@[0-9a-f]{40} # ", "@")
            .replace("persist-credentials: false", "persist-credentials: true")
            .replace("run: .ci/run", "run: echo ${{ github.event.pull_request.title }}"));

    // then
    assertThat(zizmor(directory).output())
        .contains("[unpinned-uses]", "[artipacked]", "[template-injection]");
  }

  @ParameterizedTest
  @CsvSource({
    "vendor.github-workflows, workflows",
    "custom.github-workflows-require-timeout, workflows",
    "vendor.dependabot, dependabot.yml",
    "vendor.github-issue-forms, ISSUE_TEMPLATE/bug.yml",
    "vendor.github-issue-forms, ISSUE_TEMPLATE/feature.yml",
    "vendor.github-issue-config, ISSUE_TEMPLATE/config.yml",
  })
  void isAsTheSchemaSays(String schema, String files) throws IOException {
    checkSchema(schema, GITHUB.resolve(files)).successful();
  }

  @ParameterizedTest
  @CsvSource({
    "vendor.github-workflows, runs-on:, runs-at:",
    "custom.github-workflows-require-timeout, timeout-minutes:, time-out:",
  })
  void aSchemaWouldRefuseSomething(String schema, String word, String wrong) throws IOException {
    // given
    var workflow =
        Files.writeString(
            directory.resolve("build.yml"),
            Files.readString(GITHUB.resolve("workflows/build.yml")).replace(word, wrong));

    // then
    assertThat(checkSchema(schema, workflow).output())
        .contains("'%s' is a required property".formatted(word.replace(":", "")));
  }

  /** The strictest of its personas, without a question to GitHub. */
  private Command zizmor(Path input) {
    return Command.run(
        directory,
        Map.of(),
        List.of(
            tool("zizmor"),
            "--offline",
            "--persona",
            "auditor",
            "--strict-collection",
            "--no-progress",
            "--color=never",
            input.toString()));
  }

  private Command checkSchema(String schema, Path files) throws IOException {
    var words = new ArrayList<>(List.of(tool("check-jsonschema"), "--builtin-schema", schema));
    try (var all = Files.isDirectory(files) ? Files.list(files) : Stream.of(files)) {
      all.map(Path::toString).forEach(words::add);
    }
    return Command.run(directory, Map.of(), words);
  }

  private static String tool(String name) {
    return Tools.python("WorkflowLintTest").resolve(name).toString();
  }
}
