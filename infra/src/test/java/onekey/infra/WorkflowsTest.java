package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the linters of {@link WorkflowLintTest} do not check. */
class WorkflowsTest {

  private static final Path WORKFLOWS = Tools.PROJECT.resolve(".github/workflows");

  /** An action, its commit, and the release that the commit is. */
  private static final Pattern PINNED =
      Pattern.compile(
          "uses: ([\\w.-]+/[\\w.-]+)[\\w./-]*@([0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+)$",
          Pattern.MULTILINE);

  /** A word for a script: a literal, or a variable that the step sets. */
  private static final Pattern WORD = Pattern.compile("[\\w.=/-]+|\"\\$[A-Z_]+\"");

  static Stream<Path> workflows() throws IOException {
    try (var files = Files.list(WORKFLOWS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedByCommitAndSaysItsRelease(Path workflow) throws IOException {
    // given
    var lines =
        Files.readAllLines(workflow).stream().filter(line -> line.contains("uses:")).toList();

    // then
    assertThat(lines).hasSameSizeAs(read(workflow).findValues("uses"));
    assertThat(lines).allSatisfy(line -> assertThat(line).containsPattern(PINNED));
  }

  /** Otherwise a fix of one workflow leaves another behind. */
  @Test
  void anActionIsOfOneCommitEverywhere() throws IOException {
    // given
    var commits = new HashMap<String, String>();
    for (var workflow : workflows().toList()) {
      for (var action : PINNED.matcher(Files.readString(workflow)).results().toList()) {
        // when
        var commit = commits.computeIfAbsent(action.group(1), _ -> action.group(2));

        // then
        assertThat(action.group(2)).as("%s in %s", action.group(1), workflow).isEqualTo(commit);
      }
    }
    assertThat(commits).isNotEmpty();
  }

  /** What a step does can so be run, and is tested, without GitHub. */
  @ParameterizedTest
  @MethodSource("workflows")
  void everyStepIsAScriptOfTheRepository(Path workflow) throws IOException {
    for (var run : read(workflow).findValuesAsText("run")) {
      var words = List.of(run.split(" ", -1));
      assertThat(Tools.PROJECT.resolve(words.getFirst())).as(run).isExecutable().isRegularFile();
      assertThat(words).allSatisfy(word -> assertThat(word).matches(WORD));
    }
  }

  @Test
  void everyPartOfTheSlowLaneRunsEachNight() throws IOException {
    // given
    var parts = read(WORKFLOWS.resolve("nightly.yml")).findValue("part");

    // then
    assertThat(parts.valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(SlowLaneTest.PARTS);
  }

  private static JsonNode read(Path workflow) throws IOException {
    return new YAMLMapper().readTree(workflow.toFile());
  }
}
