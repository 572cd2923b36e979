package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.infra.template.CreatedTemplate;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** What scanners that are not of this project say of the templates, all of them in one process. */
@Tag("slow")
class TemplateScannersTest {

  private static final Map<String, Map<String, Object>> SETTINGS =
      Map.of(
          "default", Map.of(),
          "everything", TestStack.everything(),
          "existing-topic", TestStack.existingTopic(),
          "dry-run", Map.of("onekey:dryRun", true),
          "watching", TestStack.watchingFromAfar(),
          "detection",
              Map.of("onekey:remediation", "off", "onekey:noticeEmail", "security@example.com"));

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path templates;
  @TempDir private Path results;

  @BeforeAll
  static void synthesize() throws IOException {
    for (var settings : SETTINGS.entrySet()) {
      write(settings.getKey(), TestStack.template(settings.getValue()));
    }
    var events = TestStack.events(TestStack.watchingFromAfar()).orElseThrow();
    write("events", Template.fromStack(events));
    var organization = TestOrganization.with(TestOrganization.everything());
    write("organization", Template.fromStack(organization.stack()));
    write("organization-bucket", Template.fromStack(organization.bucket()));
    Files.copy(organization.accountTemplate(), templates.resolve("organization-account.json"));
    Files.copy(CreatedTemplate.file(), templates.resolve("parameters.json"));
  }

  private static void write(String name, Template template) throws IOException {
    JSON.writeValue(templates.resolve(name + ".json").toFile(), template.toJSON());
  }

  /** cfn-lint knows the schema of every CloudFormation resource. */
  @Test
  void cfnLintFindsNothing() throws IOException {
    // given
    var words =
        new ArrayList<>(
            List.of(
                Tools.python("cfn-lint").resolve("cfn-lint").toString(),
                "--regions",
                "us-east-1",
                "--"));
    files().map(Path::toString).forEach(words::add);

    // when
    var lint = Command.run(results, Map.of(), words);

    // then
    assertThat(lint).isEqualTo(new Command(0, ""));
  }

  @Test
  void checkovFindsWhatIsExplainedAndNothingElse() throws IOException {
    // when
    Command.run(
            results,
            Map.of(),
            List.of(
                Tools.checkov("checkov").resolve("checkov").toString(),
                "--directory",
                templates.toString(),
                "--framework",
                "cloudformation",
                "--output",
                "json",
                "--output-file-path",
                results.toString(),
                // No descriptions from its maker's service, and the findings are judged below.
                "--skip-download",
                "--soft-fail"))
        .successful();
    var found = JSON.readTree(results.resolve("results_json.json").toFile()).path("results");

    // then
    assertThat(found.path("parsing_errors")).isEmpty();
    assertThat(found.path("skipped_checks")).isEmpty();
    assertThat(found.findValuesAsText("file_path"))
        .containsAll(files().map(file -> "/" + file.getFileName()).toList());
    assertThat(findings(found.path("failed_checks"))).isEqualTo(ExplainedFinding.of("checkov"));
  }

  private static Set<ExplainedFinding> findings(JsonNode failedChecks) {
    return failedChecks
        .valueStream()
        .map(
            check ->
                new ExplainedFinding(
                    check.path("check_id").asText(),
                    check.path("resource").asText().split("\\.", 2)[0]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> files() throws IOException {
    try (var files = Files.list(templates)) {
      return files.sorted().toList().stream();
    }
  }
}
