package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.demo.GeneratedAccount;
import onekey.testkit.Command;
import onekey.testkit.JsonSchema;
import onekey.testkit.MotoServer;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the documentation, with the real AWS CLI. */
@Tag("slow")
class PlanFindingsOnMotoTest {

  private static final int USERS = 150;
  private static final String TEST = "PlanFindingsOnMotoTest";
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");

  @TempDir private Path directory;

  @Test
  void everyPlanIsImportedAndUpdatesTheLastOne() throws IOException {
    // given
    var bin = Tools.python(TEST);
    needJq();
    plan("asff");
    try (var moto = new MotoServer(bin, directory.resolve("moto.log"))) {
      var environment = new HashMap<>(moto.environment());
      environment.put("PATH", bin + ":" + System.getenv("PATH"));

      // when
      var first = run(environment, documented("batch-import-findings"));
      var second = run(environment, documented("batch-import-findings"));

      // then
      assertThat(first.lines().filter(line -> line.contains("\"SuccessCount\": ")))
          .extracting(String::strip)
          .containsExactly("\"SuccessCount\": 100,", "\"SuccessCount\": 50,");
      assertThat((first + second).lines().filter(line -> line.contains("\"FailedCount\": ")))
          .hasSize(4)
          .allSatisfy(line -> assertThat(line).contains("\"FailedCount\": 0"));
      assertThat(findings(moto)).hasSize(USERS).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLineIsAnEvent() throws IOException {
    // given
    needJq();
    plan("ocsf");

    // when
    var lines = run(Map.of(), documented("plan.ocsf.json\n")).lines().toList();

    // then
    assertThat(lines)
        .hasSize(USERS)
        .allSatisfy(
            line -> assertThat(JsonSchema.read(line).get("class_uid").asInt()).isEqualTo(2003));
  }

  @Test
  void theFindingsOfOneAccountCanBeTaken() throws IOException {
    // given
    needJq();
    plan("asff");

    // when
    run(Map.of(), documented("of-one-account"));

    // then
    assertThat(JsonSchema.read(Files.readString(directory.resolve("of-one-account.asff.json"))))
        .hasSize(USERS);
  }

  private static List<String> findings(MotoServer moto) {
    var first = moto.call("securityhub", "get_findings", Map.of());
    var second =
        moto.call(
            "securityhub", "get_findings", Map.of("NextToken", first.get("NextToken").asText()));
    return Stream.of(first, second)
        .flatMap(page -> StreamSupport.stream(page.get("Findings").spliterator(), false))
        .map(finding -> finding.get("Id").asText())
        .toList();
  }

  private void plan(String format) {
    try (var account = PlannedSandbox.of(GeneratedAccount.of(USERS, 1))) {
      account.plan("--output", directory.resolve("plan.%s.json".formatted(format)).toString());
    }
  }

  private String run(Map<String, String> environment, String script) {
    return Command.run(directory, environment, List.of("sh", "-c", script)).successful();
  }

  /** Returns the commands that have this, without those that make the plans. */
  private static String documented(String part) throws IOException {
    var document = Files.readString(Tools.PROJECT.resolve("docs/plan-findings.md"));
    return SHELL
        .matcher(document)
        .results()
        .map((MatchResult block) -> block.group(1))
        .filter(block -> block.contains(part) && !block.contains("./onekey"))
        .findFirst()
        .orElseThrow();
  }

  private void needJq() {
    if (Command.run(directory, Map.of(), List.of("sh", "-c", "command -v jq")).status() != 0) {
      throw Tools.notRun(TEST, "There is no jq.");
    }
  }
}
