package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** cfn-lint checks the template by the schema of every CloudFormation resource. */
@Tag("slow")
class CfnLintTest {

  private static final Map<String, Map<String, Object>> SETTINGS =
      Map.of(
          "default", Map.of(),
          "everything", TestStack.everything(),
          "existing-topic", TestStack.existingTopic(),
          "dry-run", Map.of("onekey:dryRun", true),
          "watching", TestStack.watchingFromAfar(),
          "detection",
              Map.of("onekey:remediation", "off", "onekey:noticeEmail", "security@example.com"));

  @TempDir private Path directory;

  /** One process for all: most of its time goes into loading the schemas. */
  @Test
  void findsNothing() throws IOException {
    // given
    var words =
        new ArrayList<>(
            List.of(
                Tools.python("CfnLintTest").resolve("cfn-lint").toString(),
                "--regions",
                "us-east-1",
                "--"));
    for (var settings : SETTINGS.entrySet()) {
      words.add(written(settings.getKey(), TestStack.template(settings.getValue())));
    }
    var events = TestStack.events(TestStack.watchingFromAfar()).orElseThrow();
    words.add(written("events", Template.fromStack(events)));
    var organization = TestOrganization.with(TestOrganization.everything());
    words.add(written("organization", Template.fromStack(organization.stack())));
    words.add(written("organization-bucket", Template.fromStack(organization.bucket())));
    words.add(organization.accountTemplate().toAbsolutePath().toString());

    // when
    var lint = Command.run(directory, Map.of(), words);

    // then
    assertThat(lint).isEqualTo(new Command(0, ""));
  }

  private String written(String name, Template template) throws IOException {
    var file = directory.resolve(name + ".json");
    new ObjectMapper().writeValue(file.toFile(), template.toJSON());
    return file.toString();
  }
}
