package onekey.plan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.Planner;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PolicySource;
import onekey.plan.model.ScheduledSteps;
import onekey.plan.model.ToolVersion;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a key has to be rotated, and what that takes, under each policy. */
class RotationAdviceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String OLD = "AKIAEXAMPLE000000001";
  private static final String OTHER = "AKIAEXAMPLE000000002";

  private static AccessKey key(String id, KeyStatus status, long ageDays) {
    return new AccessKey(id, status, NOW.minus(Duration.ofDays(ageDays)));
  }

  private static AccessKey active(String id, long ageDays) {
    return key(id, KeyStatus.ACTIVE, ageDays);
  }

  private static List<Advice> of(
      String keyId, Map<String, String> policy, Map<String, String> tags, AccessKey... keys) {
    return plannedKeys("ann", policy, tags, keys).stream()
        .filter(key -> key.name().equals(keyId))
        .flatMap(key -> key.advice().stream())
        .toList();
  }

  private static List<PlannedKey> plannedKeys(
      String userName,
      Map<String, String> parameters,
      Map<String, String> tags,
      AccessKey... keys) {
    var policy = KeyPolicy.parse(parameters);
    var user = new IamUser("AIDAEXAMPLE000000001", userName, List.of(keys));
    var counted = Stream.of(keys).filter(AccessKey::isActive).toList();
    var evidence =
        policy.allows(counted.size())
            ? new Evidence.WithinLimit(user, counted.size())
            : new Evidence.OverLimit(
                user,
                counted.stream()
                    .map(key -> new CountedKey(key.id(), key.created(), new LastUse.NotRecorded()))
                    .toList(),
                tags);
    var account =
        new AccountSnapshot(
            Optional.empty(),
            "aws",
            List.of(
                new AccountSnapshot.UserSnapshot(
                    evidence, Optional.empty(), Optional.empty(), Optional.empty(), Map.of())),
            List.of(),
            new ScheduledSteps.NotKnown("Nobody asked."),
            List.of());
    var origin =
        new PlanOrigin(
            ToolVersion.current(),
            Optional.empty(),
            new PolicySource(new PolicySource.Base.Defaults(), List.of()));
    return new Planner(policy, NOW, TerraformStates.none(), origin)
        .plan(account)
        .users()
        .getFirst()
        .keys();
  }

  private static String steps(List<Advice> advice) {
    return advice.getFirst().steps().stream().map(Step::text).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30|Created 30 days ago; rotation is due by 2027-01-23.",
        "50|Created 50 days ago; rotation is due by 2027-01-03.",
        "90|Created 90 days ago; rotation is due by 2026-11-24.",
        "91|Created 91 days ago; rotation was due by 2026-11-23.",
        "4000|Created 4000 days ago; rotation was due by 2016-03-11.",
      })
  void saysByWhichDay(long ageDays, String text) {
    assertThat(of(OLD, Map.of(), Map.of(), active(OLD, ageDays)))
        .extracting(Advice::text)
        .containsExactly(text);
  }

  @Test
  void saysNothingOfAYoungKey() {
    assertThat(of(OLD, Map.of(), Map.of(), active(OLD, 29))).isEmpty();
  }

  @Test
  void saysNothingOfAnInactiveKey() {
    assertThat(of(OLD, Map.of(), Map.of(), key(OLD, KeyStatus.INACTIVE, 4000))).isEmpty();
  }

  @Test
  void leadsFromTheNewKeyToTheEndOfTheOld() {
    // when
    var advice = of(OLD, Map.of(), Map.of(), active(OLD, 50)).getFirst();

    // then
    assertThat(advice.steps().stream().flatMap(step -> step.command().stream()))
        .containsExactly(
            "aws iam create-access-key --user-name='ann'",
            "aws iam get-access-key-last-used --access-key-id='%s'".formatted(OLD),
            "aws iam update-access-key --user-name='ann' --access-key-id='%s' --status=Inactive"
                .formatted(OLD),
            "aws iam update-access-key --user-name='ann' --access-key-id='%s' --status=Active"
                .formatted(OLD),
            "aws iam list-access-keys --user-name='ann'",
            "aws iam get-access-key-last-used --access-key-id='%s'".formatted(OLD),
            "aws iam delete-access-key --user-name='ann' --access-key-id='%s'".formatted(OLD));
    assertThat(advice.steps().get(1).text()).contains("in time for 2027-01-03");
    assertThat(steps(List.of(advice)))
        .contains(
            "With a second active key, the user is NON_COMPLIANT until one of the two is inactive:")
        .contains("OneKey removes neither of the two in the first 45 days (minimumIdleDays).");
  }

  @Test
  void saysHowLongTheGraceLasts() {
    // when
    var steps = steps(of(OLD, Map.of("rotationGraceDays", "14"), Map.of(), active(OLD, 50)));

    // then
    assertThat(steps)
        .contains("the user stays COMPLIANT for 14 days (rotationGraceDays)")
        .contains("Deactivate the old key within 14 days of creating the new one.")
        .doesNotContain("is NON_COMPLIANT until");
  }

  @Test
  void anExemptUserMayHaveTwo() {
    // when
    var steps =
        steps(
            of(
                OLD,
                Map.of("exemptionTag", "until"),
                Map.of("until", "2027-03-31"),
                active(OLD, 50),
                active(OTHER, 40)));

    // then
    assertThat(steps)
        .startsWith("AWS allows 2 access keys for each user, inactive ones too. So first " + OTHER)
        .contains("The user is exempt through 2027-03-31, so a second active key is no finding")
        .doesNotContain("NON_COMPLIANT");
  }

  /** The new key is there: it is not made once more. */
  @Test
  void goesOnWithARotationThatIsUnderWay() {
    // given
    var policy = Map.of("rotationGraceDays", "14");

    // when
    var ofOld = of(OLD, policy, Map.of(), active(OLD, 50), active(OTHER, 4));

    // then
    assertThat(steps(ofOld))
        .startsWith("Let everything that uses %s use the newer key.".formatted(OLD))
        .contains("Deactivate the old key before 2026-12-04, when the user is NON_COMPLIANT again.")
        .doesNotContain("Create the new key");
    assertThat(of(OTHER, policy, Map.of(), active(OLD, 50), active(OTHER, 4))).isEmpty();
  }

  @Test
  void anInactiveKeyTakesAPlace() {
    assertThat(
            steps(
                of(OLD, Map.of(), Map.of(), active(OLD, 50), key(OTHER, KeyStatus.INACTIVE, 900))))
        .startsWith("AWS allows 2 access keys for each user, inactive ones too. So first " + OTHER);
  }

  @Test
  void theExtraKeyIsNotRotatedAndTheOtherOneIs() {
    // given
    var keys = new AccessKey[] {active(OLD, 400), active(OTHER, 300)};

    // then
    assertThat(of(OLD, Map.of(), Map.of(), keys))
        .extracting(Advice::text)
        .containsExactly("Created 400 days ago, more than 90. If it stays, rotate it.");
    assertThat(of(OLD, Map.of(), Map.of(), keys).getFirst().steps()).isEmpty();
    assertThat(steps(of(OTHER, Map.of(), Map.of(), keys))).contains("So first " + OLD);
  }

  /** To rotate what the policy does not allow would be bad advice. */
  @ParameterizedTest
  @CsvSource({"0, 91", "14, 91", "90, 91"})
  void whereNoKeyIsAllowedNoneIsRotated(int grace, long ageDays) {
    // when
    var advice =
        of(
            OLD,
            Map.of("maxActiveKeys", "0", "rotationGraceDays", Integer.toString(grace)),
            Map.of(),
            active(OLD, ageDays));

    // then
    assertThat(advice)
        .extracting(Advice::text)
        .containsExactly(
            "Created 91 days ago, more than 90. The policy allows no access key: replace it by temporary credentials.");
    assertThat(advice.getFirst().steps()).isEmpty();
  }

  @Test
  void whereNoKeyIsAllowedAnExemptUserRotates() {
    // when
    var steps =
        steps(
            of(
                OLD,
                Map.of("maxActiveKeys", "0", "exemptionTag", "until"),
                Map.of("until", "2027-03-31"),
                active(OLD, 91)));

    // then
    assertThat(steps).contains("exempt through 2027-03-31").doesNotContain("minimumIdleDays");
  }

  @Test
  void aHostileNameGetsNoCommand() {
    // when
    var advice =
        plannedKeys("ann'; rm -rf /", Map.of(), Map.of(), active(OLD, 50)).getFirst().advice();

    // then
    assertThat(advice.getFirst().steps()).extracting(Step::command).containsOnly(Optional.empty());
  }
}
