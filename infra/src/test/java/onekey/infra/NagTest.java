package onekey.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/**
 * The rules of cdk-nag's AwsSolutions pack. What is not followed is suppressed here, with its
 * reason and for one resource at a time; the template itself has no suppressions.
 */
class NagTest {

  private record Wildcard(String path, String finding, String reason) {}

  private static final String USERS = "Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:user/*";

  private static final String SCHEDULES =
      "Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<DeletionSchedulesGroupB6E77FC9>/*";

  private static final String EXECUTIONS =
      "Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-execution/*";

  private static final List<String> DEAD_LETTERS =
      List.of("DeletionSchedules/DeadLetters", "Watch/DeadLetters");

  private static final List<Wildcard> WILDCARDS =
      List.of(
          new Wildcard(
              "Judge/Judge/Role",
              "Resource::*",
              "iam:ListUsers, config:PutEvaluations and scheduler:ListSchedules support no"
                  + " resource-level permissions."),
          new Wildcard("Judge/Judge/Role", SCHEDULES, "Any key may have a step pending."),
          new Wildcard(
              "Choose/Choose/Role",
              "Resource::*",
              "iam:ListUsers and config:DescribeConfigRules support no resource-level permissions."),
          new Wildcard("Choose/Choose/Role", USERS, "Any user may be asked about."),
          new Wildcard("RemovalRunbook/Role", USERS, "Any user may have an extra key."),
          new Wildcard("DeletionRunbook/Role", USERS, "Any user may have a key in quarantine."),
          new Wildcard("Choose/Choose/Role", SCHEDULES, "Any key may wait for its deletion."),
          new Wildcard("RemovalRunbook/Role", SCHEDULES, "Any extra key gets a schedule."),
          new Wildcard(
              "RemovalRunbook/Role",
              SCHEDULES.replace("/*", "/remove-*"),
              "Any extra key gets a schedule."),
          new Wildcard(
              "DeletionRunbook/Role",
              SCHEDULES.replace("/*", "/delete-*"),
              "Any key may have a schedule of its deletion."),
          new Wildcard("RemovalRunbook/Role", EXECUTIONS, "A runbook reads its own execution."),
          new Wildcard("DeletionRunbook/Role", EXECUTIONS, "A runbook reads its own execution."),
          new Wildcard(
              "RemovalRunbook/StartedBySchedules",
              "Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-definition/<RemovalRunbookDocument42B721BF>:*",
              "The document in every version."),
          new Wildcard(
              "RemovalRunbook/StartedBySchedules",
              EXECUTIONS,
              "The id of an execution is not known before it starts."),
          new Wildcard(
              "DeletionRunbook/StartedBySchedules",
              "Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-definition/<DeletionRunbookDocument6833856E>:*",
              "The document in every version."),
          new Wildcard(
              "DeletionRunbook/StartedBySchedules",
              EXECUTIONS,
              "The id of an execution is not known before it starts."),
          new Wildcard(
              "Watch/Watch/Role",
              "Resource::*",
              "iam:ListUsers and config:DescribeConfigRules support no resource-level permissions."),
          new Wildcard("Watch/Watch/Role", USERS, "Any user may get a key."),
          new Wildcard("Watch/Watch/Role", SCHEDULES, "Any key may have a step pending."),
          new Wildcard(
              "Reader/Role",
              "Resource::*",
              "iam:ListUsers and scheduler:ListSchedules support no"
                  + " resource-level permissions."),
          new Wildcard("Reader/Role", USERS, "A plan is about every user of the account."),
          new Wildcard(
              "Reader/Role",
              "Resource::arn:<AWS::Partition>:scheduler:*:<AWS::AccountId>:schedule/*/*-AKIA*",
              "Any key may have a step pending, of a stack of any name in any Region."),
          new Wildcard("Judge/Judge/Role", USERS, "The rule is about every user of the account."),
          new Wildcard(
              "Judge/Judge/Role",
              "Resource::arn:<AWS::Partition>:config:<AWS::Region>:<AWS::AccountId>:config-rule/*",
              "Naming the rule would make a circle: the rule needs the function, the function its"
                  + " role."));

