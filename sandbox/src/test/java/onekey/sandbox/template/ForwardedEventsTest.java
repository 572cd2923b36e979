package onekey.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Objects;
import onekey.sandbox.api.Json;
import onekey.sandbox.events.FailedDelivery;
import onekey.sandbox.sqs.QueueMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** A stack in the Region of IAM that forwards its events to the Region of the sandbox. */
class ForwardedEventsTest {

  private static final String STACK = "OneKeyEventsStack";
  private static final String DEAD = "arn:aws:sqs:us-east-1:111122223333:OneKeyEventsStack-Dead";

  private final WatchStack home = new WatchStack(settings -> settings.region(Region.EU_WEST_1));

  @BeforeEach
  void deploy() {
    home.deploy();
  }

  @AfterEach
  void close() {
    home.close();
  }

  private Deployment forward(String template) {
    return home.cloudFormation.deploy(Template.parse(template), STACK, Region.US_EAST_1);
  }

  private void tag() {
    home.aws.person().tagUser("ann", "key", "value");
  }

  @Test
  void bringsNothingHomeWithoutARuleThatForwards() {
    tag();

    assertThat(home.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
  }

  @Test
  void bringsEventsHomeByARuleThatForwards() {
    // given
    var deployment = forward(template());

    // when
    tag();

    // then
    assertThat(home.aws.queues().messages(WatchStack.QUEUE))
        .singleElement()
        .extracting(QueueMessage::body)
        .satisfies(
            body -> {
              var event = Json.parse(body);
              assertThat(event.path("region").asText()).isEqualTo("us-east-1");
              assertThat(event.at("/detail/awsRegion").asText()).isEqualTo("us-east-1");
            });
    assertThat(
            home.aws
                .calls()
                .permissionsUsed(Objects.requireNonNull(deployment.roles().get("Role"))))
        .containsExactly("events:PutEvents");
    assertThat(deployment.eventRuleArns())
        .containsEntry(
            "Forward", "arn:aws:events:us-east-1:111122223333:rule/OneKeyEventsStack-Forward");
    assertThat(home.aws.eventBuses().failures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events:PutEvents | events:PutRule | NO_PERMISSIONS",
        "event-bus/default\"}]} | event-bus/other\"}]} | NO_PERMISSIONS",
        "\"events.amazonaws.com\"}, \"Condition\" | \"ssm.amazonaws.com\"}, \"Condition\" | FAILED_TO_ASSUME_ROLE",
        "rule/${AWS::StackName}-Forward | rule/other | FAILED_TO_ASSUME_ROLE",
      })
  void keepsWhatItMayNotForwardInTheDeadLetterQueue(String original, String other, String code) {
    // given
    var changed = template().replace(original, other);
    assertThat(changed).isNotEqualTo(template());
    forward(changed);

    // when
    tag();

    // then
    assertThat(home.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
    assertThat(home.aws.queues().messages(DEAD)).hasSize(1);
    assertThat(home.aws.eventBuses().failures())
        .extracting(FailedDelivery::errorCode, FailedDelivery::isKept)
        .containsExactly(tuple(code, true));
  }

  @Test
  void forwardsNothingAfterItIsDeleted() {
    var deployment = forward(template());

    home.cloudFormation.delete(deployment);
    tag();

    assertThat(home.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
    assertThat(home.aws.eventBuses().failures()).isEmpty();
  }

  @Test
  void refusesABusInItsOwnRegion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forward(template().replace("events:eu-west-1", "events:us-east-1")))
        .withMessageContaining("must be in another Region");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::Lambda::Function",
        "AWS::Config::ConfigRule",
        "AWS::SSM::Document",
        "AWS::Lambda::EventSourceMapping"
      })
  void refusesInAnotherRegionWhatTheSandboxHasAtHomeOnly(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> forward("{\"Resources\": {\"Some\": {\"Type\": \"%s\"}}}".formatted(type)))
        .withMessageContaining(type)
        .withMessageContaining("us-east-1");
  }

  private static String template() {
    return """
        {"Resources": {
          "Forward": {"Type": "AWS::Events::Rule", "Properties": {
            "EventPattern": {"source": ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"]},
            "Targets": [{"Id": "Home", "Arn": "arn:aws:events:eu-west-1:111122223333:event-bus/default",
              "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "DeadLetterConfig": {"Arn": {"Fn::GetAtt": ["Dead", "Arn"]}}}]}},
          "Role": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "events.amazonaws.com"}, "Condition": {
                "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}},
                "ArnEquals": {"aws:SourceArn": {"Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/${AWS::StackName}-Forward"}}}}]},
            "Policies": [{"PolicyName": "P", "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": "events:PutEvents", "Resource": "arn:aws:events:eu-west-1:111122223333:event-bus/default"}]}}]}},
          "Dead": {"Type": "AWS::SQS::Queue"},
          "DeadPolicy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "Dead"}],
            "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage",
               "Resource": {"Fn::GetAtt": ["Dead", "Arn"]},
               "Condition": {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["Forward", "Arn"]}}}}]}}}}}
        """;
  }
}
