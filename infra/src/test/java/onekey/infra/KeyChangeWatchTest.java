package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The part of the stack that runs the rule after key changes. */
class KeyChangeWatchTest {

  private static final Map<String, ?> WATCHING = Map.of("onekey:watchKeyChanges", true);

  private static Template template;
  private static JsonNode json;

  @BeforeAll
  static void synthesize() {
    template = TestStack.template(WATCHING);
    json = TestStack.json(template);
  }

  @Test
  void isNotThereByDefault() {
    assertThat(TestStack.json(TestStack.template(Map.of())).path("Resources").properties())
        .extracting(Map.Entry::getKey)
        .noneMatch(id -> id.startsWith("Watch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "manual", "automatic"})
  void isThereWhateverTheRemediationIs(String remediation) {
    TestStack.template(with(WATCHING, "onekey:remediation", remediation))
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Map.of("Handler", "onekey.rule.WatchHandler::handleRequest", "Timeout", 30));
  }

  @Test
  void collectsForAMinuteAndReturnsWhatFailed() {
    template.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of(
            "EventSourceArn", TestStack.attribute("WatchQueue[0-9A-F]{8}", "Arn"),
            "FunctionName", Map.of("Ref", Match.stringLikeRegexp("WatchFunction.*")),
            "BatchSize", 10_000,
            "MaximumBatchingWindowInSeconds", 60,
            "FunctionResponseTypes", List.of("ReportBatchItemFailures"),
            "ScalingConfig", Map.of("MaximumConcurrency", 2)));
  }

  @Test
  void waitsUntilIamShowsTheChangeAndTriesTwelveTimes() {
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "DelaySeconds",
            15,
            "VisibilityTimeout",
            240,
            "MessageRetentionPeriod",
            1_209_600,
            "SqsManagedSseEnabled",
            true,
            "RedrivePolicy",
            Map.of(
                "deadLetterTargetArn",
                TestStack.attribute("WatchDeadLetters[0-9A-F]{8}", "Arn"),
                "maxReceiveCount",
                12)));
  }

  /** AWS asks for six times the timeout, and the window. */
  @Test
  void hidesMessagesForAsLongAsTheFunctionMayTake() {
    // given
    var timeout = TestStack.resource(json, "WatchFunction").at("/Properties/Timeout").asInt();
    var window =
        TestStack.resource(json, "WatchSource")
            .at("/Properties/MaximumBatchingWindowInSeconds")
            .asInt();

    // then
    assertThat(TestStack.resource(json, "WatchQueue").at("/Properties/VisibilityTimeout").asInt())
        .isEqualTo(6 * timeout + window);
  }

  @Test
  void keepsWhatCannotBeDelivered() {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "State",
            Match.absent(),
            "EventBusName",
            Match.absent(),
            "Targets",
            List.of(
                Map.of(
                    "Id",
                    "Queue",
                    "Arn",
                    TestStack.attribute("WatchQueue[0-9A-F]{8}", "Arn"),
                    "DeadLetterConfig",
                    Map.of("Arn", TestStack.attribute("WatchDeadLetters[0-9A-F]{8}", "Arn"))))));
    assertThat(
            TestStack.resource(json, "WatchDeadLetters")
                .at("/Properties/SqsManagedSseEnabled")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WatchQueue", "WatchDeadLetters"})
  void letsOnlyItsRuleSendAndOnlyOverTls(String queue) {
    template.hasResourceProperties(
        "AWS::SQS::QueuePolicy",
        TestStack.queuePolicy(queue + "[0-9A-F]{8}", "WatchRule[0-9A-F]{8}"));
  }

  @Test
  void mayStartThisRuleOnlyAndReadsNoUsersWhereItTellsNobody() {
    assertThat(TestStack.actions(json, "WatchRole"))
        .containsExactlyInAnyOrder(
            "config:StartConfigRulesEvaluation",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(
            TestStack.resource(json, "WatchRole")
                .at("/Properties/Policies/0/PolicyDocument/Statement")
                .valueStream()
                .map(statement -> statement.at("/Resource/Fn::GetAtt/0").asText()))
        .satisfiesExactly(
            id -> assertThat(id).startsWith("WatchQueue"),
            id -> assertThat(id).startsWith("AccessKeyRule"),
            id -> assertThat(id).startsWith("WatchLog"));
    assertThat(variables(json)).containsExactly("ONEKEY_RULE_NAME");
  }

  @ParameterizedTest
  @CsvSource({
    "onekey:noticeEmail, security@example.com",
    "onekey:noticeTopicArn, arn:aws:sns:eu-west-1:123456789012:notices"
  })
  void readsUsersToTellWhoIsOverTheLimit(String setting, String value) {
    // when
    var telling = TestStack.json(TestStack.template(with(WATCHING, setting, value)));

    // then
    assertThat(TestStack.actions(telling, "WatchRole"))
        .contains(
            "sns:Publish",
            "config:DescribeConfigRules",
            "iam:ListUsers",
            "iam:ListAccessKeys",
            "iam:GetAccessKeyLastUsed",
            "iam:ListUserTags",
            "scheduler:GetSchedule");
    assertThat(variables(telling))
        .containsExactly(
            "ONEKEY_NOTICE_STYLE",
            "ONEKEY_RULE_NAME",
            "ONEKEY_SCHEDULE_GROUP",
            "ONEKEY_SCHEDULE_ROLE_ARN",
            "ONEKEY_SCHEDULE_TARGET_ARN",
            "ONEKEY_TOPIC_ARN");
  }

  @Test
  void readsNoSchedulesWhereThereAreNone() {
    // when
    var detecting =
        TestStack.json(
            TestStack.template(
                with(
                    with(WATCHING, "onekey:noticeEmail", "security@example.com"),
                    "onekey:remediation",
                    "off")));

    // then
    assertThat(TestStack.actions(detecting, "WatchRole"))
        .contains("sns:Publish")
        .doesNotContain("scheduler:GetSchedule");
    assertThat(variables(detecting))
        .containsExactly("ONEKEY_NOTICE_STYLE", "ONEKEY_RULE_NAME", "ONEKEY_TOPIC_ARN");
  }

  @Test
  void raisesAnAlarmForWhatWasGivenUpAndForWhatNobodyReads() {
    // when
    var telling = TestStack.template(with(WATCHING, "onekey:noticeEmail", "security@example.com"));

    // then
    telling.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        TestStack.alarmOn("WatchDeadLetters[0-9A-F]{8}", "ApproximateNumberOfMessagesVisible", 1));
    telling.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        TestStack.alarmOn("WatchQueue[0-9A-F]{8}", "ApproximateAgeOfOldestMessage", 7200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"WatchFunctionName", "KeyChangeQueueName", "KeyChangeDeadLetterQueueName"})
  void saysAtTheEndWhereThingsAre(String output) {
    template.hasOutput(output, Map.of("Value", Match.anyValue()));
  }

  @ParameterizedTest
  @CsvSource({"true, '', 1", "true, us-east-1, 0", "true, eu-west-1, 0", "false, '', 0"})
  void warnsIfTheRegionIsNotKnown(String watch, String homeRegion, int warnings) {
    // when
    var stack =
        TestStack.with(Map.of("onekey:watchKeyChanges", watch, "onekey:homeRegion", homeRegion));

    // then
    assertThat(
            Annotations.fromStack(stack)
                .findWarning("*", Match.stringLikeRegexp("Set onekey:homeRegion to the Region")))
        .hasSize(warnings);
  }

  @Test
  void refusesARegionInWhichNoEventArrives() {
    assertThatThrownBy(() -> TestStack.in("eu-west-1", WATCHING))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage(
            "onekey:watchKeyChanges is true, but the stack is in eu-west-1, and the events of IAM"
                + " exist only in us-east-1. Set onekey:homeRegion to eu-west-1, and a second stack"
                + " forwards them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-iso-east-1", "eusc-de-east-1"})
  void refusesAPartitionOfWhichTheRegionOfIamIsNotDocumented(String region) {
    assertThatThrownBy(() -> TestStack.with(with(WATCHING, "onekey:homeRegion", region)))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContainingAll("onekey:watchKeyChanges is true", region, "Allowed there: false.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-gov-west-1", "cn-north-1"})
  void takesTheRegionOfIam(String region) {
    assertThat(TestStack.in(region, WATCHING).getRegion()).isEqualTo(region);
  }

  /** It also keeps the stack out of another Region by mistake. */
  @Test
  void pinsTheStackToItsHomeRegionWithoutWatchingToo() {
    assertThat(TestStack.with(Map.of("onekey:homeRegion", "eu-west-1")).getRegion())
        .isEqualTo("eu-west-1");
  }

  static Map<String, Object> with(Map<String, ?> settings, String key, Object value) {
    var all = new HashMap<String, Object>(settings);
    all.put(key, value);
    return all;
  }

  private static List<String> variables(JsonNode template) {
    return TestStack.resource(template, "WatchFunction")
        .at("/Properties/Environment/Variables")
        .properties()
        .stream()
        .map(Map.Entry::getKey)
        .toList();
  }
}
