package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A softer setting takes away the permissions that it forbids, and keeps what is pending. */
class SofterSettingsTest {

  private static final Map<String, String> DRY_RUN = Map.of("onekey:dryRun", "true");
  private static final Map<String, String> DEACTIVATE = Map.of("onekey:deleteAfterDays", "never");
  private static final Map<String, String> OFF =
      Map.of("onekey:remediation", "off", "onekey:noticeEmail", "security@example.com");

  private static final Set<String> TOUCH_KEYS =
      Set.of("iam:UpdateAccessKey", "iam:DeleteAccessKey");

  private static JsonNode template(Map<String, String> settings) {
    return TestStack.json(TestStack.template(settings));
  }

  static Stream<Map<String, String>> softer() {
    return Stream.of(DRY_RUN, DEACTIVATE);
  }

  static Stream<Arguments> forbidden() {
    return Stream.of(
        Arguments.of(
            DRY_RUN,
            List.of("iam:UpdateAccessKey", "iam:DeleteAccessKey", "scheduler:CreateSchedule")),
        Arguments.of(DEACTIVATE, List.of("iam:DeleteAccessKey")),
        Arguments.of(
            OFF,
            List.of(
                "iam:UpdateAccessKey",
                "iam:DeleteAccessKey",
                "scheduler:CreateSchedule",
                "ssm:StartAutomationExecution",
                "iam:PassRole",
                "sqs:SendMessage")));
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void hasNoRoleThatMayDoWhatItForbids(Map<String, String> settings, List<String> forbidden) {
    assertThat(TestStack.actions(template(settings), "")).doesNotContainAnyElementsOf(forbidden);
  }

  /** So that the schedule finds its runbook, and the chooser refuses it with a reason. */
  @ParameterizedTest
  @MethodSource("softer")
  void keepsWhatAPendingScheduleNames(Map<String, String> settings) {
    // given
    var before = template(Map.of());

    // when
    var after = template(settings);

    // then
    assertThat(ids(after)).isEqualTo(ids(before));
    assertThat(
            TestStack.actions(
                after, "DeletionRunbookSchedulerRole", "DeletionRunbookStartedBySchedules"))
        .contains("ssm:StartAutomationExecution", "iam:PassRole", "sqs:SendMessage");
    assertThat(TestStack.content(after, "DeletionRunbookDocument"))
        .isEqualTo(TestStack.content(before, "DeletionRunbookDocument"));
  }

  @ParameterizedTest
  @CsvSource({
    "onekey:dryRun, true, ONEKEY_DRY_RUN, true",
    "onekey:dryRun, false, ONEKEY_DRY_RUN, false",
    "onekey:deleteAfterDays, never, ONEKEY_DELETE_AFTER_DAYS, never",
    "onekey:deleteAfterDays, 30, ONEKEY_DELETE_AFTER_DAYS, 30",
    "onekey:noticeDays, 14, ONEKEY_NOTICE_DAYS, 14",
    "onekey:remediation, automatic, ONEKEY_REMEDIATION, automatic",
    "onekey:remediation, manual, ONEKEY_REMEDIATION, manual"
  })
  void tellsTheChooser(String setting, String value, String variable, String told) {
    // when
    var variables =
        TestStack.resource(template(Map.of(setting, value)), "ChooseFunction")
            .at("/Properties/Environment/Variables");

    // then
    assertThat(variables.path(variable).asText()).isEqualTo(told);
  }

  @Test
  void tellsTheChooserThePolicyAsDeployed() throws Exception {
    // when
    var template =
        template(
            Map.of(
                "onekey:maxActiveKeys", "0",
                "onekey:exemptionTag", "exempt until",
                "onekey:minimumIdleDays", "90"));

    // then
    var deployed =
        TestStack.resource(template, "ChooseFunction")
            .at("/Properties/Environment/Variables/ONEKEY_DEPLOYED_PARAMETERS")
            .asText();
    assertThat(new ObjectMapper().readTree(deployed))
        .isEqualTo(TestStack.resource(template, "AccessKeyRule").at("/Properties/InputParameters"));
    assertThat(deployed).startsWith("{\"exemptionTag\":\"exempt until\",\"maxActiveKeys\":\"0\"");
  }

  @Test
  void detectsOnlyWhenRemediationIsOff() {
    // when
    var off = TestStack.template(OFF);

    // then
    for (var type :
        List.of(
            "AWS::SSM::Document",
            "AWS::Config::RemediationConfiguration",
            "AWS::Scheduler::ScheduleGroup",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::IAM::Policy")) {
      off.resourceCountIs(type, 0);
    }
    off.resourceCountIs("AWS::IAM::Role", 1);
    off.resourceCountIs("AWS::Lambda::Function", 1);
    off.resourceCountIs("AWS::CloudWatch::Alarm", 3);
    off.resourceCountIs("AWS::Events::Rule", 0);
    assertThat(TestStack.json(off).path("Outputs").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "RuleName", "JudgeFunctionName", "RuleConsoleLink", "DashboardConsoleLink");
    assertThat(TestStack.actions(TestStack.json(off), "")).doesNotContainAnyElementsOf(TOUCH_KEYS);
  }

  /** IAM takes a fixed name once, so that whatever has none can be deployed twice. */
  @Test
  void canBeDeployedTwiceWhenRemediationIsOff() {
    assertThat(template(OFF).findValuesAsText("RoleName")).isEmpty();
  }

  private static Set<String> ids(JsonNode template) {
    var ids = new TreeSet<String>();
    template.path("Resources").fieldNames().forEachRemaining(ids::add);
    return ids;
  }
}
