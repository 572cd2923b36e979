package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a StackSet deploys into each account of the organization. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountTemplateTest {

  /** A StackSet takes 1 MB by URL. */
  private static final int HALF_A_MEGABYTE = 524_288;

  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z])\\d{12}(?![0-9A-Za-z])");
  private static final Pattern REGION =
      Pattern.compile("(?<![a-z])[a-z]{2}(-[a-z]+){1,2}-\\d(?![0-9])");

  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:OneKeyNotices";

  private static final Pattern ACTION = Pattern.compile("\"(\\w+:[A-Z]\\w+)\"");

  private final TestOrganization least = TestOrganization.with(Map.of());
  private final TestOrganization most = TestOrganization.with(TestOrganization.everything());

  @Test
  void isTheAccountStackWithItsCodeInTheBucketOfTheOrganization() {
    // given
    var account = least.account();
    var alone = TestStack.json(TestStack.template(Map.of()));

    // then
    assertThat(resourcesWithoutCode(account)).isEqualTo(resourcesWithoutCode(alone));
    assertThat(account.path("Outputs")).isEqualTo(alone.path("Outputs"));
    assertThat(account.findValues("Code"))
        .hasSize(2)
        .allSatisfy(
            code -> {
              assertThat(code.path("S3Bucket").asText()).isEqualTo(TestOrganization.BUCKET);
              assertThat(code.path("S3Key").asText()).matches("[0-9a-f]{64}\\.jar");
            });
  }

  @Test
  void isFlatAndNeedsNothingOfTheAccount() {
    for (var account : List.of(least.account(), most.account())) {
      assertThat(account.properties())
          .extracting(Map.Entry::getKey)
          .containsExactlyInAnyOrder(
              "Description", "Mappings", "Conditions", "Resources", "Outputs");
      assertThat(account.findValuesAsText("Type"))
          .doesNotContain("AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet")
          .noneMatch(type -> type.startsWith("Custom::"));
      assertThat(account.toString()).doesNotContain("Fn::ImportValue", "cdk-hnb659fds", "resolve:");
    }
  }

  /** The bucket, the topic and the reader name the account of the StackSet. */
  @Test
  void namesNoAccountOrRegionOfItsOwn() throws Exception {
    // given
    var text =
        Files.readString(most.accountTemplate())
            .replace("onekey-123456789012-us-east-1-an", "BUCKET")
            .replace(TOPIC, "TOPIC")
            .replace(":iam::123456789012:root", "READER");

    // then
    assertThat(text).contains("BUCKET", "TOPIC", "READER");
    assertThat(ACCOUNT.matcher(text).results().map(MatchResult::group)).isEmpty();
    assertThat(REGION.matcher(text).results().map(MatchResult::group)).isEmpty();
  }

  @Test
  void isFarFromTheLimitOfAStackSet() throws Exception {
    assertThat(Files.size(least.accountTemplate())).isLessThan(HALF_A_MEGABYTE);
    assertThat(Files.size(most.accountTemplate())).isLessThan(HALF_A_MEGABYTE);
  }

  @Test
  void refusesMoreThanAStackSetTakes(@TempDir Path directory) throws Exception {
    // given
    var file = directory.resolve("template.json");

    // then
    Files.write(file, new byte[1_048_576]);
    assertThatCode(() -> new AccountTemplate(file, List.of())).doesNotThrowAnyException();
    Files.write(file, new byte[1_048_577]);
    assertThatThrownBy(() -> new AccountTemplate(file, List.of()))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage(
            "The template for the accounts of the organization has 1048577 bytes, and a StackSet"
                + " takes at most 1048576. Use fewer or shorter tags in onekey:tags: each resource"
                + " repeats them.");
  }

  /** For those who try out what would be deployed. */
  @Test
  void isWrittenWithTheTemplatesOfTheOrganization(@TempDir Path directory) throws Exception {
    // given
    var words =
        new ArrayList<>(
            List.of(
                TestStack.PROJECT.resolve("cdk.json").toString(),
                directory.resolve("out").toString(),
                directory.resolve("account.json").toString()));
    TestOrganization.settings(Map.of()).forEach((key, value) -> words.add(key + "=" + value));

    // when
    TemplateWriter.main(words.toArray(String[]::new));

    // then
    var written = new ObjectMapper().readTree(directory.resolve("account.json").toFile());
    assertThat(resourcesWithoutCode(written)).isEqualTo(resourcesWithoutCode(least.account()));
    assertThat(directory.resolve("out"))
        .isDirectoryContaining("glob:**/OneKeyOrganizationStack.template.json")
        .isDirectoryContaining("glob:**/OneKeyOrganizationBucketStack.template.json");
  }

  /** CloudFormation deletes the remediation first then: AWS Config refuses it the other way. */
  @Test
  void deletesTheRemediationBeforeTheRule() {
    // given
    var account = least.account();
    var rule =
        account.path("Resources").properties().stream()
            .filter(resource -> resource.getValue().path("Type").asText().endsWith(":ConfigRule"))
            .map(Map.Entry::getKey)
            .findAny()
            .orElseThrow();

    // then
    assertThat(
            TestStack.resource(account, "RuleRemediation")
                .at("/Properties/ConfigRuleName/Ref")
                .asText())
        .isEqualTo(rule);
  }

  @Test
  void sendsEveryNoticeToTheTopicOfTheOrganization() {
    // given
    var account = most.account();

    // then
    assertThat(account.findValuesAsText("Type"))
        .doesNotContain("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "AWS::SNS::Subscription");
    assertThat(account.findValuesAsText("ONEKEY_TOPIC_ARN")).hasSize(2).containsOnly(TOPIC);
    assertThat(account.findValues("AlarmActions"))
        .isNotEmpty()
        .allSatisfy(actions -> assertThat(actions.get(0).asText()).isEqualTo(TOPIC));
  }

  /** EventBridge reaches a topic of another account only by a role. */
  @Test
  void letsEventBridgePublishByARole() {
    // given
    var account = most.account();
    var targets =
        account
            .path("Resources")
            .valueStream()
            .filter(resource -> resource.path("Type").asText().equals("AWS::Events::Rule"))
            .map(rule -> rule.at("/Properties/Targets/0"))
            .filter(target -> target.path("Arn").asText().equals(TOPIC))
            .toList();

    // then
    assertThat(targets)
        .hasSize(2)
        .allSatisfy(
            target -> assertThat(target.path("RoleArn").toString()).contains("NoticesRole"));
    assertThat(TestStack.resource(account, "NoticesRole").at("/Properties/Policies").toString())
        .contains("sns:Publish", TOPIC);
  }

  @Test
  void hasNoReaderUnlessItIsAskedFor() {
    assertThat(least.account().findValuesAsText("RoleName"))
        .containsExactly(RemovalRunbook.ROLE_NAME);
  }

  @Test
  void letsOnlyTheAccountOfTheStackSetRead() throws Exception {
    // given
    var role = TestStack.resource(most.account(), "ReaderRole").path("Properties");

    // then
    assertThat(role.path("RoleName").asText()).isEqualTo("OneKeyReader");
    assertThat(role.at("/AssumeRolePolicyDocument/Statement"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"Action": "sts:AssumeRole", "Effect": "Allow",
                      "Principal": {"AWS": {"Fn::Join": ["",
                        ["arn:", {"Ref": "AWS::Partition"}, ":iam::123456789012:root"]]}},
                      "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}}]
                    """));
  }

  /** As text: what reads an account is another module, which this one must not depend on. */
  @Test
  void letsTheReaderDoExactlyWhatAPlanNeeds() throws Exception {
    // given
    var plan =
        Files.readString(
            TestStack.PROJECT.resolve("plan/src/main/java/onekey/plan/source/live/IamPolicy.java"));
    var needed = new TreeSet<String>();
    ACTION.matcher(plan).results().forEach(action -> needed.add(action.group(1)));
    // What the caller does with its own credentials.
    needed.removeAll(
        List.of("config:DescribeConfigRules", "organizations:ListAccounts", "sts:AssumeRole"));

    // then
    assertThat(needed).contains("iam:ListUsers", "iam:ListAccessKeys", "scheduler:GetSchedule");
    assertThat(TestStack.actions(most.account(), "ReaderRole"))
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  private static JsonNode resourcesWithoutCode(JsonNode template) {
    var resources = template.path("Resources").deepCopy();
    resources.findParents("Code").forEach(function -> ((ObjectNode) function).remove("Code"));
    return resources;
  }
}
