package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onekey.testkit.Command;
import onekey.testkit.MotoServer;
import onekey.testkit.Tools;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The CDK command line, as it is, deploys the stacks of an organization into an account that was
 * never bootstrapped.
 *
 * <p><b>Where moto ends.</b> Its CloudFormation skips {@code AWS::CloudFormation::StackSet} and
 * {@code AWS::S3::BucketPolicy} without a word. So the test makes the StackSet by the API, with
 * what the deployed template says; moto then really deploys into each account. It knows no
 * automatic deployment, ignores excluded accounts, deletes no instance by its unit, and asks nobody
 * for permission. {@link OrganizationStackTest} checks those in the template.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrganizationDeploymentTest {

  private static final String JAR = "rule/target/onekey-rule-lambda.jar";
  private static final Path WORK = Path.of("target/organization");
  private static final String SYNTHESIZED = WORK.resolve("cdk.out").toAbsolutePath().toString();

  private static Path cdk = Path.of("cdk");
  private static @Nullable MotoServer moto;
  private static String root = "";
  private static String unit = "";
  private static List<String> members = List.of();
  private static String elsewhere = "";
  private static List<String> settings = List.of();
  private static String deployed = "";

  @BeforeAll
  static void deploy() throws Exception {
    var bin = Tools.python("OrganizationDeploymentTest");
    cdk = Tools.cdk("OrganizationDeploymentTest");
    Files.createDirectories(WORK);
    moto = new MotoServer(bin, WORK.resolve("moto.log"));
    var organization =
        moto().call("organizations", "create_organization", Map.of()).path("Organization");
    root =
        moto()
            .call("organizations", "list_roots", Map.of())
            .path("Roots")
            .get(0)
            .path("Id")
            .asText();
    unit = unit("workloads");
    members = List.of(account("one"), account("two"));
    members.forEach(member -> moveInto(unit, member));
    elsewhere = account("elsewhere");
    settings =
        List.of(
            "-c", "onekey:organizationTargets=" + unit,
            "-c", "onekey:organizationId=" + organization.path("Id").asText(),
            "-c", "onekey:organizationAccount=" + TestOrganization.ACCOUNT,
            "-c", "onekey:organizationRegion=" + TestOrganization.REGION);
    deployed =
        cdk(
                List.of(
                    "deploy",
                    OrganizationStack.NAME,
                    "--require-approval",
                    "never",
                    "--output",
                    SYNTHESIZED),
                settings)
            .successful();
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  @Order(1)
  void deploysTheBucketUploadsAndThenDeploysTheStackSet() {
    // given
    var bucket = deployed.indexOf(OrganizationBucketStack.NAME + ": deploying");
    var upload = deployed.indexOf(OrganizationStack.NAME + ": start: Publishing", bucket);
    var stackSet = deployed.indexOf(OrganizationStack.NAME + ": deploying", upload);

    // then
    assertThat(deployed).contains("Including dependency stacks: " + OrganizationBucketStack.NAME);
    assertThat(List.of(bucket, upload, stackSet)).as(deployed).doesNotContain(-1);
    assertThat(stacks())
        .containsExactlyInAnyOrder(OrganizationBucketStack.NAME, OrganizationStack.NAME);
  }

  @Test
  @Order(1)
  void leavesTheJarAndBothTemplatesInTheBucketEncrypted() throws Exception {
    // when
    var objects =
        moto()
            .call("s3", "list_objects_v2", Map.of("Bucket", TestOrganization.BUCKET))
            .get("Contents");

    // then
    assertThat(objects)
        .hasSize(3)
        .anySatisfy(
            object ->
                assertThat(object.path("Size").asLong())
                    .isEqualTo(Files.size(TestStack.PROJECT.resolve(JAR))))
        .allSatisfy(
            object ->
                assertThat(
                        moto()
                            .call(
                                "s3",
                                "head_object",
                                Map.of(
                                    "Bucket",
                                    TestOrganization.BUCKET,
                                    "Key",
                                    object.path("Key").asText()))
                            .path("ServerSideEncryption")
                            .asText())
                    .isEqualTo("AES256"));
  }

  @Test
  @Order(1)
  void changesNothingTheSecondTime() {
    assertThat(
            cdk(List.of("deploy", OrganizationStack.NAME, "--app", SYNTHESIZED), List.of())
                .successful())
        .contains("(no changes)")
        .doesNotContain("Published");
  }

  @Test
  @Order(1)
  void isRefusedWithTheCredentialsOfAnotherAccount() {
    // when
    var refused =
        cdk(
            List.of("deploy", OrganizationStack.NAME, "--require-approval", "never"),
            settings.stream()
                .map(word -> word.replace(TestOrganization.ACCOUNT, "999999999999"))
                .toList());

    // then
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output())
        .contains(
            "Need to perform AWS calls for account 999999999999, but the current credentials are"
                + " for 123456789012");
    assertThat(stacks()).hasSize(2);
  }

  @Test
  @Order(1)
  void isListedOnlyWhenItIsAskedFor() {
    assertThat(cdk(List.of("ls"), List.of()).successful())
        .contains(OneKeyStack.NAME)
        .doesNotContain("Organization");
    assertThat(cdk(List.of("ls"), settings).successful())
        .contains(OneKeyStack.NAME, OrganizationBucketStack.NAME, OrganizationStack.NAME);
  }

  @Test
  @Order(2)
  void deploysIntoEveryAccountOfTheUnitAndNoOther() throws Exception {
    // given
    var stackSet = stackSet();

    // when
    moto()
        .call(
            "cloudformation",
            "create_stack_set",
            Map.of(
                "StackSetName", stackSet.path("StackSetName"),
                "PermissionModel", stackSet.path("PermissionModel"),
                "AutoDeployment", stackSet.path("AutoDeployment"),
                "ManagedExecution", stackSet.path("ManagedExecution"),
                "Capabilities", stackSet.path("Capabilities"),
                "TemplateURL", templateUrl(stackSet)));
    createInstances(stackSet.at("/StackInstancesGroup/0/DeploymentTargets"));

    // then
    assertThat(instances()).containsExactlyInAnyOrderElementsOf(members);
    for (var member : members) {
      assertThatOneKeyIsIn(member);
    }
    assertThat(functions(elsewhere)).isEmpty();
    assertThat(moto().call("lambda", "list_functions", Map.of()).path("Functions")).isEmpty();
  }

  /** In a unit of its own: moto makes the instances of a unit only all at once. */
  @Test
  @Order(3)
  void deploysIntoAnAccountThatComesLater() throws Exception {
    // given
    var added = unit("added");
    var later = account("later");
    moveInto(added, later);

    // when
    createInstances(Map.of("OrganizationalUnitIds", List.of(added)));

    // then
    assertThatOneKeyIsIn(later);
  }

  @Test
  @Order(4)
  void keepsTheBucketWhenTheStackSetIsDestroyed() {
    // when
    cdk(List.of("destroy", "--force", OrganizationStack.NAME, "--app", SYNTHESIZED), List.of())
        .successful();

    // then
    assertThat(stacks()).containsExactly(OrganizationBucketStack.NAME);
    assertThat(
            moto()
                .call("s3", "list_objects_v2", Map.of("Bucket", TestOrganization.BUCKET))
                .get("Contents"))
        .hasSize(3);
  }

  private static void assertThatOneKeyIsIn(String account) throws Exception {
    assertThat(functions(account))
        .hasSize(2)
        .allSatisfy(
            function ->
                assertThat(function.path("CodeSize").asLong())
                    .isEqualTo(Files.size(TestStack.PROJECT.resolve(JAR))));
    assertThat(moto().callIn(account, "iam", "list_roles", Map.of()).findValuesAsText("RoleName"))
        .contains(RemovalRunbook.ROLE_NAME);
    var judge =
        moto().callIn(account, "config", "describe_config_rules", Map.of()).at("/ConfigRules/0");
    assertThat(judge.at("/Source/SourceIdentifier").asText())
        .startsWith("arn:aws:lambda:eu-west-1:" + account + ":function:");
  }

  private static JsonNode functions(String account) {
    return moto().callIn(account, "lambda", "list_functions", Map.of()).path("Functions");
  }

  private static JsonNode stackSet() throws Exception {
    return TestStack.resource(organizationTemplate(), "AccountsStackSet").path("Properties");
  }

  private static String templateUrl(JsonNode stackSet) throws Exception {
    return new TemplateText(organizationTemplate(), Map.of("AWS::URLSuffix", "amazonaws.com"))
        .text(stackSet.path("TemplateURL"));
  }

  private static JsonNode organizationTemplate() throws Exception {
    var body =
        moto()
            .call("cloudformation", "get_template", Map.of("StackName", OrganizationStack.NAME))
            .path("TemplateBody");
    return body.isTextual() ? new ObjectMapper().readTree(body.asText()) : body;
  }

  private static void createInstances(Object targets) throws Exception {
    moto()
        .call(
            "cloudformation",
            "create_stack_instances",
            Map.of(
                "StackSetName",
                OrganizationStackSet.NAME,
                "Regions",
                stackSet().at("/StackInstancesGroup/0/Regions"),
                "DeploymentTargets",
                targets));
  }

  private static List<String> instances() {
    return moto()
        .call(
            "cloudformation",
            "list_stack_instances",
            Map.of("StackSetName", OrganizationStackSet.NAME))
        .findValuesAsText("Account");
  }

  private static List<String> stacks() {
    return moto().call("cloudformation", "describe_stacks", Map.of()).findValuesAsText("StackName");
  }

  private static String account(String name) {
    return moto()
        .call(
            "organizations",
            "create_account",
            Map.of("AccountName", name, "Email", name + "@example.com"))
        .at("/CreateAccountStatus/AccountId")
        .asText();
  }

  private static String unit(String name) {
    return moto()
        .call("organizations", "create_organizational_unit", Map.of("ParentId", root, "Name", name))
        .at("/OrganizationalUnit/Id")
        .asText();
  }

  private static void moveInto(String destination, String account) {
    moto()
        .call(
            "organizations",
            "move_account",
            Map.of(
                "AccountId", account,
                "SourceParentId", root,
                "DestinationParentId", destination));
  }

  private static MotoServer moto() {
    if (moto == null) {
      throw new IllegalStateException("moto was not started");
    }
    return moto;
  }

  private static Command cdk(List<String> words, List<String> settings) {
    var command = new ArrayList<>(List.of(cdk.toString()));
    command.addAll(words);
    command.addAll(settings);
    var environment = new HashMap<>(moto().environment());
    environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
    return Command.run(TestStack.PROJECT, environment, command);
  }
}
