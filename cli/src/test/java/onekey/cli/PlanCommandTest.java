package onekey.cli;

import static onekey.cli.PlannedSandbox.READER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.demo.GeneratedAccount;
import onekey.cli.demo.SampleAccount;
import onekey.plan.output.Terminal;
import onekey.rule.JudgeHandler;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.testkit.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

class PlanCommandTest {

  private PlannedSandbox account = PlannedSandbox.ofSample();

  @BeforeEach
  void startSandbox() {
    account.sandbox().calls().reset();
  }

  @AfterEach
  void closeSandboxWhereNothingWasWritten() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({
    "table,plan.txt",
    "json,plan.json",
    "csv,plan.csv",
    "markdown,plan.md",
    "ocsf,plan.ocsf.json",
    "asff,plan.asff.json"
  })
  void showsTheSampleAccount(String format, String golden) {
    // when
    var run = account.planSample("--format", format);

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    Golden.assertSame(run.outOfAnyBuild(), "onekey/cli/golden/" + golden);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 80})
  void fitsTheTerminal(int columns) {
    // given
    var terminal = new Terminal(OptionalInt.of(columns), false, false);

    // when
    var run =
        account.plan(terminal, "--rotation-grace-days=14", "--exemption-tag=onekey-exempt-until");

    // then
    Golden.assertSame(run.out(), "onekey/cli/golden/plan-%d-columns.txt".formatted(columns));
  }

  @Test
  void theDocumentationShowsWhatIsPrinted() throws IOException {
    // given
    var documentation = Files.readString(Path.of("../docs/plan.md"));
    var begin = documentation.indexOf("```text\n") + "```text\n".length();
    var excerpt = documentation.substring(begin, documentation.indexOf("\n```", begin));

    // when
    var run =
        account.plan(
            new Terminal(OptionalInt.of(80), false, false),
            "--rotation-grace-days=14",
            "--exemption-tag=onekey-exempt-until",
            "--no-fixes");

    // then
    assertThat(excerpt).startsWith("Account ");
    assertThat(run.out()).contains(excerpt.split("\n\n…\n\n", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown"})
  void showsCommandsAsTheyMustBePasted(String format) {
    // given what these formats unfold
    var plan = PlannedSandbox.json(account.planSample("--format", "json"));
    var unfolded =
        StreamSupport.stream(plan.get("users").spliterator(), false)
            .filter(user -> user.get("complianceType").asText().equals("NON_COMPLIANT"));
    var commands =
        Stream.concat(unfolded, Stream.of(plan.get("inactiveKeys")))
            .flatMap(node -> node.findValuesAsText("command").stream())
            .filter(command -> !command.equals("null"))
            .toList();

    // when
    var run = account.planSample("--format", format);

    // then
    assertThat(commands).hasSizeGreaterThan(9);
    assertThat(run.out().lines().map(String::strip))
        .containsAll(commands.stream().flatMap(String::lines).map(String::strip).toList());
  }

  @Test
  void writesHtml() {
    // when
    var run = account.planSample("--format", "HTML");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).containsIgnoringCase("<!doctype html>");
  }

  /** Without a rule, plan does not say what is scheduled for inactive keys. */
  @Test
  void saysTheSameAsTheDemo() throws IOException {
    // when
    var plan = PlannedSandbox.json(account.planSample("--format", "json"));

    // then
    var demo =
        new JsonMapper()
            .readTree(
                CommandLineRun.of("demo", "--dry-run", "--notice-days", "0", "--format", "json")
                    .out())
            .get("days");
    assertThat(demo.get(0).get("users"))
        .hasSize(16)
        .allSatisfy(
            judged ->
                assertThat(plan.get("users"))
                    .anySatisfy(
                        planned -> {
                          assertThat(judged.get("annotation").asText())
                              .startsWith(planned.get("annotation").asText());
                          assertThat(List.of("userName", "userId", "activeKeys", "complianceType"))
                              .allSatisfy(
                                  field ->
                                      assertThat(planned.get(field)).isEqualTo(judged.get(field)));
                        }));
    assertThat(demo.get(1).get("executions"))
        .hasSize(9)
        .allSatisfy(
            execution ->
                assertThat(plan.get("users"))
                    .anySatisfy(
                        planned -> {
                          assertThat(planned.get("userName")).isEqualTo(execution.get("userName"));
                          assertThat(planned.get("decision")).isEqualTo(execution.get("decision"));
                        }));
  }

  @Test
  void makesTheFewestCalls() {
    // when
    account.planSample();

    // then
    assertThat(account.sandbox().calls().countsByAction())
        .isEqualTo(
            Map.of(
                "ListUsers", 1L,
                "ListAccessKeys", 16L,
                // 22 active keys of users over the limit, and an inactive one.
                "GetAccessKeyLastUsed", 23L,
                "ListUserTags", 11L,
                "ListSchedules", 2L));
  }

  @Test
  void anAccountWithinTheLimitIsFine() {
    // given
    account.close();
    account = PlannedSandbox.of(GeneratedAccount.of(1, 1));

    // when
    var run = account.plan();

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("1 user: 1 COMPLIANT, 0 NON_COMPLIANT.");
  }

  @Test
  void anEmptyAccountIsFine() {
    // given
    account.close();
    account = PlannedSandbox.of(GeneratedAccount.of(0, 1));

    // when
    var run = account.plan("--format", "json");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(PlannedSandbox.json(run).get("accountId").isNull()).isTrue();
  }

  @Test
  void readsManyPages() {
    // given
    account.close();
    var many = GeneratedAccount.of(30, 1);
    account =
        PlannedSandbox.of(
            many, many.sandboxSettings().andThen(settings -> settings.largestPage(7)));

    // when
    var run = account.plan("--format", "json");

    // then
    assertThat(PlannedSandbox.json(run).get("users")).hasSize(30);
    assertThat(account.sandbox().calls().count("ListUsers")).isEqualTo(5);
  }

  @Test
  void takesThePolicyFromTheRule() {
    // given
    deployed(
        Map.of(
            "maxActiveKeys",
            "0",
            "rotationGraceDays",
            "0",
            "minimumIdleDays",
            "300",
            "maximumExemptionDays",
            "366",
            "reportUnchangedDays",
            "7"),
        "ACTIVE");

    // when
    var run = account.plan("--rule", "the-rule", "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(PlannedSandbox.json(run).get("policy").get("minimumIdleDays").asText())
        .isEqualTo("300");
    assertThat(run.out()).contains("bob: 1 active access key, 0 allowed.");
  }

  @Test
  void refusesARuleThatDoesNotExist() {
    // when
    var run = account.plan("--rule", "no-such-rule");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--rule is no-such-rule. This account has no such Config rule in us-east-1.")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETING,45,its state is DELETING",
    "ACTIVE,,Rule parameter minimumIdleDays is missing",
    "ACTIVE,0,Rule parameter minimumIdleDays is \"0\". Allowed: 1–365"
  })
  void refusesARuleThatDecidesNothing(String state, String idleDays, String message) {
    // given
    deployed(
        idleDays == null
            ? Map.of("maxActiveKeys", "1", "rotationGraceDays", "0")
            : Map.of(
                "maxActiveKeys", "1",
                "rotationGraceDays", "0",
                "minimumIdleDays", idleDays,
                "maximumExemptionDays", "366",
                "reportUnchangedDays", "7"),
        state);

    // when
    var run = account.plan("--rule", "the-rule");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(account.sandbox().calls().count("ListUsers")).isZero();
  }

  @Test
  void takesExactlyThePermissionsThatItPrints() {
    // given
    scheduleADeletion();
    allow(account.plan("--iam-policy").out());

    // when
    var run = account.planSample();

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("OneKey will delete it on 2026-12-01: schedule ");
    assertThat(account.sandbox().calls().permissionsUsed(READER))
        .containsExactlyElementsOf(account.sandbox().permissions().allowedActions(READER));
  }

  @Test
  void aRuleTakesOnePermissionMore() {
    // given
    deployed(
        Map.of(
            "maxActiveKeys",
            "1",
            "rotationGraceDays",
            "14",
            "minimumIdleDays",
            "45",
            "maximumExemptionDays",
            "366",
            "reportUnchangedDays",
            "7",
            "exemptionTag",
            "onekey-exempt-until"),
        "ACTIVE");
    scheduleADeletion();
    allow(account.plan("--iam-policy", "--rule", "the-rule").out());

    // when
    var run = account.plan("--rule", "the-rule");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(account.sandbox().calls().permissionsUsed(READER))
        .contains("config:DescribeConfigRules")
        .containsExactlyElementsOf(account.sandbox().permissions().allowedActions(READER));
  }

  @Test
  void printsThePermissionsWithoutACall() {
    // when
    var run = CommandLineRun.of("plan", "--iam-policy");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    Golden.assertSame(run.out(), "onekey/cli/golden/plan-iam-policy.json");
  }

  @Test
  void saysWhichPermissionIsMissing() {
    // given
    allow("{\"Version\": \"2012-10-17\", \"Statement\": []}");

    // when
    var run = account.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("AWS denies iam:ListUsers: ")
        .contains("'onekey plan --iam-policy' prints the permissions")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExpiredToken|The AWS credentials have expired (ExpiredToken). Sign in again",
        "InvalidClientTokenId|AWS does not know the credentials (InvalidClientTokenId).",
        "OptInRequired|iam:ListUsers failed: no (OptInRequired).",
      })
  void saysWhatIsWrongWithTheCaller(String code, String message) {
    // given
    account
        .sandbox()
        .faults()
        .answer(Faults.action("ListUsers"), 1, new ApiError(403, code, "no."));

    // when
    var run = account.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SignatureDoesNotMatch", "IncompleteSignature", "SomethingNew"})
  void keepsToItselfWhatAwsQuotesOfARequest(String code) {
    // given
    account
        .sandbox()
        .faults()
        .answer(
            Faults.action("ListUsers"),
            1,
            new ApiError(
                403,
                code,
                "The Canonical String should have been 'POST\nx-amz-security-token:HUSH\n' for"
                    + " Authorization=HUSH, wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

    // when
    var run = account.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(code).doesNotContain("HUSH", "wJalr").hasLineCount(1);
  }

  @Test
  void waitsWhenItIsThrottled() {
    // given a small account, because after a throttle the calls go slowly
    account.close();
    account = PlannedSandbox.of(GeneratedAccount.of(3, 1));
    account.sandbox().faults().throttle("ListUsers", 1);
    account.sandbox().faults().throttle("ListAccessKeys", 1);

    // when
    var run = account.plan("--format", "json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(PlannedSandbox.json(run).get("users")).hasSize(3);
    assertThat(account.sandbox().calls().throttled()).isEqualTo(2);
  }

  @Test
  @Tag("slow")
  void saysSoWhenThrottlingDoesNotEnd() {
    // given
    answerAsAwsDoes();
    account.sandbox().faults().throttle("ListUsers", 1000);

    // when
    var run = account.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("AWS throttled iam:ListUsers (Rate exceeded)").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown"})
  void showsWhoCouldNotBeReadAndFails(String format) {
    // given
    account.sandbox().faults().deny("ListAccessKeys", "bob");

    // when
    var run = account.planSample("--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("1 of 16 users could not be read");
    assertThat(run.out())
        .contains("bob")
        .contains("Not authorized to perform ListAccessKeys")
        .contains("alice")
        .doesNotContain("bob: 1 active access key.");
  }

  @Test
  void isNotFineWhenItCouldNotLook() {
    // given an account where the only user cannot be read
    account.close();
    account = PlannedSandbox.of(GeneratedAccount.of(1, 1));
    account.sandbox().faults().deny("ListAccessKeys");

    // when
    var run = account.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(4);
  }

  @Test
  void countsUnreadUsersThatAreTooManyToShow() {
    // given
    account.close();
    account = PlannedSandbox.of(GeneratedAccount.of(25, 1));
    account.sandbox().faults().deny("ListAccessKeys");

    // when
    var run = account.plan();

    // then
    assertThat(run.out())
        .contains("25 users could not be read and have no verdict:")
        .contains("… and 5 more; --format json names all.");
  }

  @Test
  void writesAFile(@TempDir Path directory) throws IOException {
    // given
    var file = directory.resolve("plan.json");
    Files.writeString(file, "what was there before");

    // when
    var run = account.planSample("--format", "json", "--output", file.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("16 users: 7 COMPLIANT, 9 NON_COMPLIANT.");
    assertThat(Files.readString(file)).isEqualTo(account.planSample("--format", "json").out());
    assertThat(directory)
        .isDirectoryContaining("glob:**plan.json")
        .isDirectoryNotContaining("glob:**tmp");
  }

  @Test
  void takesSeveralTerraformStatesAfterOneOption(@TempDir Path directory) throws IOException {
    // given
    var fine = Files.writeString(directory.resolve("a.json"), "{\"version\":4,\"resources\":[]}");
    var broken = Files.writeString(directory.resolve("b.json"), "[]");

    // when
    var both = account.plan("--terraform-state", fine.toString(), broken.toString());
    var withStandardInput =
        account.plan("--terraform-state", fine.toString(), "-", "--format", "json");

    // then
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("Terraform state %s: ".formatted(broken));
    assertThat(withStandardInput.exitCode()).isEqualTo(2);
    assertThat(withStandardInput.err()).contains("Terraform state standard input: it is empty.");
  }

  @ParameterizedTest
  @CsvSource({
    "plan.json,json",
    "plan.csv,csv",
    "plan.HTML,html",
    "plan.htm,html",
    "plan.md,markdown",
    "plan.markdown,markdown",
    "plan.ocsf.json,ocsf",
    "plan.ASFF.json,asff",
    "ocsf.json,json",
    "plan.txt,table",
    "plan,table"
  })
  void writesWhatTheNameOfTheFileEndsWith(String name, String format, @TempDir Path directory)
      throws IOException {
    // given
    var file = directory.resolve(name);

    // when
    account.planSample("--output", file.toString());

    // then
    assertThat(Files.readString(file)).isEqualTo(account.planSample("--format", format).out());
  }

  @Test
  void aFormatThatIsGivenWinsOverTheNameOfTheFile(@TempDir Path directory) throws IOException {
    // given
    var file = directory.resolve("plan.html");

    // when
    account.planSample("--format", "json", "--output", file.toString());

    // then
    assertThat(Files.readString(file)).startsWith("{");
  }

  @Test
  void keepsTheFileWhenThePlanFails(@TempDir Path directory) throws IOException {
    // given
    var file = Files.writeString(directory.resolve("plan.txt"), "what was there before");
    account.sandbox().faults().deny("ListUsers");

    // when
    var run = account.plan("--output", file.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(file).hasContent("what was there before");
  }

  @Test
  void refusesAFileThatCannotBeWrittenBeforeItReads(@TempDir Path directory) {
    // when
    var run = account.plan("--output", directory.resolve("missing/plan.txt").toString());

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("its directory does not exist");
    assertThat(account.sandbox().calls().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rule x --max-active-keys 1|--rule takes the policy from the Config rule.",
        "--rule x --settings cdk.json|--rule takes the policy from the Config rule.",
        "--credential-report - --rule x|--credential-report calls nothing.",
        "--credential-report - --profile x|--credential-report calls nothing.",
        "--credential-report - --region eu-west-1|--credential-report calls nothing.",
        "--credential-report - --terraform-state -|Standard input (-) is one file only.",
        "--terraform-state - a.json -|Standard input (-) is one file only.",
        "--terraform-state|Missing required parameter",
        "--now 2026-01-01T00:00:00Z|Missing required argument(s): --credential-report=FILE",
        "--format xml|Invalid value for option '--format'",
        "--max-active-keys 2|--max-active-keys is \"2\". Allowed: 0–1.",
        "--credential-report no/such/file|no such file.",
        "--output .|Output .: is a directory.",
        "--output /dev/null|Output /dev/null: is no regular file.",
        "--accounts 12345678901|--accounts has \"12345678901\". Allowed: ids of accounts, 12 digits",
        "--accounts 111122223333,|--accounts has \"\". Allowed",
        "--organization --role-name a/b|--role-name is \"a/b\". Allowed: the name of a role",
        "--organization --role-name *|--role-name is \"*\". Allowed",
        "--role-name OneKeyReader|--role-name is for --organization and --accounts.",
        "--organization --credential-report x|--credential-report is of one account.",
        "--accounts 111122223333 --terraform-state x|--terraform-state names users without their",
        "--organization --max-active-keys 2|--max-active-keys is \"2\". Allowed: 0–1.",
        "--organization --output .|Output .: is a directory.",
      })
  void refusesWrongUsage(String arguments, String message) {
    // when
    var run = CommandLineRun.of(("plan " + arguments).split(" "));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void showsProgressOnlyOnATerminal() {
    // given
    answerAsAwsDoes();
    var terminal = new Terminal(OptionalInt.empty(), false, true);

    // when
    var run = account.plan(terminal);

    // then
    assertThat(run.err())
        .startsWith("\rSigning in ... \r")
        .contains("\rReading users and keys", "0/?")
        .containsPattern("/1[67] ");
    assertThat(account.plan().err()).isEmpty();
  }

  /** By HTTP, and so with calls that are paced. */
  private void answerAsAwsDoes() {
    account.close();
    var sample = SampleAccount.read();
    account =
        PlannedSandbox.of(
            sample,
            sample.sandboxSettings().andThen(settings -> settings.transport(Transport.SOCKETS)));
  }

  private void deployed(Map<String, String> ruleParameters, String state) {
    var sandbox = account.sandbox();
    var judge =
        sandbox
            .lambda()
            .register("judge", new JudgeHandler(sandbox.clients(Principal.ROOT), Map.of()));
    account.sandbox().config().putRule(new ConfigRule("the-rule", ruleParameters, judge, state));
  }

  /** Of the inactive key of the sample account. */
  private void scheduleADeletion() {
    var sandbox = account.sandbox();
    var key =
        sandbox.iam().users().stream()
            .flatMap(user -> user.accessKeys().stream())
            .filter(each -> each.status().equals("Inactive"))
            .findFirst()
            .orElseThrow();
    sandbox.scheduler().putGroup("onekey");
    sandbox
        .roles()
        .put(
            "starter",
            """
            {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "scheduler.amazonaws.com"}}]}
            """);
    try (var scheduler =
        SchedulerClient.builder()
            .endpointOverride(sandbox.endpoint())
            .credentialsProvider(sandbox.credentials(Principal.ROOT))
            .region(sandbox.settings().region())
            .build()) {
      scheduler.createSchedule(
          request ->
              request
                  .groupName("onekey")
                  .name("delete-" + key.id())
                  .description("The end of a quarantine.")
                  .scheduleExpression("at(2026-12-01T12:00:00)")
                  .scheduleExpressionTimezone("UTC")
                  .actionAfterCompletion(ActionAfterCompletion.DELETE)
                  .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                  .target(
                      target ->
                          target
                              .arn("arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution")
                              .roleArn(sandbox.account().roleArn("starter"))
                              .input("{\"DocumentName\": \"Nowhere\"}")));
    }
  }

  private void allow(String policy) {
    account.sandbox().permissions().attach(READER, List.of(policy));
  }
}
