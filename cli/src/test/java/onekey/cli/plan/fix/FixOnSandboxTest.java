package onekey.cli.plan.fix;

import static onekey.cli.plan.fix.SampleFindings.active;
import static onekey.cli.plan.fix.SampleFindings.commands;
import static onekey.cli.plan.fix.SampleFindings.remove;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.testkit.Tools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person runs them: in a shell, by the AWS CLI, against the sandbox. */
@Tag("slow")
class FixOnSandboxTest {

  private static final Instant CREATED = Instant.parse("2024-01-01T00:00:00Z");

  private final Sandbox sandbox = Sandbox.start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--debug", "a+b=c,d.e@f"})
  void deletesTheExtraKeyAndNoOther(String name) throws Exception {
    // given
    sandbox.iam().createUser(name);
    var extra = sandbox.iam().addAccessKey(name, CREATED).id();
    var other = sandbox.iam().addAccessKey(name, CREATED).id();
    var finding = remove(name, active(extra), active(other));
    var commands = commands(Fixes.of(finding, "aws", TerraformStates.none()));

    // when
    var answers = run(String.join(" && ", commands));

    // then
    assertThat(answers).contains(extra).contains(other).contains("\"ServiceName\"");
    assertThat(sandbox.iam().user(name).orElseThrow().accessKeys())
        .extracting(SandboxAccessKey::id)
        .containsExactly(other);
  }

  private String run(String command) throws IOException, InterruptedException {
    var credentials = sandbox.credentials(Principal.ROOT).resolveCredentials();
    var builder = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true);
    var path = Tools.python("FixOnSandboxTest") + ":" + System.getenv("PATH");
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", path,
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
                "AWS_DEFAULT_REGION", sandbox.settings().region().id(),
                "AWS_DEFAULT_OUTPUT", "json",
                "AWS_PAGER", ""));
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
