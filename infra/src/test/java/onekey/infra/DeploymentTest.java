package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The CDK command line, as it is, bootstraps an empty account and deploys the app into it.
 *
 * <p>The account is moto's. What moto has no model of, it skips without a word and still calls the
 * stack complete: <b>everything of {@code AWS::Config} is such</b>, and so are alarms, the
 * subscription and the policy of a topic, the processor of a function, and how often Lambda repeats
 * an event. moto also gives no outputs. So this test shows that the stack deploys, and what
 * functions, roles, logs, topic and event rules are then. It shows nothing of the Config rule:
 * {@link DefaultStackTest} and cfn-lint do, and the sandbox runs it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentTest {

  private static final String STACK = OneKeyStack.NAME;
  private static final Path WORK = Path.of("target/deployment");

  private static Path cdk = Path.of("cdk");
  private static @Nullable MotoServer moto;

  @BeforeAll
  static void deploy() throws Exception {
    var bin = Tools.python("DeploymentTest");
    cdk = Tools.cdk("DeploymentTest");
    Files.createDirectories(WORK);
    moto = new MotoServer(bin, WORK.resolve("moto.log"));
    cdk("bootstrap");
    deployOneKey();
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  @Order(1)
  void leavesAFunctionThatRunsTheBuiltJar() throws Exception {
    // when
    var configuration =
        moto().call("lambda", "get_function", Map.of("FunctionName", judge())).get("Configuration");

    // then
    assertThat(configuration.get("Runtime").asText()).isEqualTo("java25");
    assertThat(configuration.get("Timeout").asInt()).isEqualTo(900);
    assertThat(configuration.get("CodeSize").asLong())
        .isEqualTo(Files.size(TestStack.PROJECT.resolve("rule/target/onekey-rule-lambda.jar")));
  }

  @Test
  @Order(1)
  void leavesRolesWithTheirPolicyAndNoOther() {
    for (var role : moto().physicalIds(STACK, "AWS::IAM::Role")) {
      assertThat(
              moto()
                  .call("iam", "list_attached_role_policies", Map.of("RoleName", role))
                  .get("AttachedPolicies"))
          .isEmpty();
      assertThat(
              moto().call("iam", "list_role_policies", Map.of("RoleName", role)).get("PolicyNames"))
          .hasSize(1);
    }
  }

  @Test
  @Order(1)
  void leavesAJudgeThatMayReadTheUsersOfThisAccountOnly() {
    // when
    var policy =
        moto()
            .call(
                "iam",
                "get_role_policy",
                Map.of("RoleName", judgeRole(), "PolicyName", "Permissions"))
            .get("PolicyDocument");

    // then
    assertThat(policy.toString())
        .contains("iam:ListAccessKeys", "arn:aws:iam::123456789012:user/*");
  }

  @Test
  @Order(1)
  void leavesAPermissionForConfigOfThisAccount() throws Exception {
    // when
    var policy =
        new ObjectMapper()
            .readTree(
                moto()
                    .call("lambda", "get_policy", Map.of("FunctionName", judge()))
                    .get("Policy")
                    .asText());

    // then
    assertThat(policy.findValuesAsText("Service")).containsExactly("config.amazonaws.com");
    assertThat(policy.toString()).contains("123456789012");
  }

  @Test
  @Order(1)
  void leavesLogGroupsThatForget() {
    var groups = moto().call("logs", "describe_log_groups", Map.of()).get("logGroups");

    assertThat(groups)
        .hasSameSizeAs(moto().physicalIds(STACK, "AWS::Logs::LogGroup"))
        .allSatisfy(group -> assertThat(group.get("retentionInDays").asInt()).isEqualTo(90));
  }

  @Test
  @Order(1)
  void leavesATopicThatNoticesGoTo() {
    // given
    var rule = moto().physicalIds(STACK, "AWS::Events::Rule").getFirst();

    // when
    var targets = moto().call("events", "list_targets_by_rule", Map.of("Rule", rule));

    // then
    assertThat(targets.get("Targets").findValuesAsText("Arn"))
        .isEqualTo(moto().physicalIds(STACK, "AWS::SNS::Topic"));
  }

  @Test
  @Order(2)
  void changesNothingTheSecondTime() {
    assertThat(deployOneKey()).contains("(no changes)");
  }

  @Test
  @Order(3)
  void leavesNothingWhenItIsDestroyed() {
    // when
    cdk("destroy", "--force");

    // then
    assertThat(moto().call("lambda", "list_functions", Map.of()).get("Functions")).isEmpty();
    assertThat(moto().call("logs", "describe_log_groups", Map.of()).get("logGroups")).isEmpty();
    assertThat(moto().call("sns", "list_topics", Map.of()).get("Topics")).isEmpty();
    assertThat(moto().call("events", "list_rules", Map.of()).get("Rules")).isEmpty();
    assertThat(moto().call("iam", "list_roles", Map.of()).findValuesAsText("RoleName"))
        .noneMatch(name -> name.startsWith(STACK));
  }

  private static MotoServer moto() {
    if (moto == null) {
      throw new IllegalStateException("moto was not started");
    }
    return moto;
  }

  private static String judge() {
    return moto().physicalIds(STACK, "AWS::Lambda::Function").stream()
        .filter(name -> name.contains("Judge"))
        .findAny()
        .orElseThrow();
  }

  private static String judgeRole() {
    return moto().physicalIds(STACK, "AWS::IAM::Role").stream()
        .filter(name -> name.contains("Judge"))
        .findAny()
        .orElseThrow();
  }

  private static String deployOneKey() {
    return cdk("deploy", "--require-approval", "never");
  }

  private static String cdk(String... words) {
    var command = new ArrayList<>(List.of(cdk.toString()));
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "--output",
            WORK.resolve("cdk.out").toAbsolutePath().toString(),
            "-c",
            "onekey:noticeEmail=security@example.com"));
    var environment = new HashMap<>(moto().environment());
    environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
    return Command.run(TestStack.PROJECT, environment, command).successful();
  }
}
