package onekey.infra.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.infra.Setting;
import onekey.infra.SynthesisRefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The template as the release has it. */
@Tag("slow")
class ParameterTemplateTest {

  private static final Map<String, String> CODE =
      Map.of("CodeBucket", "code-bucket", "CodeKey", "onekey-1.0.0.jar");

  @Test
  void isFarFromTheLimitsOfCloudFormation() throws IOException {
    var template = CreatedTemplate.template();

    // 1 MB by URL, 200 parameters, 500 resources
    assertThat(Files.size(CreatedTemplate.file())).isLessThan(524_288);
    assertThat(template.path("Parameters").size()).isLessThan(50);
    assertThat(template.path("Resources").size()).isLessThan(100);
    assertThat(template.path("Parameters"))
        .allSatisfy(
            parameter ->
                assertThat(parameter.path("Description").asText()).hasSizeBetween(1, 4000));
  }

  /** Without the CDK nothing is bootstrapped, and nothing of the build machine is in it. */
  @Test
  void needsNothingOfTheCdk() {
    var template = CreatedTemplate.template();

    assertThat(template.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Resources",
            "Outputs");
    assertThat(template.toString())
        .doesNotContain("cdk-", "BootstrapVersion", "Custom::", "/target/", "example.com");
  }

  /** CloudFormation gives back other characters as question marks. */
  @Test
  void hasOnlyAsciiCharacters() throws IOException {
    assertThat(Files.readString(CreatedTemplate.file())).matches("\\p{ASCII}*");
  }

  @Test
  void hasTheDefaultsOfTheCdk() {
    // given
    var context = CreatedTemplate.context();

    // then
    assertThat(CreatedTemplate.defaults())
        .isEqualTo(
            Stream.of(TemplateParameter.values())
                .filter(parameter -> parameter.setting().isPresent())
                .collect(
                    LinkedHashMap::new,
                    (defaults, parameter) ->
                        defaults.put(
                            parameter.logicalId(),
                            String.valueOf(context.get(parameter.setting().orElseThrow().key()))),
                    Map::putAll));
  }

