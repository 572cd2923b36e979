package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --audit} as a person starts it, and perhaps ends it before it is done. */
@Tag("slow")
class PlanAuditProcessTest {

  private static final Principal READER = Principal.role("reader");

  @TempDir private Path directory;

  private final Sandbox sandbox = Sandbox.start();

  PlanAuditProcessTest() {
    // The process asks for a time that ends now.
    sandbox.clock().set(Instant.now());
    sandbox.iam().createUser("ann");
    var now = sandbox.clock().instant();
    sandbox.iam().addAccessKey("ann", now.minus(Duration.ofDays(400)));
    var key = sandbox.iam().addAccessKey("ann", now.minus(Duration.ofDays(300))).id();
    var detail =
        new JsonMapper()
            .createObjectNode()
            .put("eventID", "1")
            .put("eventTime", now.minusSeconds(60).toString())
            .put("eventSource", "s3.amazonaws.com")
            .put("eventName", "ListBuckets")
            .put("sourceIPAddress", "203.0.113.7");
    detail.putObject("userIdentity").put("accessKeyId", key);
    sandbox.eventHistory().add("us-east-1", detail);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private CommandProcess process() {
    return CommandProcess.in(
        directory,
        Map.of(
            "AWS_ENDPOINT_URL",
            sandbox.endpoint().toString(),
            "AWS_REGION",
            "us-east-1",
            "AWS_ACCESS_KEY_ID",
            sandbox.credentials(READER).resolveCredentials().accessKeyId(),
            "AWS_SECRET_ACCESS_KEY",
            "not-verified"));
  }

  private static JsonNode audit(JsonNode plan) {
    return plan.at("/users/0/accessKeys/1/audit");
  }

  @Test
  void asksTheRegionsByTheClientsOfTheEnvironment() {
    // when
    var run =
        process()
            .withJvm("-Donekey.progress=true")
            .run("plan", "--audit", "--audit-region", "eu-west-1", "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    var audit = audit(PlannedSandbox.json(run));
    assertThat(audit.at("/events/count").asInt()).isEqualTo(1);
    assertThat(audit.get("regions").findValuesAsText("region"))
        .containsExactly("us-east-1", "eu-west-1");
    assertThat(run.err()).contains("Asking CloudTrail about 2 access keys in 2 Regions");
  }

  @Test
  void writesWhatIsKnownWhenItIsInterrupted() throws IOException, InterruptedException {
    // given a Region that answers when it is too late, and another that has answered by then
    var interrupted = new CountDownLatch(1);
    var hanging = new CountDownLatch(1);
    sandbox
        .faults()
        .watch(
            call -> {
              if (isLookupIn("eu-west-1", call)) {
                hanging.countDown();
                await(interrupted);
              }
            });
    var process =
        process()
            .withJvm("-Donekey.progress=true")
            .start("plan", "--audit", "--audit-region", "eu-west-1", "--format", "json");
    hanging.await();
    // What the process says that it has done, not what was answered: an answer may be under way.
    while (!Files.readString(directory.resolve("standard-error")).contains(" 2/4 ")) {
      Thread.sleep(20);
    }

    // when a person presses Ctrl-C, which the start script passes on as this signal
    process.destroy();

    // then
    assertThat(process.waitFor()).isEqualTo(128 + 15);
    interrupted.countDown();
    var run =
        new CommandLineRun(
            0,
            Files.readString(directory.resolve("standard-output")),
            Files.readString(directory.resolve("standard-error")));
    var audit = audit(PlannedSandbox.json(run));
    assertThat(audit.at("/events/count").asInt()).isEqualTo(1);
    assertThat(audit.at("/regions/1/cause").asText()).startsWith("The command was interrupted");
    assertThat(run.err()).contains("Interrupted. What was read by then is written");
  }

  private static boolean isLookupIn(String region, ApiCall call) {
    return call.action().equals("LookupEvents") && call.region().filter(region::equals).isPresent();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
