package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.confirmation;
import static onekey.rule.judgement.Keys.policy;
import static onekey.rule.judgement.Keys.tagged;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import onekey.rule.judgement.Keys.TestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmationTest {

  private static final KeyPolicy DEFAULTS = KeyPolicy.defaults();

  private static final TestKey EXTRA = unused("AKIAEXTRA", "2024-01-01");
  private static final TestKey DEACTIVATED = EXTRA.withStatus(KeyStatus.INACTIVE);
  private static final TestKey KEPT = used("AKIAKEPT", "2020-01-01", "2026-11-30", "s3");

  @Test
  void confirmsAnInactiveKeyThatIsStillExtra() {
    // when
    var confirmation = confirmation(user("alice", DEACTIVATED, KEPT), EXTRA.id(), DEFAULTS, NOW);

    // then
    assertThat(confirmation).isInstanceOf(Confirmation.Confirmed.class);
    assertThat(confirmation.reason()).startsWith("Access key AKIAEXTRA is inactive. alice: 2 ");
  }

  @Test
  void waitsForAKeyThatIsStillActive() {
    assertThat(confirmation(user("alice", EXTRA, KEPT), EXTRA.id(), DEFAULTS, NOW))
        .isEqualTo(new Confirmation.StillActive("Access key AKIAEXTRA of alice is still active."));
  }

  @Test
  void refusesWhenThePersonDeactivatedTheKeptKey() {
    // given
    var alice = user("alice", DEACTIVATED, KEPT.withStatus(KeyStatus.INACTIVE));

    // when
    var confirmation = confirmation(alice, EXTRA.id(), DEFAULTS, NOW);

    // then
    assertThat(confirmation)
        .isEqualTo(
            new Confirmation.Refused(
                "Access key AKIAEXTRA must not be removed any more. With it active: alice: 1 active"
                    + " access key."));
  }

  @Test
  void refusesWhenThePersonDeletedTheKeptKey() {
    assertThat(confirmation(user("alice", DEACTIVATED), EXTRA.id(), DEFAULTS, NOW))
        .isInstanceOf(Confirmation.Refused.class);
  }

  @Test
  void refusesWhenTheKeyWasUsedSinceTheChoice() {
    // given
    var usedSince =
        used("AKIAEXTRA", "2024-01-01", "2026-11-30", "s3").withStatus(KeyStatus.INACTIVE);

    // when
    var confirmation =
        confirmation(
            user("alice", usedSince, used("AKIAKEPT", "2020-01-01", "2026-12-01", "s3")),
            EXTRA.id(),
            DEFAULTS,
            NOW);

    // then
    assertThat(confirmation).isInstanceOf(Confirmation.Refused.class);
    assertThat(confirmation.reason()).contains("so kept until");
  }

  @Test
  void refusesWhenTheOtherKeyIsTheExtraOneByNow() {
    // given
    var alice =
        user(
            "alice",
            used("AKIAEXTRA", "2024-01-01", "2026-11-30", "s3").withStatus(KeyStatus.INACTIVE),
            unused("AKIAOTHER", "2020-01-01"));

    // when
    var confirmation = confirmation(alice, EXTRA.id(), DEFAULTS, NOW);

    // then
    assertThat(confirmation).isInstanceOf(Confirmation.Refused.class);
    assertThat(confirmation.reason()).contains("Extra: AKIAOTHER");
  }

  @Test
  void refusesWhenTheUserIsExemptByNow() {
    // given
    var alice = tagged(user("alice", DEACTIVATED, KEPT), "exempt", "2027-01-01");

    // when
    var confirmation =
        confirmation(alice, EXTRA.id(), policy(Map.of("exemptionTag", "exempt")), NOW);

    // then
    assertThat(confirmation).isInstanceOf(Confirmation.Refused.class);
    assertThat(confirmation.reason())
        .endsWith("alice: 2 active access keys, exempt until 2027-01-01 (tag exempt).");
  }

  @Test
  void refusesAKeyThatIsGone() {
    assertThat(confirmation(user("alice", KEPT), EXTRA.id(), DEFAULTS, NOW))
        .isEqualTo(new Confirmation.Refused("alice has no access key AKIAEXTRA any more."));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStatus.class,
      names = {"EXPIRED", "UNKNOWN"})
  void refusesAKeyOfAnotherStatus(KeyStatus other) {
    assertThat(
            confirmation(user("alice", EXTRA.withStatus(other), KEPT), EXTRA.id(), DEFAULTS, NOW))
        .isEqualTo(
            new Confirmation.Refused(
                "Access key AKIAEXTRA of alice is neither active nor inactive."));
  }

  @Test
  void confirmsTheLastKeyWhereNoneIsAllowed() {
    assertThat(
            confirmation(
                user("alice", DEACTIVATED), EXTRA.id(), policy(Map.of("maxActiveKeys", "0")), NOW))
        .isInstanceOf(Confirmation.Confirmed.class);
  }
}
