package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.RecordedCall;
import onekey.sandbox.iam.KeyUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --audit}, by the real command line and the real SDK client on the sandbox. */
class PlanAuditTest {

  private static final Set<String> READING =
      Set.of(
          "ListUsers", "ListAccessKeys", "GetAccessKeyLastUsed", "ListUserTags", "ListSchedules");

  private final AuditedSandbox aws = new AuditedSandbox();

  @AfterEach
  void close() {
    aws.close();
  }

  private JsonNode json(String... arguments) {
    var all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[0] = "--format";
    all[1] = "json";
    return PlannedSandbox.json(aws.plan(all));
  }

  private static JsonNode key(JsonNode plan, String id) {
    return StreamSupport.stream(plan.get("users").spliterator(), false)
        .flatMap(user -> StreamSupport.stream(user.get("accessKeys").spliterator(), false))
        .filter(key -> key.get("name").asText().equals(id))
        .findAny()
        .orElseThrow();
  }

  /**
   * Returns the Regions of the calls that were answered. A thread that comes late to its turn may
   * be throttled, and calls again.
   */
  private List<String> lookups() {
    return aws.sandbox().calls().all("LookupEvents").stream()
        .filter(recorded -> !recorded.wasThrottled())
        .map(RecordedCall::call)
        .map(call -> call.region().orElseThrow())
        .toList();
  }

