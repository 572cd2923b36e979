package onekey.plan.source.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRegionsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static PlannedUser user(String... regionsOfLastUses) {
    return new PlannedUser(
        "ann",
        Optional.empty(),
        Stream.of(regionsOfLastUses).map(AuditRegionsTest::key).toList(),
        ComplianceType.NON_COMPLIANT,
        new Standing.WithinLimit(),
        new Decision.Keep("Nothing."),
        List.of());
  }

  private static PlannedKey key(String region) {
    return new PlannedKey(
        "AKIAEXAMPLE000000001",
        true,
        "Active",
        NOW,
        0,
        Optional.of(
            region.isEmpty() ? new LastUse.NotRecorded() : new LastUse.Recorded(NOW, "s3", region)),
        Optional.empty(),
        new KeySteps.NotKnown("Nobody asked."),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "eu-west",
        "eu-west-1 ",
        "EU-WEST-1",
        "eu-nowhere-1",
        "aws-global",
        "us-east-1,eu-west-1",
        "evil.example/#",
        "\u202eeu-west-1"
      })
  void refusesWhatIsNoRegion(String region) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new AuditRegions(List.of("us-east-1", region)))
        .withMessageStartingWith("--audit-region is \"%s\". Allowed: ", region);
  }

  @ParameterizedTest
  @CsvSource({"aws, us-gov-west-1", "aws-us-gov, us-east-1", "aws-cn, eu-west-1"})
  void refusesARegionOfAnotherPartition(String partition, String region) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new AuditRegions(List.of(region)).requireIn(partition))
        .withMessageContaining(region)
        .withMessageContaining("partition " + partition);
  }

  @ParameterizedTest
  @CsvSource({
    "aws, us-east-1",
    "aws-us-gov, us-gov-west-1",
    "aws-cn, cn-north-1",
  })
  void asksWhereIamHasItsEvents(String partition, String region) {
    assertThat(AuditRegions.closeTo(user(""), partition, "elsewhere")).containsExactly(region);
    assertThat(AuditRegions.ofIam(partition)).contains(region);
  }

  /** Of other partitions AWS does not say where IAM's events are. */
  @Test
  void asksTheRegionOfThePlanWhereThatOfIamIsNotKnown() {
    assertThat(AuditRegions.closeTo(user(""), "aws-iso", "us-iso-east-1"))
        .containsExactly("us-iso-east-1");
    assertThat(AuditRegions.ofIam("aws-iso")).isEmpty();
  }

  @Test
  void asksTheRegionsOfTheLastUsesOfAllKeysFirst() {
    assertThat(AuditRegions.closeTo(user("eu-west-1", "us-east-1"), "aws", "eu-central-1"))
        .containsExactly("eu-west-1", "us-east-1");
    assertThat(AuditRegions.closeTo(user("eu-west-1", "N/A"), "aws", "eu-central-1"))
        .containsExactly("eu-west-1", "us-east-1");
  }

  /** An answer must not say what host is called. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example/#", "us-gov-west-1", "aws-global", "mars-east-1"})
  void neverCallsARegionThatIsNotKnown(String region) {
    assertThat(AuditRegions.closeTo(user(region), "aws", "eu-west-1")).containsExactly("us-east-1");
    assertThat(AuditRegions.notKnown(user(region), "aws")).containsExactly(region);
    assertThat(AuditRegions.notKnown(user("N/A", "", "eu-west-1"), "aws")).isEmpty();
  }
}
