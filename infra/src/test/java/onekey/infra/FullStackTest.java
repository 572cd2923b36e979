package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

  @Test
  void sendsVerdictsOfThisRuleThatAreOrWereNonCompliant() {
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern",
            Map.of(
                "source", List.of("aws.config"),
                "detail-type", List.of("Config Rules Compliance Change"),
                "detail",
                    Map.of(
                        "configRuleName",
                        List.of("one-key"),
                        "$or",
                        List.of(
                            Map.of(
                                "newEvaluationResult",
                                Map.of("complianceType", List.of("NON_COMPLIANT"))),
                            Map.of(
                                "oldEvaluationResult",
                                Map.of("complianceType", List.of("NON_COMPLIANT"))))))));
  }

  @Test
  void sendsRemovalsThatFailed() {
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
                        List.of(
                            Map.of("Ref", Match.stringLikeRegexp("RemovalRunbook.*")),
                            Map.of("Ref", Match.stringLikeRegexp("DeletionRunbook.*"))),
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
                    "Removal", Map.of("StaticValue", Map.of("Values", List.of("Deactivate")))))));
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
            "TreatMissingData",
            "notBreaching",
            "AlarmActions",
            List.of(Match.anyValue())));
  }

  @Test
  void raisesAnAlarmWhileADeletionThatCouldNotBeStartedIsPutAside() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of(
            "Namespace",
            "AWS/SQS",
            "MetricName",
            "ApproximateNumberOfMessagesVisible",
            "Statistic",
            "Maximum",
            "Threshold",
            1,
            "ComparisonOperator",
            "GreaterThanOrEqualToThreshold",
            "TreatMissingData",
            "notBreaching",
            "Dimensions",
            List.of(
                Map.of(
                    "Name",
                    "QueueName",
                    "Value",
                    Map.of(
                        "Fn::GetAtt",
                        List.of(
                            Match.stringLikeRegexp("DeletionSchedulesDeadLetters.*"),
                            "QueueName")))),
            "AlarmActions",
            List.of(Match.anyValue())));
    assertThat(descriptionOf("DeletionNotStarted"))
        .contains("Activate or delete the key by hand, then delete the message");
  }

  private static String descriptionOf(String alarm) {
    return TestStack.resource(TestStack.json(template), "Notices" + alarm)
        .path("Properties")
        .path("AlarmDescription")
        .toString();
  }

  @Test
  void letsEventsAndAlarmsPublish() {
    template.hasResourceProperties(
        "AWS::SNS::TopicPolicy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        List.of(
                            Match.objectLike(
                                Map.of("Principal", Map.of("Service", "cloudwatch.amazonaws.com"))),
                            Match.objectLike(
                                Map.of(
                                    "Principal", Map.of("Service", "events.amazonaws.com")))))))));
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

  @Test
  void leavesAnExistingTopicToItsOwner() {
    // given
    var arn = "arn:aws:sns:eu-west-1:123456789012:notices";

    // when
    var existing = TestStack.template(Map.of("onekey:noticeTopicArn", arn));

    // then
    existing.resourceCountIs("AWS::SNS::Topic", 0);
    existing.resourceCountIs("AWS::SNS::TopicPolicy", 0);
    existing.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("AlarmActions", List.of(arn)));
    assertThat(TestStack.json(existing).findValuesAsText("Arn")).contains(arn);
  }
}