  @Test
  void saysWhoUsedWhichKeyWhenAndFromWhere() {
    // given
    var keys = aws.addFinding("ann");
    aws.add("us-east-1", aws.record(keys[0], aws.now().minus(Duration.ofDays(2))));
    aws.add(
        "us-east-1",
        aws.record(keys[0], aws.now().minus(Duration.ofDays(5))).put("errorCode", "AccessDenied"));

    // when
    var run = aws.plan("--audit");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.err())
        .isEqualTo(
            "onekey: Asking CloudTrail about 2 access keys in 1 Region: at least 2 calls, 2 a second in each Region of an account. That takes about 1 second, and up to 10 times as long for keys with many events.\n");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "CloudTrail has 2 events of it: 2 in us-east-1. The first is of 2026-11-19, the last of 2026-11-22.")
        .contains("1 of them was refused: AccessDenied (1).")
        .contains("Called: s3 ListBuckets (2).")
        .contains("From: 203.0.113.7 (2).")
        .contains("By: aws-cli/2.31.9 md/prompt#off (2).")
        .contains("CloudTrail has no event of it since 2026-08-26 in us-east-1.")
        .contains("Not asked were data events");
  }

  /** The record of a person's own calls, not one that a test wrote. */
  @Test
  void namesWhoCreatedAKey() {
    // given
    aws.sandbox().iam().createUser("ann");
    var old = aws.addKey("ann", 300, Optional.empty());
    var created = aws.sandbox().person().createAccessKey("ann");

    // when
    var plan = json("--audit");

    // then
    assertThat(key(plan, created).at("/audit/creation/who").asText())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Administrator/sandbox");
    assertThat(key(plan, created).at("/audit/creation/sourceAddress").asText())
        .isEqualTo("203.0.113.7");
    assertThat(key(plan, old).at("/audit/creation/state").asText()).isEqualTo("TOO_LONG_AGO");
    assertThat(lookups()).hasSize(3);
  }

  /** It informs, and decides nothing. */
  @Test
  void overrulesNothing() {
    // given
    for (var number = 0; number < 5; number++) {
      var keys = aws.addFinding("user-" + number);
      for (var day = 0; day < 80; day++) {
        aws.add("us-east-1", aws.record(keys[0], aws.now().minus(Duration.ofDays(day))));
      }
    }

    // when
    var without = json();
    var with = json("--audit");

    // then
    assertThat(with.get("limits").toString()).contains("Not asked were data events");
    with.get("users").findParents("audit").forEach(key -> ((ObjectNode) key).remove("audit"));
    for (var plan : List.of(without, with)) {
      ((ObjectNode) plan).remove("limits");
      plan.findParents("advice").forEach(key -> ((ObjectNode) key).remove("advice"));
    }
    assertThat(with).isEqualTo(without);
  }

  @Test
  void withoutItNotOneCallMoreIsMade() {
    // given
    aws.addFinding("ann");

    // when
    var plan = json();

    // then
    assertThat(aws.sandbox().calls().countsByAction().keySet()).isSubsetOf(READING);
    assertThat(plan.findValues("audit")).isEmpty();
    assertThat(plan.get("limits").toString()).doesNotContain("CloudTrail");
  }

  @Test
  void costsNoCallForWhoIsWithinTheLimit() {
    // given
    aws.sandbox().iam().createUser("bob");
    aws.addKey("bob", 10, Optional.empty());
    aws.sandbox().iam().createUser("exempt");
    aws.addKey("exempt", 10, Optional.empty());
    aws.addKey("exempt", 9, Optional.empty());
    aws.sandbox().iam().tagUser("exempt", "until", "2027-01-01");

    // when
    var run = aws.plan("--audit", "--exemption-tag", "until");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    assertThat(lookups()).isEmpty();
    assertThat(run.out()).contains("CloudTrail was asked only about");
  }

  @Test
  void asksWhereTheKeysWereUsedWhereIamIsAndWhereItIsTold() {
    // given
    aws.sandbox().iam().createUser("ann");
    aws.addKey("ann", 400, Optional.of(new KeyUse(aws.now(), "s3", "eu-west-1")));
    aws.addKey("ann", 300, Optional.of(new KeyUse(aws.now(), "iam", "N/A")));

    // when
    var plan = json("--audit", "--audit-region", "eu-central-1", "--audit-region", "eu-west-1");

    // then
    assertThat(plan.findValues("audit"))
        .hasSize(2)
        .allSatisfy(
            audit ->
                assertThat(audit.get("regions").findValuesAsText("region"))
                    .containsExactly("eu-west-1", "us-east-1", "eu-central-1"));
    assertThat(lookups().stream().collect(Collectors.groupingBy(one -> one, Collectors.counting())))
        .isEqualTo(Map.of("eu-west-1", 2L, "us-east-1", 2L, "eu-central-1", 2L));
  }

  /** Adds an inactive key of a user over the limit, which was used while it was active. */
  private String addUsedInactiveKey() {
    var inactive =
        aws.sandbox()
            .iam()
            .addAccessKeyBeyondQuota(
                "ann", "Inactive", aws.now().minus(Duration.ofDays(500)), Optional.empty())
            .id();
    aws.add("us-east-1", aws.record(inactive, aws.now().minus(Duration.ofDays(9))));
    return inactive;
  }

  @Test
  void theTextSaysItBesideAnInactiveKeyToo() {
    // given
    aws.addFinding("ann");
    var inactive = addUsedInactiveKey();

    // when
    var run = aws.plan("--audit");

    // then
    assertThat(run.out().substring(run.out().indexOf("Inactive access keys:")))
        .contains("ann: " + inactive)
        .containsPattern("Events +.*1 event");
  }

  @Test
  void asksAboutInactiveKeysToo() {
    // given
    var keys = aws.addFinding("ann");
    var inactive = addUsedInactiveKey();

    // when
    var plan = json("--audit");

    // then
    assertThat(key(plan, inactive).at("/audit/events/count").asInt()).isEqualTo(1);
    assertThat(key(plan, keys[1]).at("/audit/events/count").asInt()).isZero();
  }

  @Test
  void aRegionThatRefusesIsNamedAndTheRestGoesOn() {
    // given
    var keys = aws.addFinding("ann");
    aws.add("us-east-1", aws.record(keys[0], aws.now()));
    aws.sandbox()
        .faults()
        .answer(
            call -> call.region().filter("eu-west-1"::equals).isPresent(),
            Integer.MAX_VALUE,
            new ApiError(400, "AccessDeniedException", "Not authorized."));

    // when
    var run = aws.plan("--audit", "--audit-region", "eu-west-1");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("CloudTrail has 1 event of it: 1 in us-east-1.")
        .contains(
            "eu-west-1 was not read: AWS denies cloudtrail:LookupEvents in eu-west-1: Not authorized. 'onekey plan --iam-policy --audit' prints the permissions that it takes.")
        .contains("CloudTrail in eu-west-1 was not read for 2 access keys: AWS denies");
  }

  /** Nobody reads it: everything else is still said. */
  @Test
  void aPlanThatMayNotAskAtAllIsStillAPlan() {
    // given
    aws.addFinding("ann");
    aws.sandbox().faults().deny("LookupEvents");

    // when
    var run = aws.plan("--audit");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out()).contains("No Region's CloudTrail answered about it.");
  }

  @Test
  void isThrottledAndGoesOn() {
    // given
    var keys = aws.addFinding("ann");
    aws.add("us-east-1", aws.record(keys[0], aws.now()));
    aws.sandbox().faults().throttle("LookupEvents", 3);

    // when
    var plan = json("--audit");

    // then
    assertThat(key(plan, keys[0]).at("/audit/events/count").asInt()).isEqualTo(1);
  }

  @Test
  void readsAsManyPagesAsItSays() {
    // given
    var keys = aws.addFinding("ann");
    for (var number = 0; number < 501; number++) {
      aws.add("us-east-1", aws.record(keys[0], aws.now().minusSeconds(number)));
    }

    // when
    var audit = key(json("--audit"), keys[0]).get("audit");

    // then
    assertThat(audit.at("/events/count").asInt()).isEqualTo(500);
    assertThat(audit.at("/regions/0/state").asText()).isEqualTo("CUT");
    assertThat(audit.get("facts").toString()).contains("at least 500 events");
    assertThat(lookups()).hasSize(11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--audit-region eu-west-1|--audit-region is for --audit. Give that too.",
        "--audit --audit-region eu-nowhere-1|--audit-region is \"eu-nowhere-1\". Allowed: the code of a Region",
        "--audit --audit-region ../x|--audit-region is \"../x\". Allowed: the code of a Region",
        "--audit --audit-region us-gov-west-1|--audit-region is us-gov-west-1. The account is in partition aws",
        "--audit --credential-report x.csv|--audit asks CloudTrail, and --credential-report calls nothing.",
      })
  void refusesBadInputBeforeItCalls(String arguments, String message) {
    // when
    var run = aws.plan(arguments.split(" "));

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(aws.sandbox().calls().count()).isZero();
  }

  @Test
  void takesExactlyThePermissionsThatItPrints() {
    // given
    aws.addFinding("ann");
    aws.sandbox()
        .permissions()
        .attach(AuditedSandbox.READER, List.of(aws.plan("--iam-policy", "--audit").out()));

    // when
    var run = aws.plan("--audit");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out()).contains("CloudTrail has no event of it");
    assertThat(aws.sandbox().calls().permissionsUsed(AuditedSandbox.READER))
        .contains("cloudtrail:LookupEvents")
        .isSubsetOf(aws.sandbox().permissions().allowedActions(AuditedSandbox.READER));
  }

  @Test
  void theIamPolicyHasWhatItCalls() {
    // when
    var policy = aws.plan("--iam-policy", "--audit");

    // then
    assertThat(policy.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(policy.out()).contains("cloudtrail:LookupEvents");
    assertThat(aws.plan("--iam-policy").out()).doesNotContain("cloudtrail");
    assertThat(aws.sandbox().calls().count()).isZero();
  }

  /** Whoever holds a key writes what it likes into the record. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown", "csv", "json", "html"})
  void hostileTextStaysText(String format) {
    // given
    var keys = aws.addFinding("ann");
    var hostile =
        "<script>alert(1)</script>\u001b[31m\u202e=cmd|'/C calc'!A0\n| x | " + "y".repeat(5000);
    var record =
        aws.record(keys[0], aws.now())
            .put("userAgent", hostile)
            .put("sourceIPAddress", "=" + hostile)
            .put("eventName", hostile)
            .put("errorCode", hostile)
            .put("vpcEndpointId", hostile);
    aws.add("us-east-1", record);

    // when
    var run = aws.plan("--audit", "--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .doesNotContain(
            switch (format) {
              case "html" -> "<script>alert";
              case "markdown" -> " <script>alert";
              case "csv" -> ",=<script>";
              default -> "\r";
            })
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .doesNotContain("\n| x |")
        .doesNotContain("y".repeat(300));
  }

  @Test
  void advisesByTheEvidence() {
    // given
    var keys = aws.addFinding("ann");
    aws.add(
        "us-east-1",
        aws.record(keys[1], aws.now())
            .put("userAgent", "Boto3/1.40 exec-env/AWS_Lambda_python3.13"));

    // when
    var with = key(json("--audit"), keys[1]).get("advice").toString();
    var without = key(json(), keys[1]).get("advice").toString();

    // then
    assertThat(with).contains("code in a Lambda function uses this key");
    assertThat(without).doesNotContain("Lambda");
  }
}
