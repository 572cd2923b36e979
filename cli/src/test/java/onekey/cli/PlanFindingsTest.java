package onekey.cli;

import static onekey.cli.organization.SandboxOrganization.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.demo.GeneratedAccount;
import onekey.cli.demo.SampleAccount;
import onekey.cli.organization.SandboxOrganization;
import onekey.testkit.Tools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a SIEM and AWS Security Hub are told of an account. */
class PlanFindingsTest {

  private static final String REPORT =
      "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv";

  private final PlannedSandbox account = PlannedSandbox.ofSample();

  @AfterEach
  void closeSandboxWhereNothingWasWritten() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({
    "alice,Fail,New,FAIL,FAILED,MEDIUM",
    "bob,Pass,Resolved,PASS,PASSED,INFORMATIONAL",
    "carol,Pass,Resolved,PASS,PASSED,INFORMATIONAL",
    "dave,Pass,Suppressed,PASS,PASSED,INFORMATIONAL",
    "ivan,Fail,New,FAIL,FAILED,MEDIUM",
    "heidi,Pass,Resolved,PASS,PASSED,INFORMATIONAL",
  })
  void everyUserHasAVerdict(
      String user, String verdict, String status, String code, String compliance, String label) {
    // when
    var event = ofUser("ocsf", user);
    var finding = ofUser("asff", user);

    // then
    assertThat(event.at("/compliance/status").asText()).isEqualTo(verdict);
    assertThat(event.get("status").asText()).isEqualTo(status);
    assertThat(event.get("status_code").asText()).isEqualTo(code);
    assertThat(finding.at("/Compliance/Status").asText()).isEqualTo(compliance);
    assertThat(finding.at("/FindingProviderFields/Severity/Label").asText()).isEqualTo(label);
    assertThat(finding.get("Id")).isEqualTo(event.at("/finding_info/uid"));
  }

  /**
   * An exemption and a rotation are OneKey's own, and an auditor of the benchmark asks for less.
   */
  @ParameterizedTest
  @CsvSource({"alice,Fail,7", "bob,Pass,7", "carol,Fail,0", "dave,Fail,0", "heidi,Pass,7"})
  void everyBenchmarkHasItsPlainAnswer(String user, String answer, int sameAsTheVerdict) {
    // when
    var event = ofUser("ocsf", user);
    var finding = ofUser("asff", user);

    // then
    assertThat(event.at("/compliance/checks").findValuesAsText("status"))
        .hasSize(7)
        .containsOnly(answer);
    assertThat(event.at("/compliance/standards")).hasSize(sameAsTheVerdict);
    assertThat(event.at("/compliance/requirements")).hasSize(sameAsTheVerdict);
    assertThat(finding.at("/Compliance/RelatedRequirements")).hasSize(sameAsTheVerdict);
  }

