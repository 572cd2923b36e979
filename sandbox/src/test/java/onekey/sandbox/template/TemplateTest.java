package onekey.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class TemplateTest {

  private static final Template TEMPLATE =
      Template.parse(
          """
          {"Parameters": {"Version": {"Type": "String", "Default": "7"}, "Open": {"Type": "String"}},
           "Resources": {
             "Judge": {"Type": "AWS::Lambda::Function", "Properties": {}},
             "Chooser": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "choose"}},
             "Role": {"Type": "AWS::IAM::Role", "Properties": {}},
             "Rule": {"Type": "AWS::Config::ConfigRule", "Properties": {"ConfigRuleName": "one-key"}},
             "Runbook": {"Type": "AWS::SSM::Document", "Properties": {}},
             "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "notices"}},
             "Log": {"Type": "AWS::Logs::LogGroup"},
             "Computed": {"Type": "AWS::IAM::Role",
                          "Properties": {"RoleName": {"Ref": "AWS::StackName"}}},
             "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {}}}}
          """);

  private final Resolver resolver =
      TEMPLATE.in(new Account("111122223333", Region.US_GOV_WEST_1), "Stack");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Ref\": \"AWS::AccountId\"} | 111122223333",
        "{\"Ref\": \"AWS::Region\"} | us-gov-west-1",
        "{\"Ref\": \"AWS::Partition\"} | aws-us-gov",
        "{\"Ref\": \"AWS::URLSuffix\"} | amazonaws.com",
        "{\"Ref\": \"AWS::StackName\"} | Stack",
        "{\"Ref\": \"Version\"} | 7",
        "{\"Ref\": \"Judge\"} | Stack-Judge",
        "{\"Ref\": \"Chooser\"} | choose",
        "{\"Ref\": \"Rule\"} | one-key",
        "{\"Ref\": \"Runbook\"} | Stack-Runbook",
        "{\"Ref\": \"Topic\"} | arn:aws-us-gov:sns:us-gov-west-1:111122223333:notices",
        "{\"Fn::GetAtt\": [\"Judge\", \"Arn\"]} | arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:Stack-Judge",
        "{\"Fn::GetAtt\": \"Role.Arn\"} | arn:aws-us-gov:iam::111122223333:role/Stack-Role",
        "{\"Fn::GetAtt\": [\"Log\", \"Arn\"]} | arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:Stack-Log:*",
        "{\"Fn::Join\": [\"-\", [\"a\", {\"Ref\": \"Version\"}, \"b\"]]} | a-7-b",
        "{\"Fn::Sub\": \"${AWS::Region}/${Judge.Arn}/${!Left}\"} | us-gov-west-1/arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:Stack-Judge/${Left}",
        "{\"Fn::Sub\": [\"${x}$1\", {\"x\": {\"Ref\": \"Version\"}}]} | 7$1",
        "{\"Other\": \"x\"} | {\"Other\":\"x\"}",
        "{\"a\": [{\"Ref\": \"Version\"}, {\"Ref\": \"AWS::NoValue\"}]} | {\"a\":[\"7\"]}",
        "{\"a\": {\"Ref\": \"AWS::NoValue\"}, \"b\": 1} | {\"b\":1}",
      })
  void resolves(String value, String expected) {
    assertThat(resolver.resolve(Json.parse(value)).map(TemplateTest::text)).contains(expected);
  }

  @Test
  void givesTheRuleTheIdThatTheSandboxGivesIt() {
    assertThat(resolver.resolve(Json.parse("{\"Fn::GetAtt\": [\"Rule\", \"Arn\"]}")))
        .map(JsonNode::asText)
        .hasValueSatisfying(
            arn ->
                assertThat(arn)
                    .startsWith(
                        "arn:aws-us-gov:config:us-gov-west-1:111122223333:config-rule/config-rule-"));
  }

  @Test
  void resolvesNoValueToNothing() {
    assertThat(resolver.resolve(Json.parse("{\"Ref\": \"AWS::NoValue\"}")))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Fn::FindInMap\": [\"a\", \"b\", \"c\"]}",
        "{\"Fn::If\": [\"a\", \"b\", \"c\"]}",
        "{\"Fn::ImportValue\": \"a\"}",
        "{\"Condition\": \"a\"}",
        "{\"Ref\": \"Nothing\"}",
        "{\"Ref\": \"Open\"}",
        "{\"Ref\": \"Bucket\"}",
        "{\"Ref\": \"Computed\"}",
        "{\"Fn::GetAtt\": [\"Judge\", \"Colour\"]}",
        "{\"Fn::GetAtt\": [\"Nothing\", \"Arn\"]}",
        "{\"Fn::Join\": [\"\", [{\"a\": 1}]]}",
        "{\"Fn::Sub\": \"${Nothing}\"}",
      })
  void refusesWhatItDoesNotKnow(String value) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> resolver.resolve(Json.parse(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "[]", "{}", "{\"Resources\": {}}"})
  void refusesWhatIsNoTemplate(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Template.parse(text));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
