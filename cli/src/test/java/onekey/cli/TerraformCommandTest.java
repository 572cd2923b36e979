package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.cli.StubbedAws.Answer;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.JudgeHandler;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code onekey terraform}, by the plan alone and together with an account. */
class TerraformCommandTest {

  /** Plans that the real Terraform made. */
  private static final Path PLANS = Path.of("../plan/src/test/resources/onekey/plan/gate");

  /** Its user rotor has the active keys 101 and 102. */
  private static final String ACCOUNT = "two-active-keys.json";

  private static String change(String name, String actions, String id, String user) {
    var values =
        "{\"id\":\"%s\",\"user\":\"%s\",\"status\":\"Active\",\"secret\":\"neverPrint\"}"
            .formatted(id, user);
    return """
    {"address":"aws_iam_access_key.%1$s","mode":"managed","type":"aws_iam_access_key",
     "name":"%1$s","provider_name":"registry.terraform.io/hashicorp/aws",
     "change":{"actions":[%2$s],"before":%3$s,"after":%4$s,"after_unknown":{}}}
    """
        .formatted(
            name,
            Stream.of(actions.split("\\+"))
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(",")),
            actions.equals("create") ? "null" : values,
            actions.equals("delete") ? "null" : values);
  }

  private static String plan(String... changes) {
    return """
    {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},
     "resource_changes":[%s],"applyable":true,"complete":true,"errored":false}
    """
        .formatted(String.join(",", changes));
  }

  private static String created(String name, String user) {
    return change(name, "create", "", user);
  }

  private static CommandLineRun run(String plan, String... options) {
    return CommandLineRun.of(
        Terminal.none(),
        plan,
        Stream.concat(Stream.of("terraform", "-"), Stream.of(options)).toArray(String[]::new));
  }

  private static CommandLineRun live(StubbedAws aws, String plan, String... options) {
    return CommandLineRun.of(
        aws.access(),
        Terminal.none(),
        plan,
        Stream.concat(Stream.of("terraform", "-", "--live"), Stream.of(options))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"created,3", "changed,3", "targeted,3", "refreshed,3", "accounts,3", "destroyed,0"})
  void endsAsThePlanOfTerraformDeserves(String name, int exitCode) {
    // when
    var run = CommandLineRun.of("terraform", PLANS.resolve(name + ".json").toString());

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).doesNotContain("neverPrint");
  }

  @ParameterizedTest
  @CsvSource({"table,terraform.txt", "json,terraform.json"})
  void showsAPlan(String format, String golden) {
    // given
    var plan =
        plan(
            change("first", "no-op", "AKIAEXAMPLE000000001", "alice"),
            created("second", "alice"),
            created("only", "bob"),
            change("rotated", "create+delete", "AKIAEXAMPLE000000002", "carol"));

    // when
    var run = run(plan, "--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    Golden.assertSame(run.outOfAnyBuild(), "onekey/cli/golden/" + golden);
  }

  @Test
  void aPlanWithinThePolicyIsFine() {
    // when
    var run = run(plan(created("only", "bob")));

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("1 user with access keys: 1 within the policy, 0 over the limit, 0 not known.")
        .contains("these users may have some: bob. --live reads them.");
  }

  @Test
  void whatIsNotKnownIsIncomplete() {
    // given
    var plan =
        plan(created("only", "bob"))
            .replace("\"user\":\"bob\",", "")
            .replace("\"after_unknown\":{}", "\"after_unknown\":{\"user\":true}");

    // when
    var run = run(plan);

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).contains("NOT_KNOWN the user of aws_iam_access_key.only");
  }

  @ParameterizedTest
  @CsvSource({"\"complete\":true,\"complete\":false", "\"errored\":false,\"errored\":true"})
  void aPlanThatIsNotWholeIsIncomplete(String from, String to) {
    assertThat(run(plan(created("only", "bob")).replace(from, to)).exitCode()).isEqualTo(4);
  }

  @Test
  void followsThePolicy() {
    // given
    var plan = plan(created("only", "bob"));

    // then
    assertThat(run(plan, "--max-active-keys", "0").exitCode()).isEqualTo(3);
    assertThat(run(plan(created("a", "bob"), created("b", "bob")), "--rotation-grace-days", "7"))
        .satisfies(
            run -> {
              assertThat(run.exitCode()).isZero();
              assertThat(run.out())
                  .contains("ROTATING bob: 2 active access keys")
                  .contains("rotating until 2026-12-01 if it is applied now");
            });
  }

  @Test
  void countsTheKeysOfTheAccount() {
    try (var aws = StubbedAws.of(ACCOUNT)) {
      // when
      var run = live(aws, plan(created("new", "ROTOR")));

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out())
          .contains("with account 123456789012")
          .contains("OVER_LIMIT ROTOR: 3 active access keys after the apply, 1 allowed.")
          .contains("AKIAEXAMPLE000000101: active, not in the plan")
          .contains("IAM lets a user have 2 access keys, so this apply fails.");
    }
  }

  @Test
  void subtractsWhatThePlanDestroys() {
    // given
    var plan =
        plan(
            change("one", "delete", "AKIAEXAMPLE000000101", "rotor"),
            change("two", "no-op", "AKIAEXAMPLE000000102", "rotor"));
    try (var aws = StubbedAws.of(ACCOUNT)) {
      // when
      var run = live(aws, plan);

      // then
      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }
  }

  /** Whom the plan does not touch, nobody is asked about. */
  @Test
  void callsOnlyForUsersOfThePlan() {
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      // when
      live(aws, plan(created("new", "resting")));

      // then
      assertThat(aws.calls()).containsExactly("ListUsers", "ListAccessKeys");
    }
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      // when
      live(aws, plan(created("new", "resting")), "--exemption-tag", "until");

      // then
      assertThat(aws.calls()).containsExactly("ListUsers", "ListAccessKeys", "ListUserTags");
    }
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      // when
      var run = live(aws, plan());

      // then
      assertThat(aws.calls()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("After the apply, the plan has no access keys.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "InvalidInput"})
  void aUserThatCannotBeReadIsNotKnown(String code) {
    try (var aws =
        StubbedAws.of(ACCOUNT).answering("ListAccessKeys", _ -> Answer.error(403, code))) {
      // when
      var run = live(aws, plan(created("new", "rotor")));

      // then
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.out()).contains("NOT_KNOWN rotor").contains("iam:ListAccessKeys");
    }
  }

  @Test
  void usersThatCannotBeListedAreAFailure() {
    try (var aws =
        StubbedAws.of(ACCOUNT).answering("ListUsers", _ -> Answer.error(403, "AccessDenied"))) {
      // when
      var run = live(aws, plan(created("new", "rotor")));

      // then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("AWS denies iam:ListUsers");
    }
  }

  @Test
  void refusesCredentialsOfAnotherAccount() throws IOException {
    // given
    var plan =
        Files.readString(PLANS.resolve("changed.json")).replace("123456789012", "999999999999");
    try (var aws = StubbedAws.of(ACCOUNT)) {
      // when
      var run = live(aws, plan);

      // then
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "--live: the plan is of account 999999999999, and the credentials are of 123456789012.");
    }
  }

  @Test
  void takesThePolicyOfARule() {
    try (var account = PlannedSandbox.ofSample()) {
      var sandbox = account.sandbox();
      var judge =
          sandbox
              .lambda()
              .register("judge", new JudgeHandler(sandbox.clients(Principal.ROOT), Map.of()));
      var parameters = KeyPolicy.parse(Map.of("maxActiveKeys", "0")).toRuleParameters();
      sandbox.config().putRule(new ConfigRule("the-rule", parameters, judge, "ACTIVE"));

      // when
      var run =
          CommandLineRun.of(
              _ ->
                  new OpenAccount(
                      sandbox.clients(PlannedSandbox.READER), sandbox.settings().region()),
              Terminal.none(),
              plan(created("a", "bob")),
              "terraform",
              "-",
              "--rule",
              "the-rule");

      // then
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
      assertThat(run.out())
          .contains("maxActiveKeys 0")
          .contains("(Config rule the-rule in us-east-1)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--profile x|--profile and --region are for --live and --rule.",
        "--region eu-west-1|--profile and --region are for --live and --rule.",
        "--rule x --max-active-keys 0|--rule takes the policy from the Config rule.",
        "--rule x --settings cdk.json|--rule takes the policy from the Config rule.",
        "--settings no/such/file|no/such/file: no such file. The policy is taken from it.",
        "--live --settings no/such/file|no/such/file: no such file. The policy is taken from it.",
        "--max-active-keys 2|--max-active-keys is \"2\". Allowed: 0–1.",
        "--format csv|Invalid value for option '--format'",
        "--output no/such/dir/out.json|Output no/such/dir/out.json: its directory does not exist."
      })
  void refusesWhatCannotBeUsed(String options, String why) {
    // when
    var run = run(plan(), options.split(" "));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(why);
  }

  @Test
  void needsAPlan() {
    // when
    var run = CommandLineRun.of("terraform");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required parameter: 'PLAN.json'");
  }

  @Test
  void refusesAStateAndTheOtherWayRound(@TempDir Path directory) throws IOException {
    // given
    var state =
        Files.writeString(
            directory.resolve("state.json"), "{\"version\":4,\"serial\":1,\"resources\":[]}");
    var plan = Files.writeString(directory.resolve("plan.json"), plan());

    // when
    var ofState = CommandLineRun.of("terraform", state.toString());
    var ofPlan = CommandLineRun.of("plan", "--terraform-state", plan.toString());

    // then
    assertThat(ofState.exitCode()).isEqualTo(2);
    assertThat(ofState.err())
        .contains("it is a state. Give a plan: terraform plan -out=PLANFILE, and then")
        .contains("terraform show -json PLANFILE.");
    assertThat(ofPlan.exitCode()).isEqualTo(2);
    assertThat(ofPlan.err())
        .contains("it is a plan. Give the state, which terraform show -json prints");
  }

  @Test
  void writesAFileAndSaysTheTotals(@TempDir Path directory) throws IOException {
    // given
    var file = directory.resolve("gate.json");

    // when
    var run = run(plan(created("a", "bob"), created("b", "bob")), "--output", file.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("1 user with access keys: 0 within the policy, 1 over the limit, 0 not known.");
    var json = new JsonMapper().readTree(file.toFile());
    assertThat(json.at("/users/0/userName").asText()).isEqualTo("bob");
    assertThat(json.at("/users/0/outcome").asText()).isEqualTo("OVER_LIMIT");
    assertThat(json.at("/users/0/accessKeys").valueStream().map(TerraformCommandTest::address))
        .containsExactly("aws_iam_access_key.a", "aws_iam_access_key.b");
  }

  private static String address(JsonNode key) {
    return key.get("address").asText();
  }

  /** Names in a plan may have been chosen to attack who reads the log. */
  @Test
  void hidesControlCharacters() {
    // given
    var plan =
        plan(created("a", "bob"), created("b", "bob"))
            .replace("aws_iam_access_key.a", "aws_iam_access_key.a\\u001b[2J\\nOVER\\u202e");

    // when
    var run = run(plan);

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("\u001b", "\u202e").doesNotContain("\nOVER\u202e");
    assertThat(run.out().lines().filter(line -> line.startsWith("OVER")).toList())
        .isEqualTo(List.of("OVER_LIMIT bob: 2 active access keys after the apply, 1 allowed."));
  }

  @Test
  void explainsItselfAsAStepOfAPipeline() {
    assertThat(CommandLineRun.of("terraform", "--help").out())
        .contains("terraform plan -out=tfplan")
        .contains("terraform show -json tfplan | onekey terraform -")
        .contains("terraform apply tfplan");
    assertThat(CommandLineRun.of("--help").out()).contains("terraform");
  }
}
