package onekey.cli;

import static onekey.cli.organization.SandboxOrganization.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.demo.GeneratedAccount;
import onekey.cli.demo.SampleAccount;
import onekey.cli.organization.SandboxOrganization;
import onekey.cli.organization.SandboxOrganization.Answer;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.JudgeHandler;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanOrganizationTest {

  private static final String PAYMENTS = "222233334444";
  private static final String SHOP = "333344445555";
  private static final String CLOSED = "444455556666";

  private final SandboxOrganization organization =
      new SandboxOrganization(SampleAccount.read().sandboxSettings());
  private final Sandbox payments = organization.add(PAYMENTS, "payments");
  private final Sandbox shop = organization.add(SHOP, "shop");

  PlanOrganizationTest() {
    organization.list(CLOSED, "old", "SUSPENDED");
    // The users of two accounts have the same names.
    SampleAccount.read().users().addTo(payments.iam());
    SampleAccount.read().users().addTo(shop.iam());
    GeneratedAccount.of(3, 1).users().addTo(organization.sandbox(MANAGEMENT).iam());
  }

  @AfterEach
  void close() {
    organization.close();
  }

  @Test
  void plansEveryAccountInUse() {
    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("accountId").isNull()).isTrue();
    assertThat(plan.get("accounts").findValuesAsText("accountId"))
        .containsExactly(PAYMENTS, SHOP, MANAGEMENT);
    assertThat(plan.get("accounts").findValuesAsText("users")).containsExactly("16", "16", "3");
    assertThat(plan.get("skippedAccounts").toString())
        .isEqualTo(
            "[{\"accountId\":\"%s\",\"accountName\":\"old\",\"state\":\"SUSPENDED\"}]"
                .formatted(CLOSED));
    assertThat(plan.get("unreadAccounts")).isEmpty();
    assertThat(plan.get("users")).hasSize(35);
    assertThat(organization.calls())
        .containsExactlyInAnyOrder(
            "GetCallerIdentity " + MANAGEMENT,
            "ListAccounts first",
            "AssumeRole %s OneKeyReader".formatted(PAYMENTS),
            "AssumeRole %s OneKeyReader".formatted(SHOP));
  }

  /** The same names in the same places, so that a program for one account reads several. */
  @Test
  void saysOfEachAccountWhatAPlanOfItSays() {
    // given
    var alone =
        PlannedSandbox.json(
            CommandLineRun.of(
                _ ->
                    new OpenAccount(
                        payments.clients(Principal.role("reader")), payments.settings().region()),
                Terminal.none(),
                "",
                "plan",
                "--format",
                "json"));

    // when
    var together = PlannedSandbox.json(plan("--format", "json"));

    // then
    assertThat(together.fieldNames())
        .toIterable()
        .containsSubsequence(() -> alone.fieldNames())
        .contains("accounts", "unreadAccounts", "skippedAccounts");
    assertThat(alone.get("users"))
        .hasSize(16)
        .allSatisfy(
            user -> {
              var other = user(together, PAYMENTS, user.get("userName").asText());
              assertThat(user.properties().stream().map(Map.Entry::getKey))
                  .filteredOn(name -> !name.equals("fixes"))
                  .allSatisfy(name -> assertThat(other.get(name)).isEqualTo(user.get(name)));
            });
  }

  @Test
  void findingsComeFirstAndFixesNameTheirAccount() {
    // when
    var users = PlannedSandbox.json(plan("--format", "json")).get("users");

    // then
    assertThat(users.findValuesAsText("complianceType"))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(users)
        .filteredOn(user -> user.get("complianceType").asText().equals("NON_COMPLIANT"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            user ->
                assertThat(user.get("fixes"))
                    .isNotEmpty()
                    .allSatisfy(
                        fix ->
                            assertThat(fix.get("steps").get(0).get("text").asText())
                                .contains("account " + user.get("accountId").asText())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "csv", "markdown", "html"})
  void eachFormatNamesTheAccounts(String format) {
    // given
    organization.assuming(refusing(SHOP, "AccessDenied"));
    payments.faults().deny("ListAccessKeys", "bob");

    // when
    var run = plan("--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            "onekey: 2 of 3 accounts in use were read, and in them 18 of 19 users, so the plan is"
                + " incomplete.\n");
    // In Markdown, ARNs stand in code.
    assertThat(run.out().replace("`", ""))
        .contains(PAYMENTS, "payments", CLOSED, "old", "SUSPENDED", SHOP, "shop")
        .contains("AWS denies sts:AssumeRole of arn:aws:iam::%s:role/OneKeyReader".formatted(SHOP))
        .contains("Does the account have this role");
  }

  @Test
  void tableListsFindingsAndCountsTheRest() {
    // when
    var run = plan();

    // then
    assertThat(run.out())
        .startsWith("4 accounts, 3 of them read at 2026-11-24T12:00:00Z\n")
        .contains("COMPLIANT users are not listed here; the formats csv, html and json list all.")
        .contains("Remove    alice in account %s (payments): AKIA".formatted(PAYMENTS))
        .contains("Go on only if this prints %s.".formatted(PAYMENTS))
        .contains(
            "Account   %s (management): 3 users: 3 COMPLIANT, 0 NON_COMPLIANT."
                .formatted(MANAGEMENT))
        .contains(
            "1 account is not in use and was not read:\n          %s (old): SUSPENDED\n"
                .formatted(CLOSED));
  }

  @Test
  void aUserNameMayBeInSeveralAccounts() {
    // when
    var run = plan("--user", "ALICE");
    var json = PlannedSandbox.json(plan("--user=alice", "--format=json"));

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("2 users: 0 COMPLIANT, 2 NON_COMPLIANT.", "33 other users were not looked at.")
        .contains("alice in account %s (payments): AKIA".formatted(PAYMENTS))
        .contains("alice in account %s (shop): AKIA".formatted(SHOP))
        .doesNotContain("(management): 0 users");
    assertThat(json.get("selection").toString())
        .isEqualTo(
            "{\"userNames\":[\"alice\"],\"otherUsers\":33,\"findingsOnly\":false,\"fixes\":true}");
    assertThat(json.get("accounts")).hasSize(3);
  }

  @Test
  void refusesAUserThatNoAccountHas() {
    // when
    var run = plan("--user", "alicia");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("The accounts that were read have no user of this name, and these of similar")
        .contains("alice in account %s (payments)".formatted(PAYMENTS))
        .hasLineCount(1);
  }

  /** The user may be in the account that refuses. */
  @Test
  void aUserThatWasNotFoundEverywhereIsNotKnownToBeMissing() {
    // given
    organization.assuming(refusing(SHOP, "AccessDenied"));

    // when
    var run = plan("--user", "zoe");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .contains("--user is \"zoe\". The accounts that were read have no user of this name")
        .contains("so the plan is incomplete");
    assertThat(run.out()).contains("0 users: ", "(shop): AWS denies sts:AssumeRole");
  }

  @Test
  void restrictsToAccounts() {
    // when
    var run =
        plan(
            "--organization",
            "--accounts",
            PAYMENTS + ", " + CLOSED,
            "--role-name",
            "audit",
            "--format",
            "json");

    // then
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("accounts").findValuesAsText("accountId")).containsExactly(PAYMENTS);
    assertThat(plan.get("skippedAccounts").findValuesAsText("accountId")).containsExactly(CLOSED);
    assertThat(organization.calls()).contains("AssumeRole %s audit".formatted(PAYMENTS)).hasSize(3);
    assertThat(shop.calls().count()).isZero();
  }

  @Test
  void namedAccountsNeedNoList() {
    // when
    var run =
        OrganizationClients.plan(
            organization, "--accounts", SHOP + "," + MANAGEMENT + "," + SHOP, "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(PlannedSandbox.json(run).get("accounts").findValuesAsText("accountId"))
        .containsExactly(SHOP, MANAGEMENT);
    assertThat(run.out()).doesNotContain("accountName");
    assertThat(organization.calls())
        .containsExactly(
            "GetCallerIdentity " + MANAGEMENT, "AssumeRole %s OneKeyReader".formatted(SHOP));
  }

  @Test
  void refusesAccountsThatTheOrganizationDoesNotHave() {
    // when
    var run = plan("--accounts", "999999999999,%s,888888888888".formatted(SHOP));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("--accounts has 888888888888 and 999999999999. The organization has no such")
        .hasLineCount(1);
    assertThat(organization.countsByAction()).containsOnlyKeys("GetCallerIdentity", "ListAccounts");
  }

  @Test
  void readsEveryPageAndAnAccountThatIsListedTwiceOnce() {
    // given
    IntStream.range(0, 30)
        .forEach(number -> organization.add("7000000000%02d".formatted(number), "x"));
    organization.add(PAYMENTS, "payments");

    // when
    var plan = PlannedSandbox.json(plan("--format", "json"));

    // then
    assertThat(plan.get("accounts")).hasSize(33);
    assertThat(organization.calls())
        .contains("ListAccounts first", "ListAccounts 20")
        .filteredOn(call -> call.startsWith("AssumeRole " + PAYMENTS))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|lacks Accounts.",
        "<html>|organizations:ListAccounts got no usable answer",
        "{\"Accounts\": []}|lacks account 111122223333, which the credentials are of.",
        "{\"Accounts\": [{\"Id\": \"222233334444\", \"State\": \"ACTIVE\"}]}|lacks account 111122223333",
        "{\"Accounts\": [{\"Id\": \"111122223333\", \"Status\": \"ACTIVE\"}]}|lacks the state of account 111122223333",
        "{\"Accounts\": [{\"State\": \"ACTIVE\"}]}|lacks the id of an account",
        "{\"Accounts\": [], \"NextToken\": \"again\"}|lacks a way to the next page",
      })
  void aListThatLacksSomethingIsNoList(String body, String message) {
    // given
    organization.listing(_ -> Answer.json(200, body));

    // when
    var run = plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(payments.calls().count()).isZero();
  }

  /** AWS may answer with an empty page before the last one. */
  @Test
  void anEmptyPageIsNotTheEnd() {
    // given
    organization.listing(
        token ->
            token.isEmpty()
                ? Answer.json(200, "{\"Accounts\": [], \"NextToken\": \"0\"}")
                : organization.page(token));

    // when
    var run = plan("--format", "json");

    // then
    assertThat(PlannedSandbox.json(run).get("accounts")).hasSize(3);
  }

  @Test
  void pagesThatGoInACircleEnd() {
    // given
    organization.listing(
        token ->
            Answer.json(
                200,
                "{\"Accounts\": [], \"NextToken\": \"%s\"}"
                    .formatted(token.filter("a"::equals).isPresent() ? "b" : "a")));

    // when
    var run = plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("lacks a way to the next page");
  }

  @Test
  void saysWhoMayListAccounts() {
    // given
    organization.listing(
        _ ->
            Answer.json(
                400,
                "{\"__type\": \"AccessDeniedException\", \"Message\": \"You don't have permissions.\"}"));

    // when
    var run = plan();

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("AWS denies organizations:ListAccounts: You don't have permissions.")
        .contains("'onekey plan --iam-policy --organization' prints the permissions")
        .contains("Only the management account and delegated administrators may list accounts")
        .hasLineCount(1);
  }

  @Test
  void anUnknownStateIsAnAccountThatWasNotRead() {
    // given
    organization.list("555566667777", "new", "FROZEN");

    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(PlannedSandbox.json(run).get("unreadAccounts").toString())
        .contains("555566667777", "its state is FROZEN, which this version");
  }

  /** From a delegated administrator, no StackSet makes the role in the management account. */
  @Test
  void saysWhyTheManagementAccountIsNotRead() {
    // given
    organization.assuming(refusing(MANAGEMENT, "AccessDenied"));

    // when
    var run =
        new OrganizationClients(organization.endpoint(), SHOP, Set.of())
            .plan("--organization", "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(PlannedSandbox.json(run).get("unreadAccounts"))
        .singleElement()
        .satisfies(
            account ->
                assertThat(account.get("cause").asText())
                    .contains("It is the management account, which no StackSet reaches"));
    assertThat(organization.calls())
        .contains("AssumeRole %s OneKeyReader".formatted(PAYMENTS))
        .doesNotContain("AssumeRole %s OneKeyReader".formatted(SHOP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExpiredToken|The AWS credentials have expired (ExpiredToken). Sign in again",
        "RegionDisabledException|No (RegionDisabledException).",
      })
  void callersCredentialsMayEndInTheMiddle(String code, String message) {
    // given
    organization.assuming(refusing(SHOP, code));

    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(PlannedSandbox.json(run).get("unreadAccounts").findValuesAsText("cause"))
        .singleElement()
        .asString()
        .contains(message);
    assertThat(PlannedSandbox.json(run).get("accounts")).hasSize(2);
  }

  @Test
  void waitsWhenItIsThrottled() {
    // given
    var pages = new AtomicInteger(2);
    organization.listing(
        token ->
            pages.getAndDecrement() > 0
                ? Answer.json(
                    400, "{\"__type\": \"TooManyRequestsException\", \"Message\": \"Slow.\"}")
                : organization.page(token));
    var left = new AtomicInteger(2);
    organization.assuming(
        _ ->
            left.getAndDecrement() > 0
                ? Optional.of(Answer.stsError("Throttling"))
                : Optional.empty());

    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(PlannedSandbox.json(run).get("accounts")).hasSize(3);
  }

  @Test
  void credentialsThatLackSomethingAreNone() {
    // given
    organization.assuming(
        account ->
            account.equals(SHOP)
                ? Optional.of(
                    Answer.sts(
                        "AssumeRole", "<Credentials><AccessKeyId>ASIA</AccessKeyId></Credentials>"))
                : Optional.empty());

    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).contains("role/OneKeyReader lacks Credentials.");
  }

  @Test
  void usersOfAnotherAccountAreNotTakenForThoseOfThisOne() {
    // given a role that leads elsewhere
    organization.assuming(
        account ->
            account.equals(SHOP)
                ? Optional.of(
                    Answer.sts(
                        "AssumeRole",
                        "<Credentials><AccessKeyId>ASIA%s</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>x</SessionToken></Credentials>"
                            .formatted(PAYMENTS)))
                : Optional.empty());

    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out())
        .contains("iam:ListUsers was answered with users of account %s.".formatted(PAYMENTS));
  }

  @Test
  void oneAccountThatRefusesDoesNotStopTheOthers() {
    // given
    shop.faults().deny("ListUsers");

    // when
    var run = plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("accounts")).hasSize(2);
    assertThat(plan.get("unreadAccounts").toString()).contains(SHOP, "AWS denies iam:ListUsers");
  }

  @Test
  void anAccountWhoseIamHangsDoesNotStopTheOthers() throws InterruptedException {
    // given
    var over = new CountDownLatch(1);
    organization.whenCalled(
        call -> {
          if (call.equals(SHOP)) {
            await(over);
          }
        });

    // when
    var run =
        new OrganizationClients(organization.endpoint(), MANAGEMENT, Set.of(SHOP))
            .plan("--organization", "--format", "json");
    over.countDown();

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("accounts")).hasSize(2);
    assertThat(plan.get("unreadAccounts").toString())
        .contains(SHOP, "iam:ListUsers got no usable answer: SocketTimeoutException");
  }

  @Test
  void aRuleInTheAccountOfTheCallerIsThePolicyForAll() {
    // given
    var own = organization.sandbox(MANAGEMENT);
    var judge =
        own.lambda().register("judge", new JudgeHandler(own.clients(Principal.ROOT), Map.of()));
    own.config()
        .putRule(
            new ConfigRule(
                "the-rule",
                KeyPolicy.parse(Map.of("maxActiveKeys", "0")).toRuleParameters(),
                judge));

    // when
    var plan = PlannedSandbox.json(plan("--rule", "the-rule", "--format", "json"));

    // then
    assertThat(plan.get("policy").get("maxActiveKeys").asText()).isEqualTo("0");
    assertThat(user(plan, SHOP, "bob").get("complianceType").asText()).isEqualTo("NON_COMPLIANT");
    assertThat(shop.calls().count("DescribeConfigRules")).isZero();
  }

  @Test
  void nothingReadIsNotFine() {
    // when
    var run = plan("--accounts", CLOSED);

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).contains(CLOSED, "SUSPENDED");
  }

  @Test
  void takesExactlyThePermissionsThatItPrints() {
    // given
    var callers = policy("--organization", "--role-name", "audit");
    var readers = policy();

    // then the role in the accounts takes what one account takes, and the caller the rest too
    assertThat(actions(callers)).containsAll(actions(readers));
    assertThat(actions(callers).stream().filter(action -> !actions(readers).contains(action)))
        .containsExactly("organizations:ListAccounts", "sts:AssumeRole");
    assertThat(callers.toString()).contains("\"arn:*:iam::*:role/audit\"");
    assertThat(actions(policy("--accounts", PAYMENTS)))
        .contains("sts:AssumeRole")
        .doesNotContain("organizations:ListAccounts");
    // The ids of GetCallerIdentity are told without a permission.
    plan();
    assertThat(organization.countsByAction())
        .containsKeys("ListAccounts", "AssumeRole", "GetCallerIdentity");
  }

  private static JsonNode policy(String... arguments) {
    return PlannedSandbox.json(
        CommandLineRun.of(
            Stream.concat(Stream.of("plan", "--iam-policy"), Stream.of(arguments))
                .toArray(String[]::new)));
  }

  private static List<String> actions(JsonNode policy) {
    return StreamSupport.stream(policy.get("Statement").spliterator(), false)
        .flatMap(statement -> StreamSupport.stream(statement.get("Action").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  private CommandLineRun plan(String... arguments) {
    return OrganizationClients.plan(
        organization,
        Stream.concat(Stream.of("--organization"), Stream.of(arguments))
            .distinct()
            .toArray(String[]::new));
  }

  private static Function<String, Optional<Answer>> refusing(String id, String code) {
    return account -> Optional.of(Answer.stsError(code)).filter(_ -> account.equals(id));
  }

  private static JsonNode user(JsonNode plan, String accountId, String name) {
    return StreamSupport.stream(plan.get("users").spliterator(), false)
        .filter(user -> user.get("accountId").asText().equals(accountId))
        .filter(user -> user.get("userName").asText().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
