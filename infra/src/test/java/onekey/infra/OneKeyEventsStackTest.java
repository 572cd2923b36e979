package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

class OneKeyEventsStackTest {

  private static Template template(String homeRegion) {
    return Template.fromStack(
        TestStack.events(Map.of("onekey:watchKeyChanges", true, "onekey:homeRegion", homeRegion))
            .orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "false, ''",
    "false, eu-west-1",
    "true, ''",
    "true, us-east-1",
    "true, us-gov-west-1",
    "true, cn-north-1",
    "true, us-iso-west-1"
  })
  void isNotThereWhereItIsNotNeeded(String watch, String homeRegion) {
    assertThat(
            TestStack.events(
                Map.of("onekey:watchKeyChanges", watch, "onekey:homeRegion", homeRegion)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, us-east-1, aws",
    "us-east-2, us-east-1, aws",
    "us-gov-east-1, us-gov-west-1, aws-us-gov",
    "cn-northwest-1, cn-north-1, aws-cn"
  })
  void forwardsFromTheRegionOfIamToTheDefaultBusAtHome(String home, String iam, String partition) {
    // when
    var stack =
        TestStack.events(Map.of("onekey:watchKeyChanges", true, "onekey:homeRegion", home))
            .orElseThrow();

    // then
    assertThat(stack.getRegion()).isEqualTo(iam);
    var json = TestStack.json(Template.fromStack(stack));
    var texts = TemplateText.in(partition, iam, json);
    var target = TestStack.resource(json, "Rule").at("/Properties/Targets/0");
    assertThat(texts.text(target.path("Arn")))
        .isEqualTo("arn:%s:events:%s:123456789012:event-bus/default".formatted(partition, home));
    assertThat(texts.text(target.path("RoleArn"))).startsWith("Role");
    assertThat(texts.text(target.at("/DeadLetterConfig/Arn"))).startsWith("Undelivered");
  }

  @Test
  void mayPutEventsOnThatBusOnly() {
    // given
    var json = TestStack.json(template("eu-west-1"));
    var role = TestStack.resource(json, "Role").path("Properties");
    var bus = TestStack.resource(json, "Rule").at("/Properties/Targets/0/Arn");

    // then
    assertThat(role.has("RoleName")).isFalse();
    assertThat(role.at("/Policies").findValues("Action"))
        .extracting(JsonNode::asText)
        .containsExactly("events:PutEvents");
    assertThat(role.at("/Policies").findValues("Resource")).containsExactly(bus);
  }

  @Test
  void letsOnlyRulesOfThisAccountAndRegionForward() throws Exception {
    assertThat(
            TestStack.resource(TestStack.json(template("eu-west-1")), "Role")
                .at("/Properties/AssumeRolePolicyDocument/Statement"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"Action":"sts:AssumeRole","Effect":"Allow",
                      "Principal":{"Service":"events.amazonaws.com"},
                      "Condition":{
                        "StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}},
                        "ArnLike":{"aws:SourceArn":{"Fn::Join":["",
                          ["arn:",{"Ref":"AWS::Partition"},":events:us-east-1:",
                           {"Ref":"AWS::AccountId"},":rule/*"]]}}}}]
                    """));
  }

  /** The runbooks' roles are in another stack. Its own rule leaves out what they did. */
  @Test
  void refersToNoOtherStack() {
    assertThat(TestStack.json(template("eu-west-1")).toString()).doesNotContain("Fn::ImportValue");
  }

  @Test
  void keepsWhatCannotBeForwarded() {
    // given
    var template = template("eu-west-1");

    // then
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of("SqsManagedSseEnabled", true, "MessageRetentionPeriod", 1_209_600));
    template.hasResourceProperties(
        "AWS::SQS::QueuePolicy", TestStack.queuePolicy("Undelivered", "Rule[0-9A-F]*"));
    template.hasOutput("UndeliveredEventsQueueName", Map.of("Value", Match.anyValue()));
  }

  /** Requests to IAM are signed for the Region in which its API runs. */
  @ParameterizedTest
  @CsvSource({"aws, aws-global", "aws-us-gov, aws-us-gov-global", "aws-cn, aws-cn-global"})
  void knowsTheRegionForWhichTheSdkSignsRequestsToIam(String partition, String global) {
    assertThat(ServiceMetadata.of("iam").signingRegion(Region.of(global)).id())
        .isEqualTo(IamEvents.REGIONS.get(partition));
  }
}