  @Test
  void showsEveryParameterInOneGroup() {
    // given
    var template = CreatedTemplate.template();

    // when
    var shown = new ArrayList<String>();
    template
        .at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups")
        .findValues("Parameters")
        .forEach(names -> names.forEach(name -> shown.add(name.asText())));

    // then
    assertThat(template.path("Parameters").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(shown);
  }

  /**
   * A resource that is not created takes along what depends on it, whatever the condition of that
   * is.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-condition.html">Condition
   *     attribute</a>
   */
  @Test
  void dependsOnNothingThatIsNotThere() {
    // given
    var resources = CreatedTemplate.template().path("Resources");

    // then
    assertThat(resources.findValues("DependsOn")).isNotEmpty();
    for (var resource : resources) {
      resource
          .path("DependsOn")
          .forEach(
              other -> {
                var condition = resources.path(other.asText()).path("Condition");
                assertThat(
                        condition.isMissingNode() || condition.equals(resource.path("Condition")))
                    .as("%s of %s", other, resource.path("Type"))
                    .isTrue();
              });
    }
  }

  /** For every value that decides: what is referred to is there. */
  @Test
  void refersOnlyToWhatIsThere() {
    for (var values : ParameterValues.ofEveryCombination()) {
      var evaluated = TemplateEvaluator.evaluate(CreatedTemplate.template(), values);
      var names = new ArrayList<String>(evaluated.findValuesAsText("Ref"));
      evaluated.findValues("Fn::GetAtt").forEach(got -> names.add(got.path(0).asText()));

      assertThat(names).isNotEmpty();
      assertThat(names.stream().filter(name -> !name.startsWith("AWS::")))
          .allMatch(evaluated.path("Resources")::has);
    }
  }

  /** So that two stacks can be in one Region: only these names are fixed. */
  @Test
  void namesOnlyTheRuleAndTheRoleOfTheRemoval() {
    // given
    var names =
        Stream.of("RoleName", "ConfigRuleName", "FunctionName", "TopicName", "QueueName", "Name")
            .collect(
                LinkedHashMap<String, List<JsonNode>>::new,
                (all, property) -> all.put(property, new ArrayList<>()),
                Map::putAll);

    // when
    for (var resource : CreatedTemplate.template().path("Resources")) {
      names.forEach(
          (property, values) -> {
            var value = resource.path("Properties").path(property);
            if (!value.isMissingNode() && !value.isObject()) {
              values.add(value);
            }
          });
    }

    // then
    assertThat(names.remove("RoleName")).containsExactly(Json.text("OneKeyRemovalAutomation"));
    assertThat(names.values()).allSatisfy(values -> assertThat(values).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CodeBucket|''",
        "CodeBucket|Code_Bucket",
        "CodeBucket|ab",
        "CodeBucket|s3://bucket",
        "CodeKey|''",
        "CodeKey|' key'",
        "RuleName|''",
        "RuleName|a b",
        "RuleName|äö",
        "Frequency|Two_Hours",
        "Frequency|one_hour",
        "MaxActiveKeys|2",
        "MaxActiveKeys|0.5",
        "MaxActiveKeys|' 1'",
        "MaxActiveKeys|'1 '",
        "MaxActiveKeys|01",
        "MaxActiveKeys|+1",
        "MaxActiveKeys|-1",
        "MaxActiveKeys|1e0",
        "MaxActiveKeys|''",
        "MaxActiveKeys|١",
        "RotationGraceDays|91",
        "RotationGraceDays|900",
        "MinimumIdleDays|0",
        "MinimumIdleDays|366",
        "ExemptionTag|' '",
        "ExemptionTag|'exempt '",
        "ExemptionTag|aws:exempt",
        "ExemptionTag|AWS:exempt",
        "ExemptionTag|exempt\"until",
        "ExemptionTag|exempt\\until",
        "ExemptionTag|exempt${x}",
        "MaximumExemptionDays|0",
        "MaximumExemptionDays|1827",
        "OwnerTag|a,b",
        "ReportUnchangedDays|91",
        "Remediation|on",
        "Remediation|''",
        "NoticeDays|31",
        "DeleteAfterDays|91",
        "DeleteAfterDays|Never",
        "DeleteAfterDays|''",
        "DryRun|yes",
        "DryRun|True",
        "LogRetentionDays|2",
        "LogRetentionDays|0",
        "NoticeEmail|security",
        "NoticeEmail|a@b@c",
        "NoticeEmail|a@b.c,d@e.f",
        "NoticeEmail|' '",
      })
  void refusesABadValueByName(String parameter, String value) {
    // given
    var values = new LinkedHashMap<>(CODE);
    values.put(parameter, value);

    // then
    assertThatThrownBy(() -> TemplateEvaluator.evaluate(CreatedTemplate.template(), values))
        .isInstanceOf(TemplateEvaluator.RefusedException.class)
        .hasMessageStartingWith("Parameter %s failed to satisfy constraint: ".formatted(parameter));
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(
            () ->
                TemplateEvaluator.evaluate(
                    CreatedTemplate.template(),
                    Map.of("CodeBucket", "b-1", "CodeKey", "k", "MinimumIdleDays", "0")))
        .hasMessage("Parameter MinimumIdleDays failed to satisfy constraint: must be 1-365.");
  }

  @Test
  void needsToKnowWhereTheCodeIsAndNothingElse() {
    assertThatCode(() -> TemplateEvaluator.evaluate(CreatedTemplate.template(), CODE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> TemplateEvaluator.evaluate(CreatedTemplate.template(), Map.of()))
        .hasMessage("Parameters: [CodeBucket] must have values");
  }

  /** A setting that is added later must be one or the other, with a reason. */
  @ParameterizedTest
  @EnumSource(Setting.class)
  void hasEverySettingAsAParameterOrSaysWhyNot(Setting setting) {
    assertThat(FixedSetting.reason(setting).isPresent())
        .isNotEqualTo(TemplateParameter.of(setting).isPresent());
  }

  @Test
  void keepsTheOtherSettingsOfCdkJson() {
    // given
    var context = CreatedTemplate.context();
    context.put("onekey:dashboard", "false");

    // then
    assertThat(Leaf.all())
        .allSatisfy(
            leaf ->
                assertThat(leaf.settings(context, Samples::other))
                    .containsEntry("onekey:dashboard", "false")
                    .containsOnlyKeys(context.keySet()));
  }

  /** The pattern of the events has a list with the keys of the tags. */
  @Test
  void refusesToWatchKeyChanges(@TempDir Path directory) {
    // given
    var context = CreatedTemplate.context();
    context.put("onekey:watchKeyChanges", "true");

    // then
    assertThatThrownBy(() -> ParameterTemplate.create(context, directory))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("ExemptionTag")
        .hasMessageContaining("/EventPattern/");
  }

  @Test
  void saysOfCdkJsonWhatCannotBe(@TempDir Path directory) {
    // given
    var context = CreatedTemplate.context();
    context.put("onekey:noticeTopicArn", "arn:aws:sns:eu-west-1:123456789012:notices");

    // then
    assertThatThrownBy(() -> ParameterTemplate.create(context, directory))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("onekey:noticeEmail")
        .hasMessageContaining("onekey:noticeTopicArn");
  }
}
