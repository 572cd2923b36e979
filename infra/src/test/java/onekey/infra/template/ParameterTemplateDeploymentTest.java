package onekey.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.MotoServer;
import onekey.testkit.TerraformTool;
import onekey.testkit.Tools;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/template.md, as they are, deploy the template into an empty account: without
 * the CDK, by the AWS CLI and by Terraform.
 *
 * <p>The account is moto's. What moto's CloudFormation skips is named in {@code DeploymentTest},
 * and it does not check the constraints of parameters.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ParameterTemplateDeploymentTest {

  private static final String TEST = "ParameterTemplateDeploymentTest";
  private static final String STACK = "OneKey";
  private static final String BUCKET = "onekey-code-123456789012";
  private static final String JAR = "onekey-rule-lambda-1.0.0.jar";
  private static final String TEMPLATE = "onekey-1.0.0.template.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The language, the content. */
  private static final Pattern CODE = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  @TempDir private static Path directory;
  private static Path bin = Path.of("bin");
  private static @Nullable MotoServer moto;

  @BeforeAll
  static void start() throws IOException {
    bin = Tools.python(TEST);
    try (var jar = new JarOutputStream(Files.newOutputStream(directory.resolve(JAR)))) {
      jar.finish();
    }
    Files.copy(CreatedTemplate.file(), directory.resolve(TEMPLATE));
    moto = new MotoServer(bin, directory.resolve("moto.log"));
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  @Order(1)
  void theAwsCommandLineDeploysIt() throws Exception {
    // when
    shell(code("Deploy", "sh")).successful();

    // then
    var rule = moto().call("config", "describe_config_rules", Map.of()).at("/ConfigRules/0");
    assertThat(rule.path("ConfigRuleName").asText()).isEqualTo("iam-user-single-access-key");
    assertThat(JSON.readTree(rule.path("InputParameters").asText()))
        .isEqualTo(
            JSON.valueToTree(
                Map.of(
                    "maxActiveKeys", "1",
                    "rotationGraceDays", "0",
                    "exemptionTag", "onekey-exempt-until",
                    "minimumIdleDays", "45",
                    "maximumExemptionDays", "366",
                    "reportUnchangedDays", "7")));
    assertThat(moto().call("lambda", "list_functions", Map.of()).path("Functions"))
        .hasSize(2)
        .allSatisfy(
            function ->
                assertThat(function.path("CodeSize").asLong())
                    .isEqualTo(Files.size(directory.resolve(JAR))));
    assertThat(chooser().path("ONEKEY_DEPLOYED_PARAMETERS").asText())
        .isEqualTo(
            "{\"exemptionTag\":\"onekey-exempt-until\",\"maxActiveKeys\":\"1\",\"maximumExemptionDays\":\"366\",\"minimumIdleDays\":\"45\",\"reportUnchangedDays\":\"7\",\"rotationGraceDays\":\"0\"}");
    assertThat(statements("OneKeyRemovalAutomation"))
        .contains("DeactivateKeys", "DeleteKeys", "TellPeople");
    assertThat(stepsOfDocuments()).contains("ChooseExtraKey", "TellPeople", "DeleteKey");
    assertThat(moto().physicalIds(STACK, "AWS::SNS::Topic")).hasSize(1);
    assertThat(moto().physicalIds(STACK, "AWS::Events::Rule")).hasSize(2);
    assertThat(moto().physicalIds(STACK, "AWS::CloudWatch::Dashboard")).hasSize(1);
  }

  /** The other parameters keep their values. */
  @Test
  @Order(2)
  void anUpdateTellsTheChooserToWriteNothing() throws Exception {
    // when
    shell("BUCKET=%s\n%s".formatted(BUCKET, code("Update", "sh"))).successful();

    // then
    assertThat(chooser().path("ONEKEY_DRY_RUN").asText()).isEqualTo("true");
    assertThat(parameters())
        .containsEntry("DryRun", "true")
        .containsEntry("ExemptionTag", "onekey-exempt-until")
        .containsEntry("CodeKey", JAR);
  }

  @Test
  @Order(3)
  void aSecondStackMayOnlyDetect() {
    for (var region : List.of("eu-west-1", "us-east-1")) {
      // when
      var removing = deploy("Second", region, "RuleName=second");

      // then
      assertThat(removing.status()).isNotZero();
      assertThat(removing.output()).contains("OneKeyRemovalAutomation", "already exists");
    }
    assertThat(deploy("Third", "eu-west-1", "RuleName=third", "Remediation=off").successful())
        .contains("Successfully created/updated stack - Third");
    assertThat(moto().physicalIds("Third", "AWS::Lambda::Function")).hasSize(1);
    assertThat(moto().physicalIds("Third", "AWS::SSM::Document")).isEmpty();
  }

  @Test
  @Order(3)
  void theAwsCommandLineSaysThatItNeedsABucket() {
    assertThat(
            shell(
                    "aws cloudformation deploy --stack-name Direct --template-file %s"
                        .formatted(TEMPLATE))
                .output())
        .contains("51,200 bytes", "--s3-bucket");
  }

  /** In an account of its own: there is one removal in each. */
  @Test
  @Order(4)
  void terraformDeploysIt() throws Exception {
    // given
    var workspace = Files.createDirectory(directory.resolve("terraform"));
    var tool = TerraformTool.orNotRun(workspace, bin, TEST);
    Files.writeString(workspace.resolve("settings.tf"), TerraformTool.SETTINGS);
    Files.writeString(workspace.resolve("main.tf"), code("Terraform", "hcl"));
    try (var account = new MotoServer(bin, directory.resolve("moto-of-terraform.log"));
        var provider = tool.provider(account)) {
      shell(
              account,
              "aws s3 mb s3://%1$s\naws s3 cp %2$s s3://%1$s/\nBUCKET=%1$s\n%3$s"
                  .formatted(BUCKET, JAR, code("Terraform", "sh")))
          .successful();
      var terraform = tool.on(account, provider);
      terraform.successful("terraform init -input=false");

      // when
      terraform.successful("terraform apply");

      // then
      assertThat(account.physicalIds(STACK, "AWS::SSM::Document")).hasSize(2);
      assertThat(environments(account).findValuesAsText("ONEKEY_NOTICE_DAYS"))
          .containsExactly("14");
      assertThat(terraform.successful("terraform plan")).contains("No changes.");
    }
  }

  private static Command deploy(String stack, String region, String... parameters) {
    return shell(
        """
        export AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s
        aws cloudformation deploy --stack-name %1$s --template-file %3$s --s3-bucket %4$s \
          --capabilities CAPABILITY_NAMED_IAM \
          --parameter-overrides CodeBucket=%4$s CodeKey=%5$s %6$s
        """
            .formatted(stack, region, TEMPLATE, BUCKET, JAR, String.join(" ", parameters)));
  }

  private static Command shell(String commands) {
    return shell(moto(), commands);
  }

  private static Command shell(MotoServer account, String commands) {
    var environment = new HashMap<>(account.environment());
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    return Command.run(directory, environment, List.of("/bin/sh", "-e", "-c", commands));
  }

  /** Returns the first code of a language below a heading of the document. */
  private static String code(String heading, String language) throws IOException {
    var section =
        Files.readString(Tools.PROJECT.resolve("docs/template.md"))
            .split("(?m)^## %s$".formatted(heading), -1)[1]
            .split("(?m)^## ", 2)[0];
    return CODE.matcher(section)
        .results()
        .filter(code -> code.group(1).equals(language))
        .map(code -> code.group(2))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode chooser() {
    return environments(moto())
        .valueStream()
        .filter(variables -> variables.has("ONEKEY_DRY_RUN"))
        .findAny()
        .orElseThrow();
  }

  private static JsonNode environments(MotoServer account) {
    return Json.array(
        account
            .call("lambda", "list_functions", Map.of())
            .path("Functions")
            .valueStream()
            .map(function -> function.at("/Environment/Variables"))
            .toList());
  }

  /** moto gives the policies of CloudFormation as Python writes them. */
  private static Stream<String> statements(String role) {
    var policy =
        moto()
            .call("iam", "get_role_policy", Map.of("RoleName", role, "PolicyName", "Permissions"))
            .path("PolicyDocument")
            .toString();
    assertThat(policy).doesNotContain("None", "null", "Fn::");
    return Pattern.compile("Sid\\W+(\\w+)").matcher(policy).results().map(sid -> sid.group(1));
  }

  private static List<String> stepsOfDocuments() {
    return moto().physicalIds(STACK, "AWS::SSM::Document").stream()
        .map(name -> moto().call("ssm", "get_document", Map.of("Name", name)))
        .map(document -> document.path("Content").asText())
        .peek(content -> assertThat(content).doesNotContain("Fn::", "null", "NoValue"))
        .flatMap(
            content ->
                Pattern.compile("\"name\": *\"(\\w+)\"")
                    .matcher(content)
                    .results()
                    .map((MatchResult step) -> step.group(1)))
        .toList();
  }

  private static Map<String, String> parameters() {
    var parameters = new HashMap<String, String>();
    moto()
        .call("cloudformation", "describe_stacks", Map.of("StackName", STACK))
        .at("/Stacks/0/Parameters")
        .forEach(
            parameter ->
                parameters.put(
                    parameter.path("ParameterKey").asText(),
                    parameter.path("ParameterValue").asText()));
    return parameters;
  }

  private static MotoServer moto() {
    if (moto == null) {
      throw new IllegalStateException("moto was not started");
    }
    return moto;
  }
}
