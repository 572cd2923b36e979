package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import onekey.cli.demo.Account;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person runs them: in a shell, by the AWS CLI, against the sandbox. */
@Tag("slow")
class FixOnSandboxTest {

  private static final Instant CREATED = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--debug", "a+b=c,d.e@f"})
  void deletesTheExtraKeyAndNoOther(String name) {
    try (var account = PlannedSandbox.of(twoKeysOf(name))) {
      // given
      var keys = account.sandbox().iam().user(name).orElseThrow().accessKeys();
      var commands = commands(account.plan("--format", "json"));

      // when
      var answers =
          Command.run(
                  directory,
                  shell(account.sandbox()),
                  List.of("sh", "-euc", String.join(" && ", commands)))
              .successful();

      // then
      assertThat(answers).contains("\"ServiceName\"");
      assertThat(keys).allSatisfy(key -> assertThat(answers).contains(key.id()));
      assertThat(account.sandbox().iam().user(name).orElseThrow().accessKeys())
          .extracting(SandboxAccessKey::id)
          .containsExactly(keys.getLast().id());
    }
  }

  /** Neither was used, so the older one is extra. */
  private static Account twoKeysOf(String name) {
    return new Account(
        Optional.empty(),
        NOW,
        Map.of(),
        iam -> {
          iam.createUser(name, "/", CREATED);
          iam.addAccessKey(name, CREATED);
          iam.addAccessKey(name, CREATED.plus(Duration.ofDays(1)));
          return Map.of();
        });
  }

  private static List<String> commands(CommandLineRun run) {
    var fixes = PlannedSandbox.json(run).get("users").get(0).get("fixes");
    return StreamSupport.stream(fixes.spliterator(), false)
        .flatMap(fix -> fix.findValuesAsText("command").stream())
        .filter(command -> !command.equals("null"))
        .toList();
  }

  private static Map<String, String> shell(Sandbox sandbox) {
    var credentials = sandbox.credentials(Principal.ROOT).resolveCredentials();
    var environment =
        new HashMap<>(
            Map.of(
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
                "AWS_DEFAULT_REGION", sandbox.settings().region().id(),
                "AWS_DEFAULT_OUTPUT", "json",
                "AWS_PAGER", ""));
    environment.put("PATH", Tools.python("FixOnSandboxTest") + ":" + System.getenv("PATH"));
    return environment;
  }
}
