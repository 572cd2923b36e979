package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The stack with every setting that adds something. */
class FullStackTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = TestStack.template(TestStack.everything());
  }

  @Test
  void writesTheExemptionTagIntoTheRule() {
    template.hasResourceProperties(
        "AWS::Config::ConfigRule",
        Map.of(
            "ConfigRuleName",
            "one-key",
            "InputParameters",
            Match.objectLike(Map.of("exemptionTag", "exempt-until"))));
  }

  @Test
  void addsTheManagedRuleAgainstOldKeys() {
    template.hasResourceProperties(
        "AWS::Config::ConfigRule",
        Map.of(
            "Source", Map.of("Owner", "AWS", "SourceIdentifier", "ACCESS_KEYS_ROTATED"),
            "InputParameters", Map.of("maxAccessKeyAge", "90"),
            "MaximumExecutionFrequency", "Six_Hours"));
  }

  @Test
  void mailsTheAddress() {
    template.hasResourceProperties(
        "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "security@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "onekey:noticeEmail, security@example.com, text",
    "onekey:noticeEmail, security@example.com, chat",
    "onekey:noticeTopicArn, arn:aws:sns:eu-west-1:123456789012:notices, text"
  })
  void letsTheJudgePublishToTheTopicAndTellsItHow(String setting, String value, String style) {
    // when
    var json =
        TestStack.json(TestStack.template(Map.of(setting, value, "onekey:noticeStyle", style)));

    // then
    var variables =
        TestStack.resource(json, "JudgeFunction").at("/Properties/Environment/Variables");
    assertThat(variables.properties())
        .extracting(Map.Entry::getKey)
        .contains("ONEKEY_NOTICE_STYLE", "ONEKEY_TOPIC_ARN");
    assertThat(variables.path("ONEKEY_NOTICE_STYLE").asText()).isEqualTo(style);
    assertThat(
            TestStack.resource(json, "JudgeRole")
                .at("/Properties/Policies/0/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> statement.path("Sid").asText().equals("TellPeople")))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
              assertThat(statement.path("Resource")).isEqualTo(variables.path("ONEKEY_TOPIC_ARN"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"RemovalRunbook", "DeletionRunbook"})
  void sendsExecutionsThatDidNotSucceed(String runbook) {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern",
            Map.of(
                "source", List.of("aws.ssm"),
                "detail-type", List.of("EC2 Automation Execution Status-change Notification"),
                "detail",
                    Map.of(
                        "Definition",
                        List.of(Map.of("Ref", Match.stringLikeRegexp(runbook + ".*"))),
                        "Status",
                        List.of("Failed", "TimedOut", "Cancelled")))));
  }

  @Test
  void remediatesByItselfAsTold() {
    template.hasResourceProperties(
        "AWS::Config::RemediationConfiguration",
        Map.of(
            "Automatic",
            true,
            "Parameters",
            Match.objectLike(
                Map.of(
                    "NoticeDays", Map.of("StaticValue", Map.of("Values", List.of("14"))),
                    "DeleteAfterDays",
                        Map.of("StaticValue", Map.of("Values", List.of("never")))))));
  }

  @Test
  void raisesAnAlarmAfterOneFailedRun() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of(
            "Namespace",
            "AWS/Lambda",
            "MetricName",
            "Errors",
            "Threshold",
            1,
            "EvaluationPeriods",
            1,
            // Without runs it stays as it is.
            "TreatMissingData",
            "ignore",
            "AlarmActions",
            List.of(Match.anyValue())));
  }

  @Test
  void raisesAnAlarmWhileADeletionThatCouldNotBeStartedIsPutAside() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        TestStack.alarmOn(
            "DeletionSchedulesDeadLetters.*", "ApproximateNumberOfMessagesVisible", 1));
    assertThat(descriptionOf("DeletionNotStarted"))
        .contains("activate or delete the key by hand. Then delete the message");
  }

  @Test
  void raisesAnAlarmAfterAnEventThatNeverReachedTheJudge() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of(
            "Namespace",
            "AWS/Lambda",
            "MetricName",
            "AsyncEventsDropped",
            "Statistic",
            "Sum",
            "Threshold",
            1,
            "TreatMissingData",
            "notBreaching",
            "Dimensions",
            List.of(
                Map.of(
                    "Name",
                    "FunctionName",
                    "Value",
                    Map.of("Ref", Match.stringLikeRegexp("JudgeFunction.*")))),
            "AlarmActions",
            List.of(Match.anyValue())));
  }

  @Test
  void raisesAnAlarmAfterTwoPeriodsWithoutARunAndTakesItBack() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of(
            "Namespace",
            "AWS/Lambda",
            "MetricName",
            "Invocations",
            "Statistic",
            "Sum",
            "Threshold",
            1,
            "ComparisonOperator",
            "LessThanThreshold",
            "Period",
            21_600,
            "EvaluationPeriods",
            2,
            "TreatMissingData",
            "breaching",
            "AlarmActions",
            List.of(Match.anyValue()),
            "OKActions",
            List.of(Match.anyValue())));
    assertThat(descriptionOf("RuleHasNotRun"))
        .contains("one-key", "(12 hours)", "Right after the first deployment");
  }

  /**
   * An alarm may look back for a day, or for seven if its period is an hour or more. A description
   * has 1,024 characters at most.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
   */
  @ParameterizedTest
  @EnumSource
  void asksAlarmsForWhatCloudWatchTakes(Frequency frequency) {
    // given the longest names
    var settings = new HashMap<>(TestStack.everything());
    settings.put("onekey:frequency", frequency.configName());
    settings.put("onekey:ruleName", "r".repeat(64));
    var json = TestStack.json(TestStack.template(settings));
    var longest =
        new TemplateText(
            json,
            Map.of(
                "AWS::Partition",
                "aws-us-gov",
                "AWS::Region",
                "us-isob-north-12",
                logicalId(json, "JudgeLog"),
                "s".repeat(128) + "-JudgeLog12345678-123456789012",
                logicalId(json, "DeletionSchedulesDeadLetters"),
                "q".repeat(80),
                logicalId(json, "WatchDeadLetters"),
                "d".repeat(80),
                logicalId(json, "WatchQueue"),
                "w".repeat(80),
                logicalId(json, "WatchFunction"),
                "f".repeat(64),
                logicalId(json, "WatchLog"),
                "s".repeat(128) + "-WatchLog12345678-123456789012"));

    // when
    var alarms = alarms(json);

    // then
    assertThat(alarms)
        .hasSize(6)
        .allSatisfy(
            alarm -> {
              var period = alarm.path("Period").asInt();
              assertThat(period * alarm.path("EvaluationPeriods").asInt())
                  .isLessThanOrEqualTo(period < 3600 ? 86_400 : 604_800);
              assertThat(longest.text(alarm.path("AlarmDescription"))).hasSizeLessThan(1024);
            });
  }

  @Test
  void saysOfEachAlarmWhatBothStatesMeanAndWhereToLook() {
    // given
    var json = TestStack.json(template);
    var texts = TemplateText.of(json);
    var log = logicalId(json, "JudgeLog");

    // then
    assertThat(alarms(json))
        .extracting(alarm -> texts.text(alarm.path("AlarmDescription")))
        .allSatisfy(text -> assertThat(text).matches("ALARM: \\S.* OK: \\S.*: https://\\S+"))
        .filteredOn(
            text ->
                text.endsWith(
                    " Log: https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/"
                        + log))
        .hasSize(3);
    assertThat(texts.of("NoticesDeletionNotStarted", "AlarmDescription"))
        .contains("queue " + logicalId(json, "DeletionSchedulesDeadLetters") + " is")
        .endsWith(
            " Queues: https://eu-west-1.console.aws.amazon.com/sqs/v3/home?region=eu-west-1#/queues");
  }

  @ParameterizedTest
  @CsvSource({
    "aws-us-gov, us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com/",
    "aws-cn, cn-north-1, https://cn-north-1.console.amazonaws.cn/",
    "aws-eusc, eusc-de-east-1, https://eusc-de-east-1.console.amazonaws-eusc.eu/",
    "aws-iso, us-iso-east-1, (AWS console)/"
  })
  void linksToTheConsoleOfThePartition(String partition, String region, String address) {
    assertThat(
            TemplateText.in(partition, region, TestStack.json(template))
                .of("NoticesJudgeFailed", "AlarmDescription"))
        .contains(" Log: " + address + "cloudwatch/home?region=" + region + "#");
  }

  @Test
  void saysWhenAnAlarmIsOver() {
    assertThat(alarms(TestStack.json(template)))
        .allSatisfy(
            alarm -> {
              assertThat(alarm.path("AlarmActions")).hasSize(1);
              assertThat(alarm.path("OKActions")).isEqualTo(alarm.path("AlarmActions"));
            });
  }

  private static List<JsonNode> alarms(JsonNode template) {
    return template
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals("AWS::CloudWatch::Alarm"))
        .map(resource -> resource.path("Properties"))
        .toList();
  }

  private static String logicalId(JsonNode template, String prefix) {
    return template.path("Resources").properties().stream()
        .map(Map.Entry::getKey)
        .filter(id -> id.startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  private static String descriptionOf(String alarm) {
    return TemplateText.of(TestStack.json(template)).of("Notices" + alarm, "AlarmDescription");
  }

  @Test
  void letsOnlyAlarmsOfThisAccountAndRegionPublish() throws JsonProcessingException {
    assertThat(publishing("cloudwatch.amazonaws.com").path("Condition"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}},
                     "ArnLike":{"aws:SourceArn":{"Fn::Join":["",
                       ["arn:",{"Ref":"AWS::Partition"},":cloudwatch:",{"Ref":"AWS::Region"},
                        ":",{"Ref":"AWS::AccountId"},":alarm:*"]]}}}
                    """));
  }

  /** With any condition EventBridge could not publish. */
  @Test
  void letsEventBridgePublishWithoutACondition() {
    assertThat(publishing("events.amazonaws.com").has("Condition")).isFalse();
  }

  @Test
  void letsNoOtherServicePublish() {
    assertThat(publishing().map(statement -> statement.path("Principal").toString()))
        .containsExactlyInAnyOrder(
            "{\"Service\":\"cloudwatch.amazonaws.com\"}", "{\"Service\":\"events.amazonaws.com\"}");
  }

  private static JsonNode publishing(String service) {
    return publishing()
        .filter(statement -> statement.at("/Principal/Service").asText().equals(service))
        .findAny()
        .orElseThrow();
  }

  /**
   * Returns the statements of the topic's policy that allow something; they all allow to publish.
   */
  private static Stream<JsonNode> publishing() {
    return TestStack.resource(TestStack.json(template), "NoticeTopicPolicy")
        .at("/Properties/PolicyDocument/Statement")
        .valueStream()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"));
  }

  @Test
  void tagsWhatCanBeTagged() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Tags",
            List.of(
                Map.of("Key", "CostCenter", "Value", "42"),
                Map.of("Key", "Owner", "Value", "security"))));
  }

  /** The policy of the topic allows EventBridge to publish. */
  @Test
  void givesNoRoleToEventsForItsOwnTopic() {
    template.allResourcesProperties(
        "AWS::Events::Rule",
        Map.of("Targets", List.of(Match.objectLike(Map.of("RoleArn", Match.absent())))));
  }

  @Test
  void leavesAnExistingTopicToItsOwner() {
    // given
    var arn = TestStack.existingTopic().get("onekey:noticeTopicArn");

    // when
    var existing = TestStack.template(TestStack.existingTopic());

    // then
    existing.resourceCountIs("AWS::SNS::Topic", 0);
    existing.resourceCountIs("AWS::SNS::TopicPolicy", 0);
    existing.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("AlarmActions", List.of(arn)));
    existing.resourceCountIs("AWS::Events::Rule", 2);
    existing.allResourcesProperties(
        "AWS::Events::Rule",
        Map.of(
            "Targets",
            List.of(
                Match.objectLike(
                    Map.of(
                        "Arn",
                        arn,
                        "RoleArn",
                        Map.of(
                            "Fn::GetAtt",
                            List.of(Match.stringLikeRegexp("NoticesRole.*"), "Arn")))))));
  }

  @Test
  void letsOnlyRulesOfThisAccountAndRegionPublishToAnExistingTopic()
      throws JsonProcessingException {
    // given
    var role =
        TestStack.resource(
            TestStack.json(TestStack.template(TestStack.existingTopic())), "NoticesRole");

    // then
    assertThat(role.at("/Properties/AssumeRolePolicyDocument/Statement"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"Action":"sts:AssumeRole","Effect":"Allow",
                      "Principal":{"Service":"events.amazonaws.com"},
                      "Condition":{
                        "StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}},
                        "ArnLike":{"aws:SourceArn":{"Fn::Join":["",
                          ["arn:",{"Ref":"AWS::Partition"},":events:",{"Ref":"AWS::Region"},
                           ":",{"Ref":"AWS::AccountId"},":rule/*"]]}}}}]
                    """));
    assertThat(role.at("/Properties/Policies").findValuesAsText("Resource"))
        .containsExactly("arn:aws:sns:eu-west-1:123456789012:notices");
  }

  @ParameterizedTest
  @CsvSource({
    "14, '', manual, 1",
    "14, security@example.com, manual, 0",
    "0, '', manual, 0",
    "14, '', off, 0",
  })
  void warnsOfANoticeThatNobodyGets(
      String noticeDays, String address, String remediation, int warnings) {
    // when
    var stack =
        TestStack.with(
            Map.of(
                "onekey:noticeDays", noticeDays,
                "onekey:noticeEmail", address,
                "onekey:remediation", remediation));

    // then
    assertThat(
            Annotations.fromStack(stack)
                .findWarning("*", Match.stringLikeRegexp("nobody gets a message")))
        .hasSize(warnings);
  }
}
