package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class DefaultStackTest {

  private static Template template;
  private static JsonNode json;

  @BeforeAll
  static void synthesize() {
    template = TestStack.template(Map.of());
    json = TestStack.json(template);
  }

  @Test
  void runsTheJudgeOnJava25ForArm() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler", "onekey.rule.JudgeHandler::handleRequest",
            "Runtime", "java25",
            "Architectures", List.of("arm64")));
  }

  @Test
  void givesTheJudgeAllTheTimeThatLambdaHas() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of("Handler", "onekey.rule.JudgeHandler::handleRequest", "Timeout", 900));
  }

  @Test
  void leavesTheJvmAsLambdaStartsIt() {
    assertThat(TestStack.json(template).findValuesAsText("JAVA_TOOL_OPTIONS")).isEmpty();
  }

  @Test
  void reservesNoConcurrency() {
    template.allResourcesProperties(
        "AWS::Lambda::Function", Map.of("ReservedConcurrentExecutions", Match.absent()));
  }

  @Test
  void logsAsJsonIntoAGroupOfItsOwn() {
    template.allResourcesProperties(
        "AWS::Lambda::Function",
        Map.of("LoggingConfig", Map.of("LogFormat", "JSON", "LogGroup", Match.anyValue())));
  }

  @Test
  void takesTheLogWithItWhenItGoes() {
    template.allResources(
        "AWS::Logs::LogGroup",
        Map.of(
            "Properties", Map.of("RetentionInDays", 90),
            "DeletionPolicy", "Delete",
            "UpdateReplacePolicy", "Delete"));
  }

  @Test
  void retainsNothing() {
    assertThat(json.findValuesAsText("DeletionPolicy")).doesNotContain("Retain");
  }

  @Test
  void neverRepeatsAFailedRun() {
    template.hasResourceProperties(
        "AWS::Lambda::EventInvokeConfig", Map.of("MaximumRetryAttempts", 0));
  }

  @Test
  void letsOnlyConfigOfThisAccountInvokeTheJudge() {
    template.resourceCountIs("AWS::Lambda::Permission", 1);
    template.hasResourceProperties(
        "AWS::Lambda::Permission",
        Map.of(
            "Action", "lambda:InvokeFunction",
            "Principal", "config.amazonaws.com",
            "SourceAccount", Map.of("Ref", "AWS::AccountId")));
  }

  @Test
  void runsTheRuleDaily() {
    template.hasResourceProperties(
        "AWS::Config::ConfigRule",
        Map.of(
            "Source",
            Map.of(
                "Owner", "CUSTOM_LAMBDA",
                "SourceIdentifier", Match.anyValue(),
                "SourceDetails",
                    List.of(
                        Map.of(
                            "EventSource", "aws.config",
                            "MessageType", "ScheduledNotification",
                            "MaximumExecutionFrequency", "TwentyFour_Hours")))));
  }

  @Test
  void writesEveryNumericRuleParameterAndNoEmptyTag() {
    template.hasResourceProperties(
        "AWS::Config::ConfigRule",
        Map.of(
            "ConfigRuleName",
            "iam-user-single-access-key",
            "InputParameters",
            Match.objectEquals(
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
                    "7"))));
  }

  @Test
  void createsTheRuleAfterThePermissionThatItNeeds() {
    var permission = resourceOfType("AWS::Lambda::Permission");

    template.hasResource(
        "AWS::Config::ConfigRule", Map.of("DependsOn", Match.arrayWith(List.of(permission))));
  }

  @Test
  void attachesNoManagedPolicy() {
    template.allResourcesProperties(
        "AWS::IAM::Role",
        Map.of("ManagedPolicyArns", Match.absent(), "PermissionsBoundary", Match.absent()));
    template.resourceCountIs("AWS::IAM::ManagedPolicy", 0);
  }

  /** The only policies that are not inline in a role: that would be a circular reference. */
  @ParameterizedTest
  // The former inline policy was named Permissions.
  @ValueSource(strings = {"StartDeletion", "StartRemoval"})
  void givesThePermissionOfSchedulesToTheirRole(String name) {
    template.resourceCountIs("AWS::IAM::Policy", 2);
    template.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyName",
            name,
            "Roles",
            List.of(Map.of("Ref", "DeletionRunbookSchedulerRole1A44884F"))));
  }

  @ParameterizedTest
  @CsvSource({
    "DeletionRunbook, DeletionRunbookDocument6833856E",
    "RemovalRunbook, RemovalRunbookDocument42B721BF"
  })
  void startsARunbookByAllThreeKindsOfResourcesThatPoliciesOfAwsName(
      String runbook, String document) {
    // when
    var resources =
        statements(runbook + "StartedBySchedules", "ssm:StartAutomationExecution").stream()
            .flatMap(
                statement -> StreamSupport.stream(statement.path("Resource").spliterator(), false))
            .map(DefaultStackTest::arn)
            .toList();

    // then
    assertThat(resources)
        .containsExactly(
            "arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:document/" + document,
            "arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:automation-execution/*",
            "arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:automation-definition/"
                + document
                + ":*");
  }

  @Test
  void makesNoScheduleBeforeItMayStartTheDeletion() {
    assertThat(TestStack.resource(json, "RemovalRunbookDocument").path("DependsOn"))
        .extracting(JsonNode::asText)
        .anyMatch(id -> id.startsWith("DeletionRunbookStartedBySchedules"));
  }

  /** After an update, pending schedules and what they name must still be there. */
  @Test
  void keepsWhatPendingSchedulesName() {
    assertThat(json.path("Resources").properties())
        .extracting(Map.Entry::getKey)
        .contains(
            "DeletionSchedulesGroupB6E77FC9",
            "DeletionRunbookSchedulerRole1A44884F",
            "DeletionRunbookDocument6833856E",
            "DeletionRunbookRole81D3BE6F")
        .anyMatch(id -> id.startsWith("DeletionSchedulesDeadLetters"));
    for (var id :
        List.of(
            "DeletionSchedulesGroupB6E77FC9",
            "DeletionRunbookSchedulerRole1A44884F",
            "DeletionRunbookDocument6833856E",
            "DeletionRunbookRole81D3BE6F",
            "DeletionSchedulesDeadLetters")) {
      var properties = TestStack.resource(json, id).path("Properties");
      assertThat(List.of("Name", "RoleName", "QueueName", "Path")).noneMatch(properties::has);
    }
  }

  /** IAM takes a name once in an account, whatever the Region and the stack. */
  @Test
  void canBeDeployedOnceInAnAccount() {
    assertThat(TestStack.resource(json, "RemovalRunbookRole").at("/Properties/RoleName").asText())
        .isEqualTo("OneKeyRemovalAutomation");
    assertThat(json.findValuesAsText("RoleName")).hasSize(1);
  }

  @Test
  void keepsForTwoWeeksWhatAScheduleCouldNotStart() {
    template.resourceCountIs("AWS::SQS::Queue", 1);
    template.hasResource(
        "AWS::SQS::Queue",
        Map.of(
            "Properties",
            Map.of("SqsManagedSseEnabled", true, "MessageRetentionPeriod", 1_209_600),
            "DeletionPolicy",
            "Delete"));
    template.hasResourceProperties(
        "AWS::SQS::QueuePolicy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "Effect",
                                "Deny",
                                "Action",
                                "sqs:*",
                                "Condition",
                                Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))));
    assertThat(statements("", "sqs:SendMessage")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RemovalRunbookRole, scheduler.amazonaws.com, DeletionRunbookSchedulerRole",
    "DeletionRunbookStartedBySchedules, ssm.amazonaws.com, DeletionRunbookRole"
  })
  void letsARolePassOneRoleToOneService(String role, String service, String passed) {
    // when
    var statements = statements(role, "iam:PassRole");

    // then
    assertThat(statements)
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Resource").path("Fn::GetAtt").path(0).asText())
                  .startsWith(passed);
              assertThat(
                      statement
                          .path("Condition")
                          .path("StringEquals")
                          .path("iam:PassedToService")
                          .asText())
                  .isEqualTo(service);
            });
  }

  @Test
  void letsOnlySchedulesOfTheGroupStartADeletion() {
    assertTrusts(
        "scheduler.amazonaws.com",
        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("DeletionSchedules.*"), "Arn")));
  }

  private static void assertTrusts(String service, Object sourceArn) {
    template.hasResourceProperties(
        "AWS::IAM::Role",
        Map.of(
            "AssumeRolePolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "Principal",
                                Map.of("Service", service),
                                "Condition",
                                Map.of(
                                    "StringEquals",
                                    Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")),
                                    "ArnLike",
                                    Map.of("aws:SourceArn", sourceArn)))))))));
  }

  /** A pending schedule names the document, so its name must not change with its content. */
  @Test
  void keepsTheNameOfTheRunbookThatPendingDeletionsName() {
    template.hasResourceProperties(
        "AWS::SSM::Document",
        Map.of(
            "Name", Match.absent(),
            "UpdateMethod", "NewVersion",
            "Content",
                Match.objectLike(
                    Map.of("outputs", Match.arrayWith(List.of("ConfirmRested.confirmed"))))));
  }

  @Test
  void letsOnlyAutomationOfThisAccountActAsTheRunbook() {
    assertTrusts("ssm.amazonaws.com", Match.anyValue());
  }

  @Test
  void tellsTheChooserWhatTheDeploymentIs() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler",
            "onekey.rule.ChooseHandler::handleRequest",
            "Environment",
            Map.of(
                "Variables",
                Match.objectLike(
                    Map.of(
                        "ONEKEY_RULE_NAME",
                        "iam-user-single-access-key",
                        "ONEKEY_JUDGE_FUNCTION_ARN",
                        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Judge.*"), "Arn")),
                        "ONEKEY_DRY_RUN",
                        "false",
                        "ONEKEY_DEPLOYED_PARAMETERS",
                        "{\"maxActiveKeys\":\"1\",\"maximumExemptionDays\":\"366\",\"minimumIdleDays\":\"45\",\"reportUnchangedDays\":\"7\",\"rotationGraceDays\":\"0\"}",
                        "ONEKEY_SCHEDULE_GROUP",
                        Map.of("Ref", "DeletionSchedulesGroupB6E77FC9"),
                        "ONEKEY_SCHEDULE_TARGET_ARN",
                        Map.of(
                            "Fn::Join",
                            List.of(
                                "",
                                List.of(
                                    "arn:",
                                    Map.of("Ref", "AWS::Partition"),
                                    ":scheduler:::aws-sdk:ssm:startAutomationExecution"))),
                        "ONEKEY_SCHEDULE_ROLE_ARN",
                        Map.of(
                            "Fn::GetAtt", List.of("DeletionRunbookSchedulerRole1A44884F", "Arn")),
                        "ONEKEY_DELETE_AFTER_DAYS",
                        "7",
                        "ONEKEY_NOTICE_DAYS",
                        "0",
                        "ONEKEY_REMEDIATION",
                        "manual")))));
  }

  @Test
  void remediatesByHandOnly() {
    template.hasResourceProperties(
        "AWS::Config::RemediationConfiguration",
        Map.of(
            "Automatic",
            false,
            "MaximumAutomaticAttempts",
            5,
            // A day: five failing runs take longer than AWS Config's own 60 seconds.
            "RetryAttemptSeconds",
            86_400,
            "ExecutionControls",
            Map.of(
                "SsmControls",
                Map.of("ConcurrentExecutionRatePercentage", 10, "ErrorPercentage", 10))));
  }

  @Test
  void handsTheUsersIdToTheRunbook() {
    template.hasResourceProperties(
        "AWS::Config::RemediationConfiguration",
        Map.of(
            "Parameters",
            Match.objectLike(
                Map.of(
                    "IamUser", Map.of("ResourceValue", Map.of("Value", "RESOURCE_ID")),
                    "NoticeDays", Map.of("StaticValue", Map.of("Values", List.of("0"))),
                    "DeleteAfterDays", Map.of("StaticValue", Map.of("Values", List.of("7"))),
                    "DryRun", Map.of("StaticValue", Map.of("Values", List.of("false")))))));
  }

  /**
   * Pending schedules name the document, so an update adds a version to it and keeps its name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html">AWS::SSM::Document</a>
   */
  @Test
  void keepsTheNameOfAChangedRunbook() {
    template.hasResourceProperties(
        "AWS::SSM::Document",
        Map.of(
            "DocumentType",
            "Automation",
            "Name",
            Match.absent(),
            "UpdateMethod",
            "NewVersion",
            "Content",
            Match.objectLike(Map.of("schemaVersion", "0.3"))));
    template.hasResourceProperties(
        "AWS::Config::RemediationConfiguration",
        Map.of(
            "TargetId", Map.of("Ref", Match.stringLikeRegexp("RemovalRunbookDocument.*")),
            "TargetType", "SSM_DOCUMENT",
            "TargetVersion", Match.absent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RunbookName",
        "AutomationRoleArn",
        "ScheduleGroupName",
        "DeadLetterQueueName",
        "RuleName",
        "JudgeFunctionName",
        "RuleConsoleLink",
        "DashboardConsoleLink"
      })
  void saysAtTheEndWhereThingsAre(String output) {
    template.hasOutput(output, Map.of("Value", Match.anyValue()));
  }

  /** A partition that is not in the map fails the deployment there. */
  @Test
  void linksToTheConsoleOfEveryPartitionThatHasOne() {
    // given
    var mapping = json.path("Mappings").properties().iterator().next();
    var domain =
        Map.of(
            "Fn::FindInMap", List.of(mapping.getKey(), Map.of("Ref", "AWS::Partition"), "Domain"));

    // then the SDK has no other partition
    assertThat(mapping.getValue().properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(
            Region.regions().stream()
                .map(region -> PartitionMetadata.of(region).id())
                .collect(Collectors.toSet()));
    assertThat(mapping.getValue().path("aws-eusc").path("Domain").asText())
        .isEqualTo("console.amazonaws-eusc.eu");
    assertThat(mapping.getValue().properties())
        .filteredOn(partition -> partition.getKey().startsWith("aws-iso"))
        .hasSize(4)
        .allSatisfy(
            partition ->
                assertThat(partition.getValue().path("Domain").asText()).isEqualTo("none"));
    // and where there is none, there is no link
    template.hasCondition(
        "*", Map.of("Fn::Not", List.of(Map.of("Fn::Equals", List.of(domain, "none")))));
    template.hasOutput(
        "RuleConsoleLink", Map.of("Condition", json.path("Conditions").fieldNames().next()));
  }

  @Test
  void sendsNoNotices() {
    assertThat(
            TestStack.resource(json, "JudgeFunction")
                .at("/Properties/Environment/Variables")
                .properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "ONEKEY_SCHEDULE_GROUP", "ONEKEY_SCHEDULE_ROLE_ARN", "ONEKEY_SCHEDULE_TARGET_ARN");
    template.resourceCountIs("AWS::SNS::Topic", 0);
    template.resourceCountIs("AWS::Events::Rule", 0);
    template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
  }

  @Test
  void leavesOldKeysToOthers() {
    template.resourceCountIs("AWS::Config::ConfigRule", 1);
  }

  @Test
  void isTheSameForEveryAccountRegionAndPartition() {
    assertThat(json.toString()).doesNotContain("arn:aws:").doesNotContainPattern("\\b\\d{12}\\b");
  }

  /**
   * The packed template was synthesized by another JVM: it would differ if the order of a map or
   * anything else of chance were in it.
   */
  @Test
  void hasTheSameBytesEveryTime() throws Exception {
    // given
    var packed =
        getClass().getResourceAsStream("/onekey/infra/OneKeyStack.template.json").readAllBytes();

    // when
    var stack = TestStack.with(Map.of());
    var assembly = ((software.amazon.awscdk.App) stack.getNode().getRoot()).synth();

    // then
    assertThat(
            Files.readAllBytes(
                Path.of(assembly.getStackByName(OneKeyStack.NAME).getTemplateFullPath())))
        .isEqualTo(packed);
  }

  /** The statements of the resources whose logical ids start so that have this one action. */
  private static List<JsonNode> statements(String idPrefix, String action) {
    return json.path("Resources").properties().stream()
        .filter(resource -> resource.getKey().startsWith(idPrefix))
        .flatMap(resource -> resource.getValue().findValues("Statement").stream())
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
        .filter(statement -> statement.path("Action").asText().equals(action))
        .toList();
  }

  /** An ARN with the names of what it refers to. */
  private static String arn(JsonNode join) {
    return StreamSupport.stream(join.path("Fn::Join").path(1).spliterator(), false)
        .map(part -> part.isTextual() ? part.asText() : part.path("Ref").asText())
        .collect(Collectors.joining());
  }

  private static String resourceOfType(String type) {
    return template.findResources(type).keySet().iterator().next();
  }
}
