package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import onekey.testkit.Command;
import onekey.testkit.MotoServer;
import onekey.testkit.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * moto's IAM was written by people who do not know OneKey. What a new user does: plan, follow one
 * fix, plan again.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanOnMotoTest {

  private static final Path SHIM = Path.of("src/test/python/aws.py").toAbsolutePath();

  @TempDir private static Path directory;

  private static Path bin;
  private static MotoServer moto;
  private static String oldKey;
  private static String newKey;

  @BeforeAll
  static void anAccountWithOneFinding() throws InterruptedException {
    bin = Tools.python("PlanOnMotoTest");
    moto = new MotoServer(bin, directory.resolve("moto.log"));
    moto.call("iam", "create_user", Map.of("UserName", "alice"));
    moto.call("iam", "create_user", Map.of("UserName", "bob", "Path", "/team/"));
    oldKey = newKeyOf("alice");
    // IAM's times have whole seconds, and the older key is the one to go.
    Thread.sleep(Duration.ofMillis(1100));
    newKey = newKeyOf("alice");
    newKeyOf("bob");
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @Test
  @Order(1)
  void plansByAProfileThatAssumesARole() throws IOException {
    // given
    Files.writeString(
        directory.resolve("config"),
        """
        [profile base]
        aws_access_key_id = testing
        aws_secret_access_key = testing
        [profile audit]
        role_arn = arn:aws:iam::123456789012:role/audit
        source_profile = base
        region = eu-west-1
        """);

    // when
    var run =
        CommandProcess.in(
                directory, Map.of("AWS_ENDPOINT_URL", moto.environment().get("AWS_ENDPOINT_URL")))
            .run("plan", "--profile", "audit");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("Account 123456789012").contains(oldKey);
  }

  @Test
  @Order(2)
  void showsWhatIsScheduledForItsKeysInTheirTimeZones() throws IOException {
    // given
    moto.call("scheduler", "create_schedule_group", Map.of("Name", "onekey"));
    schedule("remove-" + oldKey, "at(2099-12-09T12:00:00)", "Europe/Berlin");
    schedule("delete-" + newKey, "rate(1 day)", "UTC");
    schedule("nightly", "rate(1 day)", "UTC");

    // when
    var keys = user(plan(), "alice").get("accessKeys");

    // then
    moto.call("scheduler", "delete_schedule_group", Map.of("Name", "onekey"));
    assertThat(keys.findValues("pendingSteps").stream().map(JsonNode::toString))
        .containsExactly(
            """
            [{"kind":"REMOVAL","state":"SCHEDULED","at":"2099-12-09T11:00:00Z",\
            "region":"eu-west-1","groupName":"onekey","scheduleName":"remove-%s"}]"""
                .formatted(oldKey),
            """
            [{"kind":"DELETION","state":"SCHEDULED","at":null,\
            "region":"eu-west-1","groupName":"onekey","scheduleName":"delete-%s"}]"""
                .formatted(newKey));
  }

  @Test
  @Order(3)
  void aFixThatIsFollowedIsGoneFromTheNextPlan() throws IOException {
    // given
    var first = plan();
    assertThat(first.exitCode()).isEqualTo(3);
    var alice = user(first, "alice");
    assertThat(alice.get("complianceType").asText()).isEqualTo("NON_COMPLIANT");
    assertThat(alice.get("accessKeys"))
        .filteredOn(key -> key.get("extra").asBoolean())
        .singleElement()
        .satisfies(key -> assertThat(key.get("name").asText()).isEqualTo(oldKey));

    // when
    var shell = shellWithAws();
    commandsOfCliFix(alice)
        .forEach(
            command -> Command.run(directory, shell, List.of("sh", "-euc", command)).successful());

    // then
    var second = plan();
    assertThat(second.err()).isEmpty();
    assertThat(second.exitCode()).isZero();
    assertThat(user(second, "alice").get("accessKeys"))
        .filteredOn(key -> key.get("status").asText().equals("Active"))
        .singleElement()
        .satisfies(key -> assertThat(key.get("name").asText()).isEqualTo(newKey));
    assertThat(user(second, "bob").get("activeKeys").asInt()).isEqualTo(1);
  }

  private static void schedule(String name, String expression, String zone) {
    moto.call(
        "scheduler",
        "create_schedule",
        Map.of(
            "GroupName",
            "onekey",
            "Name",
            name,
            "ScheduleExpression",
            expression,
            "ScheduleExpressionTimezone",
            zone,
            "FlexibleTimeWindow",
            Map.of("Mode", "OFF"),
            "Target",
            Map.of(
                "Arn",
                "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution",
                "RoleArn",
                "arn:aws:iam::123456789012:role/starter")));
  }

  private static CommandLineRun plan() {
    return CommandProcess.in(directory, moto.environment()).run("plan", "--format", "json");
  }

  private static JsonNode user(CommandLineRun run, String name) {
    return StreamSupport.stream(PlannedSandbox.json(run).get("users").spliterator(), false)
        .filter(user -> user.get("userName").asText().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static List<String> commandsOfCliFix(JsonNode user) {
    return StreamSupport.stream(user.get("fixes").spliterator(), false)
        .filter(fix -> fix.get("way").asText().equals("CLI"))
        .flatMap(fix -> fix.findValuesAsText("command").stream())
        .filter(command -> !command.equals("null"))
        // The way back, in case something misses the key.
        .filter(command -> !command.matches(".*--status[= ]Active.*"))
        .toList();
  }

  /** Returns an environment in which aws is boto3. */
  private static Map<String, String> shellWithAws() throws IOException {
    var aws =
        Files.writeString(
            directory.resolve("aws"),
            "#!/bin/sh\nexec '%s' '%s' \"$@\"\n".formatted(bin.resolve("python"), SHIM));
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
    var environment = new HashMap<>(moto.environment());
    environment.put("PATH", directory + ":" + System.getenv("PATH"));
    return environment;
  }

  private static String newKeyOf(String userName) {
    return moto.call("iam", "create_access_key", Map.of("UserName", userName))
        .get("AccessKey")
        .get("AccessKeyId")
        .asText();
  }
}