  static Stream<Map<String, Object>> settings() {
    return Stream.of(
        Map.of(),
        TestStack.everything(),
        TestStack.existingTopic(),
        Map.of("onekey:dryRun", true),
        Map.of("onekey:watchKeyChanges", true),
        Map.of("onekey:watchKeyChanges", true, "onekey:remediation", "off"),
        Map.of("onekey:remediation", "off"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void findsNothingThatIsNotExplained(Map<String, Object> overrides) {
    findsNothingThatIsNotExplained(TestStack.with(overrides));
  }

  @Test
  void findsNothingInTheAccountsOfAnOrganization() {
    findsNothingThatIsNotExplained(TestOrganization.accountStack(TestOrganization.everything()));
  }

  private static void findsNothingThatIsNotExplained(OneKeyStack stack) {
    // given
    checked(stack);
    WILDCARDS.stream()
        .filter(wildcard -> isThere(stack, wildcard.path()))
        .forEach(
            wildcard ->
                suppress(stack, wildcard.path(), isWide(wildcard.finding(), wildcard.reason())));
    DEAD_LETTERS.stream()
        .filter(queue -> isThere(stack, queue))
        .forEach(queue -> suppress(stack, queue, isADeadLetterQueue()));

    // then
    findsNothing(stack);
  }

  @Test
  void findsNothingInTheStacksOfAnOrganization() {
    // given
    var organization = TestOrganization.with(TestOrganization.everything());
    var stack = checked(organization.stack());
    var bucket = checked(organization.bucket());
    suppress(
        stack,
        "Verdicts/Role",
        isWide("Resource::*", "The actions of AWS Organizations that list support no resources."));
    suppress(
        bucket,
        "Assets",
        NagPackSuppression.builder()
            .id("AwsSolutions-S1")
            .reason(
                "The bucket holds the code of this project and a template, which are no secrets."
                    + " A log of who read them would need a second bucket.")
            .build());

    // then
    findsNothing(stack);
    findsNothing(bucket);
  }

  @Test
  void findsNothingInTheSecondStack() {
    // given
    var stack = checked(TestStack.events(TestStack.watchingFromAfar()).orElseThrow());
    suppress(stack, "Undelivered", isADeadLetterQueue());

    // then
    findsNothing(stack);
  }

  private static void findsNothing(Stack stack) {
    var annotations = Annotations.fromStack(stack);
    annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    annotations.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
  }

  private static NagPackSuppression isWide(String finding, String reason) {
    return NagPackSuppression.builder()
        .id("AwsSolutions-IAM5")
        .appliesTo(List.of(finding))
        .reason(reason)
        .build();
  }

  private static NagPackSuppression isADeadLetterQueue() {
    return NagPackSuppression.builder()
        .id("AwsSolutions-SQS3")
        .reason("It is a dead-letter queue itself.")
        .build();
  }

  @Test
  void wouldFindSomething() {
    // given
    var annotations = Annotations.fromStack(checked(TestStack.with(Map.of())));

    // then
    assertThatThrownBy(
            () -> annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-IAM5.*")))
        .hasMessageContaining("AwsSolutions-IAM5");
  }

  private static <S extends Stack> S checked(S stack) {
    Aspects.of(stack).add(new AwsSolutionsChecks());
    return stack;
  }

  private static boolean isThere(OneKeyStack stack, String path) {
    return stack.getNode().tryFindChild(path.split("/", 2)[0]) != null;
  }

  private static void suppress(Stack stack, String path, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressionsByPath(
        stack, "/%s/%s/Resource".formatted(stack.getNode().getPath(), path), List.of(suppression));
  }
}
