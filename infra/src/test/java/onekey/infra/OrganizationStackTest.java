package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What is deployed into the account of the StackSet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationStackTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestOrganization least = TestOrganization.with(Map.of());
  private final TestOrganization most = TestOrganization.with(TestOrganization.everything());

  /** One assembly for all stacks of an app. */
  @BeforeAll
  void synthesize() {
    least.json();
    most.json();
  }

  @Test
  void isNotThereUnlessItIsAskedFor() {
    // given
    var context = TestStack.context(Map.of());
    var app = TestStack.app(context);

    // when
    var stack =
        OrganizationStack.in(app, Settings.read(context), TestStack.PROJECT.resolve("none.jar"));

    // then
    assertThat(stack).isEmpty();
    assertThat(app.getNode().getChildren()).isEmpty();
  }

  @Test
  void deploysIntoTheTargetsAndWhatComesToThem() throws Exception {
    assertThat(without(least.stackSet(), "TemplateURL"))
        .isEqualTo(
            JSON.readTree(
                """
                {"StackSetName": "onekey",
                 "Description": "OneKey keeps every IAM user at one active access key.",
                 "PermissionModel": "SERVICE_MANAGED",
                 "AutoDeployment": {"Enabled": true, "RetainStacksOnAccountRemoval": false},
                 "ManagedExecution": {"Active": true},
                 "Capabilities": ["CAPABILITY_NAMED_IAM"],
                 "OperationPreferences":
                   {"MaxConcurrentPercentage": 10, "FailureTolerancePercentage": 100},
                 "StackInstancesGroup": [
                   {"Regions": ["eu-west-1"],
                    "DeploymentTargets": {"OrganizationalUnitIds": ["ou-abcd-11111111"]}}]}
                """));
  }

  @Test
  void leavesOutExcludedAccountsAndActsAsADelegatedAdministrator() throws Exception {
    assertThat(most.stackSet().path("CallAs").asText()).isEqualTo("DELEGATED_ADMIN");
    assertThat(most.stackSet().at("/StackInstancesGroup/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"Regions": ["us-east-1"],
                 "DeploymentTargets": {
                   "OrganizationalUnitIds": ["ou-abcd-11111111"],
                   "AccountFilterType": "DIFFERENCE",
                   "Accounts": ["111111111111", "222222222222"]}}
                """));
  }

  @Test
  void warnsThatAutomaticDeploymentIgnoresExclusions() {
    Annotations.fromStack(most.stack())
        .hasWarning(
            "*",
            Match.stringLikeRegexp(
                "onekey:organizationExcludedAccounts is \"111111111111,222222222222\", but automatic"
                    + " deployment ignores it: .* Put exceptions into an organizational unit that"
                    + " is not targeted\\..*"));
    assertThat(Annotations.fromStack(least.stack()).findWarning("*", Match.anyValue())).isEmpty();
  }

  @Test
  void warnsOfWhatTheAccountStackWarnsOf() {
    Annotations.fromStack(TestOrganization.with(Map.of("onekey:noticeDays", 7)).stack())
        .hasWarning("*", Match.stringLikeRegexp("onekey:noticeDays is 7, and neither .*"));
  }

  /** The Region was checked with the settings: the account stack itself is for any Region. */
  @Test
  void doesNotWarnThatEventsMayNotArrive() {
    assertThat(
            Annotations.fromStack(most.stack())
                .findWarning("*", Match.stringLikeRegexp("onekey:watchKeyChanges.*")))
        .isEmpty();
  }

  @Test
  void readsTheTemplateFromItsOwnBucket() {
    assertThat(url(least))
        .matches(
            "https://s3.eu-west-1.AWS::URLSuffix/"
                + TestOrganization.BUCKET
                + "/[0-9a-f]{64}.json");
  }

  /** So that a new jar, or a new setting, updates every account. */
  @Test
  void namesAnotherTemplateForAnotherJarAndForAnotherSetting() {
    assertThat(url(TestOrganization.with(Map.of()))).isEqualTo(url(least));
    assertThat(url(TestOrganization.with(Map.of(), "another jar"))).isNotEqualTo(url(least));
    assertThat(url(TestOrganization.with(Map.of("onekey:dryRun", true)))).isNotEqualTo(url(least));
  }

  @Test
  void saysHowToFindTheAccountsWithoutAStack() {
    assertThat(output(least, "FailedAccountsCommand"))
        .isEqualTo(
            "aws cloudformation list-stack-instances --stack-set-name onekey --region eu-west-1"
                + " --query \"Summaries[?StackInstanceStatus.DetailedStatus!='SUCCEEDED'].[Account,StackInstanceStatus.DetailedStatus,StatusReason]\""
                + " --output text");
    assertThat(output(most, "FailedAccountsCommand"))
        .contains(" --region us-east-1 --call-as DELEGATED_ADMIN ");
  }

  @Test
  void hasNothingBesideTheStackSetUnlessItIsAskedFor() {
    assertThat(types(least.json())).containsOnlyKeys("AWS::CloudFormation::StackSet");
    assertThat(types(least.bucketJson()))
        .containsOnlyKeys("AWS::S3::Bucket", "AWS::S3::BucketPolicy");
  }

  @Test
  void letsOnlyTheOrganizationPublishToTheTopic() throws Exception {
    // given
    var topic = TestStack.resource(most.json(), "NoticesTopic");
    var policy = TestStack.resource(most.json(), "NoticesTopicPolicy");
    var statements = policy.at("/Properties/PolicyDocument/Statement");

    // then
    assertThat(topic.at("/Properties/TopicName").asText()).isEqualTo("OneKeyNotices");
    assertThat(statements).hasSize(3);
    assertThat(statements.get(0).path("Effect").asText()).isEqualTo("Deny");
    assertThat(statements.get(0).path("Condition").toString()).contains("aws:SecureTransport");
    assertThat(without(statements.get(1), "Resource"))
        .isEqualTo(
            JSON.readTree(
                """
                {"Sid": "PublishedByTheOrganization", "Effect": "Allow",
                 "Principal": "*", "Action": "sns:Publish",
                 "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}}
                """));
    assertThat(without(statements.get(2), "Resource"))
        .isEqualTo(
            JSON.readTree(
                """
                {"Sid": "PublishedByAlarmsOfTheOrganization", "Effect": "Allow",
                 "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish",
                 "Condition": {
                   "StringEquals": {"aws:SourceOrgID": "o-exampleorgid"},
                   "ArnLike": {"aws:SourceArn": {"Fn::Join": ["",
                     ["arn:", {"Ref": "AWS::Partition"}, ":cloudwatch:us-east-1:*:alarm:*"]]}}}}
                """));
  }

  /** Else the first messages of the accounts would be refused. */
  @Test
  void makesTheTopicBeforeTheAccounts() {
    assertThat(TestStack.resource(most.json(), "AccountsStackSet").path("DependsOn"))
        .extracting(JsonNode::asText)
        .anyMatch(id -> id.startsWith("NoticesTopicPolicy"));
  }

  @Test
  void showsTheVerdictsOfAllAccountsInItsRegion() throws Exception {
    // given
    var source =
        TestStack.resource(most.json(), "VerdictsAggregator")
            .at("/Properties/OrganizationAggregationSource");
    var role = TestStack.resource(most.json(), "VerdictsRole").path("Properties");

    // then
    assertThat(source.path("AwsRegions")).isEqualTo(JSON.readTree("[\"us-east-1\"]"));
    assertThat(source.path("RoleArn").toString()).contains("VerdictsRole");
    assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText())
        .isEqualTo("config.amazonaws.com");
  }

  @Test
  void keepsTheBucketForTheOrganizationOnly() throws Exception {
    // given
    var bucket = TestStack.resource(least.bucketJson(), "Assets");
    var statements =
        TestStack.resource(least.bucketJson(), "AssetsPolicy")
            .at("/Properties/PolicyDocument/Statement");

    // then
    assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(bucket.path("Properties"))
        .isEqualTo(
            JSON.readTree(
                """
                {"BucketNamePrefix": "onekey", "BucketNamespace": "account-regional",
                 "VersioningConfiguration": {"Status": "Enabled"},
                 "BucketEncryption": {"ServerSideEncryptionConfiguration":
                   [{"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]},
                 "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
                 "PublicAccessBlockConfiguration": {
                   "BlockPublicAcls": true, "BlockPublicPolicy": true,
                   "IgnorePublicAcls": true, "RestrictPublicBuckets": true}}
                """));
    assertThat(statements).hasSize(2);
    assertThat(without(statements.get(0), "Resource"))
        .isEqualTo(
            JSON.readTree(
                """
                {"Action": "s3:*", "Effect": "Deny", "Principal": {"AWS": "*"},
                 "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
                """));
    assertThat(without(statements.get(1), "Resource"))
        .isEqualTo(
            JSON.readTree(
                """
                {"Sid": "ReadByTheOrganization", "Effect": "Allow", "Principal": "*",
                 "Action": ["s3:GetObject", "s3:GetObjectVersion"],
                 "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}}
                """));
    assertThat(statements.get(1).path("Resource").toString()).contains("/*");
  }

  @Test
  void tagsItsOwnResourcesToo() {
    assertThat(TestStack.resource(most.bucketJson(), "Assets").at("/Properties/Tags").toString())
        .contains("CostCenter");
    assertThat(most.stackSet().path("Tags").toString()).contains("CostCenter");
  }

  /** The command line deploys the bucket, uploads, and then deploys the StackSet. */
  @Test
  void isUploadedWithoutBootstrapOnceTheBucketIsThere() throws Exception {
    // given
    var assembly = ((App) least.stack().getNode().getRoot()).synth().getDirectory();
    var manifest = JSON.readTree(Path.of(assembly, "manifest.json").toFile());
    var files = JSON.readTree(Path.of(assembly, "OneKeyOrganizationStack.assets.json").toFile());

    // then
    assertThat(texts(manifest.at("/artifacts/OneKeyOrganizationStack.assets/dependencies")))
        .containsExactly("OneKeyOrganizationBucketStack");
    assertThat(texts(manifest.at("/artifacts/OneKeyOrganizationStack/dependencies")))
        .contains("OneKeyOrganizationBucketStack", "OneKeyOrganizationStack.assets");
    for (var stack : List.of("OneKeyOrganizationStack", "OneKeyOrganizationBucketStack")) {
      var artifact = manifest.path("artifacts").path(stack);
      assertThat(artifact.path("environment").asText()).isEqualTo("aws://123456789012/eu-west-1");
      assertThat(artifact.path("properties").has("assumeRoleArn")).isFalse();
      assertThat(artifact.path("properties").has("requiresBootstrapStackVersion")).isFalse();
    }
    assertThat(files.path("files")).hasSize(3);
    assertThat(files.findValuesAsText("bucketName")).containsOnly(TestOrganization.BUCKET);
    assertThat(files.findValuesAsText("region")).containsOnly("eu-west-1");
    assertThat(files.findValues("assumeRoleArn")).isEmpty();
    assertThat(least.json().has("Rules")).isFalse();
    assertThat(least.json().has("Parameters")).isFalse();
  }

  private static String url(TestOrganization organization) {
    return TemplateText.of(organization.json()).text(organization.stackSet().path("TemplateURL"));
  }

  private static String output(TestOrganization organization, String name) {
    return organization.json().path("Outputs").path(name).path("Value").asText();
  }

  private static Map<String, Integer> types(JsonNode template) {
    var types = new TreeMap<String, Integer>();
    template
        .path("Resources")
        .forEach(resource -> types.merge(resource.path("Type").asText(), 1, Integer::sum));
    return types;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode without(JsonNode object, String field) {
    var copy = object.deepCopy();
    ((ObjectNode) copy).remove(field);
    return copy;
  }
}
