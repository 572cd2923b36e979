package onekey.cli;

import static onekey.cli.PlannedSandbox.READER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import onekey.cli.demo.Account;
import onekey.cli.demo.GeneratedAccount;
import onekey.cli.demo.SampleAccount;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.SandboxUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The command as a person starts it: credentials and endpoint come from the environment. */
@Tag("slow")
class PlanProcessTest {

  private static final Principal SOMEBODY_ELSE = Principal.user("somebody-else");

  @TempDir private Path directory;

  @Test
  void plansTheAccountOfTheEnvironment() {
    try (var account = PlannedSandbox.of(today(SampleAccount.read()))) {
      // when
      var run =
          CommandProcess.in(directory, environment(account, Map.of("AWS_REGION", "us-east-1")))
              .run("plan", "--format", "json");

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(3);
      var plan = PlannedSandbox.json(run);
      assertThat(plan.get("users")).hasSize(16);
      assertThat(plan.get("accountId").asText()).isEqualTo("111122223333");
    }
  }

  @Test
  void needsNoRegionForUsers() {
    try (var account = PlannedSandbox.of(today(SampleAccount.read()))) {
      // when
      var run = CommandProcess.in(directory, environment(account, Map.of())).run("plan");

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void needsARegionForARule() {
    try (var account = PlannedSandbox.of(today(SampleAccount.read()))) {
      // when
      var run =
          CommandProcess.in(directory, environment(account, Map.of())).run("plan", "--rule", "x");

      // then
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("Give --region, or set AWS_REGION").hasLineCount(1);
      assertThat(account.sandbox().calls().count()).isZero();
    }
  }

  @Test
  void aProfileThatWasNamedWinsOverTheEnvironment() throws IOException {
    try (var account = PlannedSandbox.of(today(SampleAccount.read()))) {
      // given
      var credentials = credentials(account, SOMEBODY_ELSE);
      Files.writeString(
          directory.resolve("config"),
          """
          [profile audit]
          region = eu-west-1
          endpoint_url = %s
          aws_access_key_id = %s
          aws_secret_access_key = %s
          """
              .formatted(
                  account.sandbox().endpoint(),
                  credentials.accessKeyId(),
                  credentials.secretAccessKey()));
      var environment = environment(account, Map.of());
      environment.remove("AWS_ENDPOINT_URL");

      // when
      var run = CommandProcess.in(directory, environment).run("plan", "--profile", "audit");

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(account.sandbox().calls().permissionsUsed(READER)).isEmpty();
      assertThat(account.sandbox().calls().permissionsUsed(SOMEBODY_ELSE))
          .contains("iam:ListUsers");
    }
  }

  @Test
  void namesTheProfilesThatThereAre() throws IOException {
    // given
    Files.writeString(directory.resolve("config"), "[profile b]\n[profile a]\n");

    // when
    var run = CommandProcess.in(directory, Map.of()).run("plan", "--profile", "c");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--profile is c. Your AWS configuration files have: a, b.");
  }

  @Test
  void refusesWhatIsNoRegion() {
    // when
    var run = CommandProcess.in(directory, Map.of()).run("plan", "--region", "Frankfurt");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--region is Frankfurt. Allowed: ");
  }

  @Test
  void saysThatThereAreNoCredentials() {
    // when
    var run = CommandProcess.in(directory, Map.of()).run("plan");

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("No AWS credentials. Sign in")
        .doesNotContain("ProviderChain")
        .hasLineCount(1);
  }

  @Test
  void saysWhatIsWrongWithTheUsualProfile() throws IOException {
    // given somebody whose sign-in is over
    Files.writeString(
        directory.resolve("config"),
        """
        [default]
        sso_session = company
        sso_account_id = 111122223333
        sso_role_name = audit
        region = eu-west-1
        [sso-session company]
        sso_region = eu-west-1
        sso_start_url = https://example.awsapps.com/start
        """);

    // when
    var run = CommandProcess.in(directory, Map.of()).run("plan");

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("run 'aws sso login --profile default'")
        .contains("Profile default signs in by IAM Identity Center")
        .doesNotContain("class path")
        .hasLineCount(1);
  }

  @Test
  void plansTenThousandUsersInLittleMemory() {
    var many = GeneratedAccount.of(10_000, 1);
    try (var account = PlannedSandbox.of(many)) {
      // when
      var run =
          CommandProcess.in(directory, environment(account, Map.of("AWS_REGION", "us-east-1")))
              .withJvm("-Xmx256m", "-Donekey.progress=true")
              .run("plan", "--format", "json");

      // then
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(PlannedSandbox.json(run).get("users")).hasSize(10_000);
      assertThat(run.err()).contains("\rReading users").contains("/1000").contains("/10000");
      var users = account.sandbox().iam().users();
      var overLimit = users.stream().filter(user -> user.activeKeys() > 1).count();
      var inactive = users.stream().filter(PlanProcessTest::hasAnInactiveKey).count();
      assertThat(account.sandbox().calls().countsByAction())
          .isEqualTo(
              Map.of(
                  "ListUsers", 10L,
                  "ListAccessKeys", 10_000L,
                  "GetAccessKeyLastUsed", 2 * overLimit + inactive,
                  "ListUserTags", overLimit,
                  "ListSchedules", 2L));
    }
  }

  private static boolean hasAnInactiveKey(SandboxUser user) {
    return user.accessKeys().stream().anyMatch(key -> key.status().equals("Inactive"));
  }

  /** The process judges by the real clock. */
  private static Account today(Account account) {
    return account.at(Instant.now());
  }

  private static Map<String, String> environment(PlannedSandbox account, Map<String, String> more) {
    var credentials = credentials(account, READER);
    var environment = new HashMap<>(more);
    environment.put("AWS_ENDPOINT_URL", account.sandbox().endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    return environment;
  }

  private static AwsCredentials credentials(PlannedSandbox account, Principal principal) {
    return account.sandbox().credentials(principal).resolveCredentials();
  }
}
