package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.testkit.Tools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another client than the SDK for Java: the AWS command line. */
@Tag("slow")
class CommandLineTest {

  private static Path aws = Path.of("aws");

  private final Sandbox sandbox = Sandbox.start(settings -> settings.largestPage(2));

  @BeforeAll
  static void install() {
    aws = Tools.python("CommandLineTest").resolve("aws");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void readsAndWritesIamByTheAwsCommandLine() {
    // given
    sandbox.iam().createUser("ann", "/team/", Instant.parse("2020-01-02T03:04:05Z"));
    sandbox.iam().createUser("bob");
    sandbox.iam().createUser("c+d=e,f.g@h");

    // then
    assertThat(aws("iam", "list-users").path("Users")).hasSize(3);
    aws("iam", "tag-user", "--user-name", "ann", "--tags", "Key=team,Value=blue");
    assertThat(
            aws("iam", "list-user-tags", "--user-name", "ann")
                .path("Tags")
                .path(0)
                .path("Value")
                .asText())
        .isEqualTo("blue");
    var key =
        aws("iam", "create-access-key", "--user-name", "c+d=e,f.g@h")
            .path("AccessKey")
            .path("AccessKeyId")
            .asText();
    assertThat(
            aws("iam", "get-access-key-last-used", "--access-key-id", key)
                .path("UserName")
                .asText())
        .isEqualTo("c+d=e,f.g@h");
  }

  @Test
  void readsErrorsByTheAwsCommandLine() {

    assertThat(run("iam", "list-access-keys", "--user-name", "nobody").text())
        .contains("(NoSuchEntity)")
        .contains("nobody");
    assertThat(run("configservice", "describe-config-rules", "--config-rule-names", "none").text())
        .contains("(NoSuchConfigRuleException)");
  }

  @Test
  void readsConfigByTheAwsCommandLine() {
    // then
    assertThat(aws("configservice", "describe-config-rules").path("ConfigRules")).isEmpty();
    assertThat(
            aws(
                    "configservice",
                    "put-evaluations",
                    "--result-token",
                    "TESTMODE",
                    "--test-mode",
                    "--evaluations",
                    "ComplianceResourceType=AWS::IAM::User,ComplianceResourceId=AIDA1,"
                        + "ComplianceType=COMPLIANT,OrderingTimestamp=2026-11-24T12:00:00Z")
                .path("FailedEvaluations"))
        .isEmpty();
  }

  @Test
  void readsSchedulesByTheAwsCommandLine() {
    // given
    sandbox.scheduler().putGroup("group");

    // then
    assertThat(aws("scheduler", "list-schedules", "--group-name", "group").path("Schedules"))
        .isEmpty();
    assertThat(
            run("scheduler", "get-schedule", "--group-name", "group", "--name", "delete-AKIA")
                .text())
        .contains("(ResourceNotFoundException)", "delete-AKIA");
  }

  private JsonNode aws(String... arguments) {
    var answer = run(arguments);
    assertThat(answer.exitCode()).as(answer.text()).isZero();
    return answer.text().isBlank() ? Json.object() : Json.parse(answer.text());
  }

  private record Answer(int exitCode, String text) {}

  private Answer run(String... arguments) {
    var credentials = sandbox.credentials(Principal.ROOT).resolveCredentials();
    return run(
        Map.of(
            "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
            "AWS_DEFAULT_REGION", sandbox.settings().region().id(),
            "AWS_DEFAULT_OUTPUT", "json",
            "AWS_PAGER", ""),
        arguments);
  }

  private static Answer run(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<>(List.of(aws.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      try (var output = process.inputReader()) {
        var text = String.join("\n", output.readAllLines());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Answer(process.exitValue(), text);
      }
    } catch (IOException e) {
      return new Answer(-1, "The command 'aws' cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "Interrupted.");
    }
  }
}
