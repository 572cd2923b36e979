package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import onekey.testkit.MotoServer;
import onekey.testkit.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * moto's organizations and roles were written by people who do not know OneKey. moto checks neither
 * trust policies nor permissions.
 */
@Tag("slow")
class PlanOrganizationOnMotoTest {

  /** More than a page of ListAccounts. */
  private static final int MEMBERS = 22;

  @TempDir private static Path directory;

  private static MotoServer moto;
  private static List<String> members;

  @BeforeAll
  static void anOrganization() {
    moto =
        new MotoServer(Tools.python("PlanOrganizationOnMotoTest"), directory.resolve("moto.log"));
    moto.call("organizations", "create_organization", Map.of("FeatureSet", "ALL"));
    members = IntStream.range(0, MEMBERS).mapToObj(number -> created("member-" + number)).toList();
    moto.call("iam", "create_user", Map.of("UserName", "alice"));
    addUserWithTwoKeys(members.get(3));
    moto.call("organizations", "close_account", Map.of("AccountId", members.get(5)));
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @Test
  void plansEveryAccountInUse() {
    // when
    var run =
        CommandProcess.in(directory, moto.environment())
            .run("plan", "--organization", "--format", "json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("accounts")).hasSize(MEMBERS);
    assertThat(plan.get("skippedAccounts").findValuesAsText("accountId"))
        .containsExactly(members.get(5));
    assertThat(plan.get("users").get(0).get("accountId").asText()).isEqualTo(members.get(3));
    assertThat(plan.get("users").get(0).get("accountName").asText()).isEqualTo("member-3");
    assertThat(plan.get("users").findValuesAsText("userName")).containsExactly("alice", "alice");
  }

  private static String created(String name) {
    return moto.call(
            "organizations",
            "create_account",
            Map.of("AccountName", name, "Email", name + "@example.com"))
        .get("CreateAccountStatus")
        .get("AccountId")
        .asText();
  }

  private static void addUserWithTwoKeys(String account) {
    var role =
        moto.call(
                "sts",
                "assume_role",
                Map.of(
                    "RoleArn",
                    "arn:aws:iam::%s:role/OneKeyReader".formatted(account),
                    "RoleSessionName",
                    "test"))
            .get("Credentials");
    var credentials =
        AwsSessionCredentials.create(
            role.get("AccessKeyId").asText(),
            role.get("SecretAccessKey").asText(),
            role.get("SessionToken").asText());
    try (var iam =
        IamClient.builder()
            .endpointOverride(URI.create(moto.environment().getOrDefault("AWS_ENDPOINT_URL", "")))
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .region(Region.AWS_GLOBAL)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      iam.createUser(request -> request.userName("alice"));
      iam.createAccessKey(request -> request.userName("alice"));
      iam.createAccessKey(request -> request.userName("alice"));
    }
  }
}
