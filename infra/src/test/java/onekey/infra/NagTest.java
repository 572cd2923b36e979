package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.constructs.IConstruct;

/**
 * The rules of two packs of cdk-nag. What is not followed of AwsSolutions is suppressed here, with
 * its reason and for one resource at a time; what is not followed of NIST 800-53 Rev. 5 is
 * explained in docs/scanners.md. The template itself has no suppressions.
 */
class NagTest {

  private static final String NIST = "cdk-nag, NIST 800-53 Rev. 5";
  private static final Pattern NIST_RULE = Pattern.compile("NIST\\.800\\.53\\.R5-(\\w+)");

  /** Each is synthesized once. */
  private static final Map<Object, List<Stack>> STACKS = new ConcurrentHashMap<>();

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
    account(overrides).forEach(NagTest::findsNothingThatIsNotExplained);
  }

  @Test
  void findsNothingInTheAccountsOfAnOrganization() {
    findsNothingThatIsNotExplained(
        explained(TestOrganization.accountStack(TestOrganization.everything())));
  }

  @Test
  void findsNothingInTheStacksOfAnOrganization() {
    organization().forEach(NagTest::findsNothingThatIsNotExplained);
  }

  @Test
  void findsNothingInTheSecondStack() {
    events().forEach(NagTest::findsNothingThatIsNotExplained);
  }

  @Test
  void explainsNothingThatIsNotFound() {
    // when
    var found =
        Stream.of(account(TestStack.everything()), organization(), events())
            .flatMap(List::stream)
            .flatMap(stack -> findingsOfNist(stack).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    // then
    assertThat(found).isEqualTo(ExplainedFinding.of(NIST));
  }

  private static void findsNothingThatIsNotExplained(Stack stack) {
    var annotations = Annotations.fromStack(stack);
    annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    annotations.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    assertThat(ExplainedFinding.of(NIST)).containsAll(findingsOfNist(stack));
  }

  // The CDK deprecates the type of a message, and has no other one.
  @SuppressWarnings("deprecation")
  private static Set<ExplainedFinding> findingsOfNist(Stack stack) {
    var annotations = Annotations.fromStack(stack);
    var any = Match.stringLikeRegexp("NIST.*");
    return Stream.of(annotations.findError("*", any), annotations.findWarning("*", any))
        .flatMap(List::stream)
        .map(
            message ->
                finding(stack, message.getId(), String.valueOf(message.getEntry().getData())))
        .collect(Collectors.toSet());
  }

  private static ExplainedFinding finding(Stack stack, String path, String text) {
    var rule = NIST_RULE.matcher(text);
    if (!rule.lookingAt()) {
      throw new AssertionError(text);
    }
    IConstruct construct = stack;
    for (var id : path.substring(stack.getNode().getPath().length() + 2).split("/", -1)) {
      construct = construct.getNode().findChild(id);
    }
    return new ExplainedFinding(rule.group(1), ((CfnResource) construct).getCfnResourceType());
  }

  private static List<Stack> account(Map<String, Object> overrides) {
    return STACKS.computeIfAbsent(overrides, _ -> List.of(explained(TestStack.with(overrides))));
  }

  private static List<Stack> organization() {
    return STACKS.computeIfAbsent(
        "organization", _ -> explained(TestOrganization.with(TestOrganization.everything())));
  }

  private static List<Stack> events() {
    return STACKS.computeIfAbsent(
        "events",
        _ -> List.of(explained(TestStack.events(TestStack.watchingFromAfar()).orElseThrow())));
  }

  private static OneKeyStack explained(OneKeyStack stack) {
    checked(stack);
    WILDCARDS.stream()
        .filter(wildcard -> isThere(stack, wildcard.path()))
        .forEach(
            wildcard ->
                suppress(stack, wildcard.path(), isWide(wildcard.finding(), wildcard.reason())));
    DEAD_LETTERS.stream()
        .filter(queue -> isThere(stack, queue))
        .forEach(queue -> suppress(stack, queue, isADeadLetterQueue()));
    return stack;
  }

  private static List<Stack> explained(TestOrganization organization) {
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
    return List.of(stack, bucket);
  }

  private static OneKeyEventsStack explained(OneKeyEventsStack stack) {
    checked(stack);
    suppress(stack, "Undelivered", isADeadLetterQueue());
    return stack;
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
    Aspects.of(stack).add(new NIST80053R5Checks());
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
