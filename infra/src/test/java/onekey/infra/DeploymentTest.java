package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onekey.testkit.Command;
import onekey.testkit.MotoServer;
import onekey.testkit.Tools;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The CDK command line, as it is, bootstraps an empty account and deploys the app into it.
 *
 * <p>The account is moto's. What moto's CloudFormation has no model of, it skips without a word and
 * still calls the stack complete. <b>{@code AWS::Config::RemediationConfiguration} is such</b>, and
 * so are alarms, the subscription and the policy of a topic, the processor of a function, and how
 * often Lambda repeats an event; and moto gives no outputs. The Config rule would be such too, but
 * {@code moto_server_with_more_resources.py} puts it into moto's own AWS Config. That Config
 * neither checks nor runs a rule: the sandbox does. What is skipped here, {@link DefaultStackTest},
 * {@link FullStackTest} and cfn-lint check in the template.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentTest {

  private static final String STACK = OneKeyStack.NAME;
  private static final String JAR = "rule/target/onekey-rule-lambda.jar";
  private static final String REGION = "eu-west-1";
  private static final String OTHER_REGION = "us-east-1";
  private static final String DETECTION_REGION = "us-west-2";
  private static final String HOME_REGION = "eu-central-1";
  private static final Path WORK = Path.of("target/deployment");

  /** What the first deployment synthesized: it is the same for every Region. */
  private static final String SYNTHESIZED = output("cdk.out");

  private static Path cdk = Path.of("cdk");
  private static @Nullable MotoServer moto;

  @BeforeAll
  static void deploy() throws Exception {
    var bin = Tools.python("DeploymentTest");
    cdk = Tools.cdk("DeploymentTest");
    Files.createDirectories(WORK);
    moto = new MotoServer(bin, WORK.resolve("moto.log"));
    // Where no cdk.json is, nothing is synthesized.
    cdk(
            WORK,
            REGION,
            List.of(
                "bootstrap",
                "aws://123456789012/" + REGION,
                "aws://123456789012/" + OTHER_REGION,
                "aws://123456789012/" + DETECTION_REGION,
                "aws://123456789012/" + HOME_REGION))
        .successful();
    deploy(
            REGION,
            List.of("--output", SYNTHESIZED, "-c", "onekey:noticeEmail=security@example.com"))
        .successful();
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
        .isEqualTo(Files.size(TestStack.PROJECT.resolve(JAR)));
  }

  @Test
  @Order(1)
  void leavesRolesWithTheirPoliciesAndNoOther() {
    for (var role : moto().physicalIds(STACK, "AWS::IAM::Role")) {
      assertThat(
              moto()
                  .call("iam", "list_attached_role_policies", Map.of("RoleName", role))
                  .get("AttachedPolicies"))
          .isEmpty();
      var policies =
          moto().call("iam", "list_role_policies", Map.of("RoleName", role)).get("PolicyNames");
      if (role.contains("SchedulerRole")) {
        assertThat(policies)
            .extracting(JsonNode::asText)
            .containsExactlyInAnyOrder("PutAside", "StartDeletion", "StartRemoval");
      } else {
        assertThat(policies).hasSize(1);
      }
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
  void leavesARuleThatTheJudgeRuns() throws Exception {
    // when
    var rules = moto().call("config", "describe_config_rules", Map.of()).get("ConfigRules");

    // then
    assertThat(rules).hasSize(1);
    var rule = rules.get(0);
    assertThat(rule.get("ConfigRuleName").asText()).isEqualTo("iam-user-single-access-key");
    assertThat(rule.get("Source").get("SourceIdentifier").asText()).endsWith(":" + judge());
    assertThat(new ObjectMapper().readTree(rule.get("InputParameters").asText()))
        .isEqualTo(
            new ObjectMapper()
                .valueToTree(
                    Map.of(
                        "maxActiveKeys",
                        "1",
                        "rotationGraceDays",
                        "0",
                        "minimumIdleDays",
                        "45",
                        "maximumExemptionDays",
                        "366",
                        "reportUnchangedDays",
                        "7")));
  }

  @Test
  @Order(1)
  void leavesTheRunbook() throws Exception {
    // when
    var runbook = removalRunbook();

    // then
    assertThat(runbook.step("ChooseExtraKey").inputs().get("FunctionName").asText())
        .startsWith("arn:aws:lambda:eu-west-1:123456789012:function:OneKeyStack-Choose");
    assertThat(runbook.step("ReevaluateRule").inputs().get("ConfigRuleNames").get(0).asText())
        .isEqualTo("iam-user-single-access-key");
  }

  @Test
  @Order(1)
  void leavesARunbookWhoseSchedulesAreTaken() throws Exception {
    // given
    var inputs = removalRunbook().step("ScheduleDeletion").inputs().toString();
    var answer =
        Map.of(
            "userName", "alice",
            "userId", "AIDAQ3EGRSWHT5EXAMPLE",
            "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
            "chosenAt", "2026-12-01T08:00:00.123456789Z",
            "deleteAt", "2026-12-08T08:00:00",
            "remediation", "manual");
    for (var output : answer.entrySet()) {
      inputs =
          inputs.replaceAll(
              "\\{\\{ (ChooseExtraKey|ConfirmInactive)\\." + output.getKey() + " }}",
              output.getValue());
    }
    var call = new ObjectMapper().readValue(inputs, new TypeReference<Map<String, Object>>() {});
    call.keySet().removeAll(List.of("Service", "Api"));

    // when
    moto().call("scheduler", "create_schedule", call);

    // then
    var group = moto().physicalId(STACK, "DeletionSchedulesGroup");
    var schedule =
        moto()
            .call(
                "scheduler",
                "get_schedule",
                Map.of("GroupName", group, "Name", "delete-AKIAIOSFODNN7EXAMPLE"));
    assertThat(inputs).doesNotContain("{{");
    assertThat(schedule.get("ScheduleExpression").asText()).isEqualTo("at(2026-12-08T08:00:00)");
    var input = new ObjectMapper().readTree(schedule.get("Target").get("Input").asText());
    assertThat(input.get("DocumentName").asText())
        .isEqualTo(moto().physicalId(STACK, "DeletionRunbookDocument"));
    assertThat(input.get("Parameters").get("UnusedSince").get(0).asText())
        .isEqualTo("2026-12-01T08:00:00.123456789Z");
    assertThat(input.get("Parameters").get("Remediation").get(0).asText()).isEqualTo("manual");
    assertThat(schedule.at("/Target/DeadLetterConfig/Arn").asText()).isEqualTo(deadLetters());
  }

  @Test
  @Order(1)
  void leavesAQueueForWhatCannotBeStarted() {
    assertThat(deadLetterQueue().get("MessageRetentionPeriod").asText()).isEqualTo("1209600");
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
    var topics = moto().physicalIds(STACK, "AWS::SNS::Topic");

    // then
    assertThat(moto().physicalIds(STACK, "AWS::Events::Rule"))
        .hasSize(2)
        .allSatisfy(
            rule ->
                assertThat(
                        moto()
                            .call("events", "list_targets_by_rule", Map.of("Rule", rule))
                            .get("Targets")
                            .findValuesAsText("Arn"))
                    .isEqualTo(topics));
  }

  @Test
  @Order(2)
  void changesNothingTheSecondTime() {
    assertThat(deploy(REGION, List.of("--app", SYNTHESIZED)).successful()).contains("(no changes)");
  }

  /** IAM is one for all Regions, and so it is in moto. */
  @Test
  @Order(2)
  void isRefusedInAnotherRegion() {
    // when
    var second = deploy(OTHER_REGION, List.of("--app", SYNTHESIZED));

    // then
    assertThat(second.status()).isNotZero();
    assertThat(second.output()).contains(RemovalRunbook.ROLE_NAME, "already exists");
  }

  @Test
  @Order(2)
  void canDetectInAnotherRegion() {
    // given
    var code = Code.fromAsset(TestStack.PROJECT.resolve(JAR).toString());
    var app = (App) TestStack.with(Map.of("onekey:remediation", "off"), code).getNode().getRoot();

    // when
    var second =
        deploy(
            DETECTION_REGION,
            List.of("--app", Path.of(app.synth().getDirectory()).toAbsolutePath().toString()));

    // then
    assertThat(second.status()).isZero();
  }

  /** Whatever the Region of the credentials is. */
  @Test
  @Order(2)
  void canWatchFromAnotherRegionThanThatOfIam() throws Exception {
    // given
    Map<String, Object> settings =
        Map.of(
            "onekey:remediation", "off",
            "onekey:watchKeyChanges", "true",
            "onekey:homeRegion", HOME_REGION);
    var stack = TestStack.with(settings, Code.fromAsset(TestStack.PROJECT.resolve(JAR).toString()));
    var app = (App) stack.getNode().getRoot();
    OneKeyEventsStack.in(app, Settings.read(TestStack.context(settings)));

    // when
    var both =
        deploy(
            DETECTION_REGION,
            List.of(
                "--all", "--app", Path.of(app.synth().getDirectory()).toAbsolutePath().toString()));

    // then
    assertThat(both.status()).as(both.output()).isZero();
    var role =
        moto().call("iam", "list_roles", Map.of()).findValuesAsText("RoleName").stream()
            .filter(name -> name.startsWith(OneKeyEventsStack.NAME))
            .findAny()
            .orElseThrow();
    assertThat(
            moto()
                .call(
                    "iam", "get_role_policy", Map.of("RoleName", role, "PolicyName", "Permissions"))
                .get("PolicyDocument")
                .toString())
        .contains("arn:aws:events:eu-central-1:123456789012:event-bus/default");
  }

  @Test
  @Order(3)
  void leavesNothingWhenItIsDestroyed() {
    // given moto rolls nothing back, so roles of the refused stack are still there
    var roles = moto().physicalIds(STACK, "AWS::IAM::Role");

    // when
    cdk(TestStack.PROJECT, REGION, List.of("destroy", "--force", "--app", SYNTHESIZED))
        .successful();

    // then
    assertThat(moto().call("lambda", "list_functions", Map.of()).get("Functions")).isEmpty();
    assertThat(moto().call("logs", "describe_log_groups", Map.of()).get("logGroups")).isEmpty();
    assertThat(moto().call("sns", "list_topics", Map.of()).get("Topics")).isEmpty();
    assertThat(moto().call("events", "list_rules", Map.of()).get("Rules")).isEmpty();
    assertThat(moto().call("config", "describe_config_rules", Map.of()).get("ConfigRules"))
        .isEmpty();
    assertThat(moto().call("ssm", "list_documents", Map.of()).get("DocumentIdentifiers")).isEmpty();
    assertThat(moto().call("scheduler", "list_schedules", Map.of()).get("Schedules")).isEmpty();
    assertThat(moto().call("iam", "list_roles", Map.of()).findValuesAsText("RoleName"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(roles);
    assertThat(moto().call("sqs", "list_queues", Map.of()).path("QueueUrls")).isEmpty();
  }

  private static String deadLetters() {
    return deadLetterQueue().get("QueueArn").asText();
  }

  private static JsonNode deadLetterQueue() {
    var url = moto().physicalIds(STACK, "AWS::SQS::Queue").getFirst();
    return moto()
        .call(
            "sqs",
            "get_queue_attributes",
            Map.of("QueueUrl", url, "AttributeNames", List.of("All")))
        .get("Attributes");
  }

  private static Runbook removalRunbook() throws Exception {
    var name = moto().physicalId(STACK, "RemovalRunbookDocument");
    var document = moto().call("ssm", "get_document", Map.of("Name", name));
    assertThat(document.get("DocumentType").asText()).isEqualTo("Automation");
    return Runbook.of(new ObjectMapper().readTree(document.get("Content").asText()));
  }

  private static String output(String name) {
    return WORK.resolve(name).toAbsolutePath().toString();
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

  private static Command deploy(String region, List<String> options) {
    var words = new ArrayList<>(List.of("deploy", "--require-approval", "never"));
    words.addAll(options);
    return cdk(TestStack.PROJECT, region, words);
  }

  private static Command cdk(Path directory, String region, List<String> words) {
    var command = new ArrayList<>(List.of(cdk.toString()));
    command.addAll(words);
    var environment = new HashMap<>(moto().environment());
    environment.put("AWS_REGION", region);
    environment.put("AWS_DEFAULT_REGION", region);
    environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
    return Command.run(directory, environment, command);
  }
}
