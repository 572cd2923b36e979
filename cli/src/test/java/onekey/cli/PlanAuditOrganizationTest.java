package onekey.cli;

import static onekey.cli.organization.SandboxOrganization.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import onekey.cli.organization.SandboxOrganization;
import onekey.cli.organization.SandboxOrganization.Answer;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.ApiError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code --audit} over several accounts, each by its own credentials. */
class PlanAuditOrganizationTest {

  private static final String SHOP = "333344445555";
  private static final String QUIET = "444455556666";

  private final SandboxOrganization organization = new SandboxOrganization(_ -> {});
  private final Sandbox own = organization.sandbox(MANAGEMENT);
  private final Sandbox shop = organization.add(SHOP, "shop");
  private final Sandbox quiet = organization.add(QUIET, "quiet");
  private final String ownKey = finding(own);
  private final String shopKey = finding(shop);

  PlanAuditOrganizationTest() {
    used(own, ownKey, "203.0.113.1");
    used(shop, shopKey, "203.0.113.2");
    quiet.iam().createUser("bob");
  }

  @AfterEach
  void close() {
    organization.close();
  }

  private static String finding(Sandbox sandbox) {
    sandbox.iam().createUser("ann");
    var now = sandbox.clock().instant();
    sandbox.iam().addAccessKey("ann", now.minus(Duration.ofDays(400)));
    return sandbox.iam().addAccessKey("ann", now.minus(Duration.ofDays(300))).id();
  }

  private static void used(Sandbox sandbox, String key, String address) {
    var detail =
        new JsonMapper()
            .createObjectNode()
            .put("eventID", address)
            .put("eventTime", sandbox.clock().instant().minusSeconds(60).toString())
            .put("eventSource", "sts.amazonaws.com")
            .put("eventName", "GetCallerIdentity")
            .put("sourceIPAddress", address)
            .put("userAgent", "aws-cli/2.31.9");
    detail.putObject("userIdentity").put("accessKeyId", key);
    sandbox.eventHistory().add("us-east-1", detail);
  }

  private CommandLineRun audit(String... arguments) {
    return new OrganizationClients(organization.endpoint(), MANAGEMENT, Set.of()).audit(arguments);
  }

  /** The ids of the keys of two sandboxes may be the same. */
  private static JsonNode key(JsonNode plan, String accountId, String id) {
    return StreamSupport.stream(plan.get("users").spliterator(), false)
        .filter(user -> user.get("accountId").asText().equals(accountId))
        .flatMap(user -> StreamSupport.stream(user.get("accessKeys").spliterator(), false))
        .filter(key -> key.get("name").asText().equals(id))
        .findAny()
        .orElseThrow();
  }

  @Test
  void asksEachAccountByItsOwnCredentials() {
    // when
    var run = audit("--organization", "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.err())
        .startsWith("onekey: Asking CloudTrail about 4 access keys in 1 Region: at least 4 calls");
    var plan = PlannedSandbox.json(run);
    assertThat(
            key(plan, MANAGEMENT, ownKey)
                .at("/audit/events/sourceAddresses/values/0/text")
                .asText())
        .isEqualTo("203.0.113.1");
    assertThat(key(plan, SHOP, shopKey).at("/audit/events/sourceAddresses/values/0/text").asText())
        .isEqualTo("203.0.113.2");
    assertThat(own.calls().count("LookupEvents")).isEqualTo(2);
    assertThat(shop.calls().count("LookupEvents")).isEqualTo(2);
    // An account without a finding is not even opened again.
    assertThat(quiet.calls().count("LookupEvents")).isZero();
    assertThat(organization.calls().stream().filter(call -> call.contains("AssumeRole " + QUIET)))
        .hasSize(1);
    assertThat(plan.get("limits").toString()).containsOnlyOnce("Not asked were data events");
  }

  @Test
  void anAccountThatRefusesIsNamedAndTheRestGoesOn() {
    // given
    shop.faults()
        .answer(
            call -> call.action().equals("LookupEvents"),
            Integer.MAX_VALUE,
            new ApiError(400, "AccessDeniedException", "No."));

    // when
    var plan = PlannedSandbox.json(audit("--organization", "--format", "json"));

    // then
    assertThat(key(plan, SHOP, shopKey).at("/audit/regions/0/state").asText()).isEqualTo("UNREAD");
    assertThat(key(plan, MANAGEMENT, ownKey).at("/audit/events/count").asInt()).isEqualTo(1);
    assertThat(plan.get("limits").toString())
        .contains(
            "Account %s (shop): CloudTrail in us-east-1 was not read for 2 access keys:"
                .formatted(SHOP));
  }

  /** The role could be assumed to read, and no more to ask. */
  @Test
  void aRoleThatIsGoneMeanwhileIsNamed() {
    // given
    var assumed = new AtomicInteger();
    organization.assuming(
        account ->
            account.equals(SHOP) && assumed.incrementAndGet() > 1
                ? Optional.of(Answer.stsError("AccessDenied"))
                : Optional.empty());

    // when
    var run = audit("--organization", "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    var plan = PlannedSandbox.json(run);
    assertThat(key(plan, SHOP, shopKey).at("/audit/regions/0/cause").asText())
        .contains("sts:AssumeRole of arn:aws:iam::%s:role/OneKeyReader".formatted(SHOP));
    assertThat(key(plan, MANAGEMENT, ownKey).at("/audit/events/count").asInt()).isEqualTo(1);
  }

  @Test
  void withoutFindingsNothingIsAskedAndThatIsSaid() {
    // when
    var run = audit("--organization", "--accounts", QUIET);

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("CloudTrail was asked only about");
    assertThat(organization.calls().stream().filter(call -> call.contains("AssumeRole")))
        .hasSize(1);
  }
}