  @Test
  void theDocumentationHasTheControls() throws IOException {
    // given
    var document = Files.readString(Tools.PROJECT.resolve("docs/plan-findings.md"));
    var readme = Files.readString(Tools.PROJECT.resolve("README.md"));

    // when
    var requirements = ofUser("ocsf", "alice").at("/compliance/requirements");

    // then
    assertThat(requirements)
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Pattern.compile("(?m)^\\| (CIS .*) \\| (.*) \\|$")
                .matcher(document)
                .results()
                .map(row -> row.group(1) + "/" + row.group(2))
                .toList())
        .contains(
            "CIS AWS Foundations Benchmark v1.4.0/1.13",
            "CIS AWS Foundations Benchmark v4.0.1/1.13",
            "CIS AWS Foundations Benchmark v5.0.0/1.12",
            "CIS AWS Foundations Benchmark v6.0.0/2.12");
    assertThat(readme).contains("control 1.13 in v1.4 to v4, 1.12 in v5, 2.12 in v6");
  }

  @Test
  void namesTheUserItsKeysAndTheAccount() {
    // when
    var event = ofUser("ocsf", "alice");
    var finding = ofUser("asff", "alice");

    // then
    var user = PlannedSandbox.json(account.planSample("--format", "json")).get("users").get(0);
    var keys = user.get("accessKeys").findValuesAsText("name");
    assertThat(event.at("/resources/0/uid")).isEqualTo(user.get("arn"));
    assertThat(user.get("arn").asText()).matches("arn:aws:iam::\\d{12}:user/.*alice");
    assertThat(event.get("resources").findValuesAsText("uid"))
        .containsExactly(user.get("arn").asText(), keys.get(0), keys.get(1));
    assertThat(event.at("/resources/0/uid_alt")).isEqualTo(user.get("userId"));
    assertThat(event.at("/cloud/account/uid").asText()).isEqualTo("111122223333");
    assertThat(event.at("/cloud/region").asText()).isEqualTo("us-east-1");
    assertThat(event.get("time").asLong()).isEqualTo(CommandLineRun.CLOCK.millis());
    assertThat(event.at("/unmapped/onekey/user")).isEqualTo(user);
    assertThat(finding.get("Resources").findValuesAsText("Id"))
        .containsExactly(
            user.get("arn").asText(),
            "AWS::IAM::AccessKey:" + keys.get(0),
            "AWS::IAM::AccessKey:" + keys.get(1));
    assertThat(finding.get("ProductArn").asText())
        .isEqualTo("arn:aws:securityhub:us-east-1:111122223333:product/111122223333/default");
    assertThat(finding.at("/Resources/0/Details/AwsIamUser/UserId")).isEqualTo(user.get("userId"));
  }

  /** So that a tool that has the last plan updates its findings instead of adding new ones. */
  @ParameterizedTest
  @ValueSource(strings = {"ocsf", "asff"})
  void aUserKeepsItsFindingWhateverBecomesOfIt(String format) {
    // given
    var before = ids(findings(format));

    // when some cannot be read any more, and the others are judged otherwise
    account.sandbox().faults().deny("ListAccessKeys", "bob");
    var run = account.plan("--max-active-keys", "0", "--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(ids(list(run))).hasSize(16).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void saysOfAUserThatCouldNotBeReadThatNothingIsKnown() {
    // given
    account.sandbox().faults().deny("ListAccessKeys", "bob");

    // when
    var event = ofUser("ocsf", "bob");
    var finding = ofUser("asff", "bob");

    // then
    assertThat(event.at("/compliance/status_id").asInt(-1)).isZero();
    assertThat(event.get("severity_id").asInt(-1)).isZero();
    assertThat(event.get("status_code").asText()).isEqualTo("NOT_EVALUATED");
    assertThat(event.at("/compliance/checks").findValuesAsText("status")).containsOnly("Unknown");
    assertThat(event.get("message").asText())
        .startsWith("bob could not be read: ")
        .contains("Not authorized to perform ListAccessKeys");
    assertThat(event.at("/remediation/desc").asText()).contains("--iam-policy");
    assertThat(finding.at("/Compliance/Status").asText()).isEqualTo("NOT_AVAILABLE");
  }

  @Test
  void aUserWithOneKeyFulfilsTheBenchmarkEvenWhereNoneIsAllowed() {
    // when
    var bob =
        list(account.plan("--max-active-keys", "0", "--format", "ocsf")).stream()
            .filter(event -> event.at("/resources/0/name").asText().equals("bob"))
            .findFirst()
            .orElseThrow();

    // then
    assertThat(bob.at("/compliance/status").asText()).isEqualTo("Fail");
    assertThat(bob.at("/compliance/control").asText())
        .isEqualTo("IAM user has no active access key");
    assertThat(bob.at("/compliance/checks").findValuesAsText("status")).containsOnly("Pass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ocsf", "asff"})
  void anAccountWithoutUsersHasNoFindings(String format) {
    // given
    try (var empty = PlannedSandbox.of(GeneratedAccount.of(0, 1))) {
      // when
      var run = empty.plan("--format", format);

      // then
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("[ ]\n");
    }
  }

  @Test
  void eventsOfACredentialReportNameUsersByTheirArn() {
    // when
    var run = CommandLineRun.of("plan", "--credential-report", REPORT, "--format", "ocsf");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(list(run))
        .hasSize(4)
        .allSatisfy(
            event -> {
              assertThat(event.at("/resources/0/uid").asText()).startsWith("arn:aws:iam::");
              assertThat(event.at("/finding_info/uid").asText()).contains("/user/");
              // The report has no key ids, and names no Region.
              assertThat(event.get("resources")).hasSize(1);
              assertThat(event.at("/cloud/region").isMissingNode()).isTrue();
              assertThat(event.at("/unmapped/onekey/limits")).isNotEmpty();
            });
  }

  @Test
  void securityHubTakesNoCredentialReport(@TempDir Path directory) {
    // when
    var file = directory.resolve("plan.asff.json");
    var run = CommandLineRun.of("plan", "--credential-report", REPORT, "--output", file.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "onekey: --format asff: a finding for AWS Security Hub has to name a Region, and a"
                + " credential report names none. Leave --credential-report out, or use --format"
                + " ocsf or json.\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void eachAccountOfSeveralHasItsFindings() {
    // given
    try (var organization = new SandboxOrganization(SampleAccount.read().sandboxSettings())) {
      var shop = organization.add("333344445555", "shop");
      organization.add("222233334444", "bank").faults().deny("ListUsers");
      SampleAccount.read().users().addTo(shop.iam());

      // when
      var run = OrganizationClients.plan(organization, "--organization", "--format", "ocsf");

      // then
      var byAccount =
          list(run).stream()
              .collect(Collectors.groupingBy(event -> event.at("/cloud/account/uid").asText()));
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(byAccount).containsOnlyKeys(MANAGEMENT, "222233334444", "333344445555");
      assertThat(byAccount.get("333344445555")).hasSize(17);
      assertThat(byAccount.get("222233334444"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.at("/finding_info/uid").asText())
                    .isEqualTo("onekey/account-is-read/222233334444");
                assertThat(event.at("/compliance/status").asText()).isEqualTo("Unknown");
                assertThat(event.at("/cloud/account/name").asText()).isEqualTo("bank");
              });
      assertThat(byAccount.get(MANAGEMENT))
          .singleElement()
          .satisfies(
              event -> assertThat(event.at("/compliance/status").asText()).isEqualTo("Pass"));
    }
  }

  private JsonNode ofUser(String format, String user) {
    var name =
        format.equals("ocsf") ? "/resources/0/name" : "/Resources/0/Details/AwsIamUser/UserName";
    return findings(format).stream()
        .filter(finding -> finding.at(name).asText().equals(user))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> findings(String format) {
    return list(account.planSample("--format", format));
  }

  private static List<JsonNode> list(CommandLineRun run) {
    return nodes(PlannedSandbox.json(run)).toList();
  }

  private static Stream<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> ids(List<JsonNode> findings) {
    return findings.stream()
        .map(
            finding ->
                finding.has("Id")
                    ? finding.get("Id").asText()
                    : finding.at("/finding_info/uid").asText())
        .toList();
  }
}
