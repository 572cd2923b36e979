package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.day;
import static onekey.rule.judgement.Keys.policy;
import static onekey.rule.judgement.Keys.tagged;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import onekey.rule.judgement.Keys.TestKey;
import onekey.rule.judgement.Keys.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** At the end of a quarantine the same question is asked as at the choice. */
class QuarantineConfirmationTest {

  private static final Instant CHOSEN = day("2026-12-01");
  private static final Instant NOW = day("2026-12-08");
  private static final TestKey KEPT = used("AKIAKEPT", "2020-01-01", "2026-12-07", "s3");

  /** The policy wants 45 days without use before the choice. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, true",
    "2026-10-17, true",
    "2026-10-18, false", // IAM did not show it yet when the key was chosen
    "2026-12-01, false",
    "2026-12-02, false",
  })
  void confirmsAnInactiveKeyThatWasIdleWhenItWasChosen(String lastUsed, boolean confirmed) {
    // given
    var key = used("AKIA1", "2024-01-01", lastUsed, "s3").withStatus(KeyStatus.INACTIVE);

    // when
    var confirmation = confirm(user("alice", key, KEPT));

    // then
    assertThat(confirmation instanceof Confirmation.Confirmed).isEqualTo(confirmed);
  }

  @Test
  void saysWhyTheKeyIsExtra() {
    assertThat(confirm(user("alice", inactive(), KEPT)))
        .isEqualTo(
            new Confirmation.Confirmed(
                "Access key AKIA1 is inactive. alice: 2 active access keys, 1 allowed. Extra: AKIA1"
                    + " (no use recorded, created 2024-01-01); may be removed since 2024-02-15."));
  }

  /** With a minimum of one day the idle time alone would be over again after a week. */
  @Test
  void refusesAKeyThatWasUsedJustBeforeTheChoice() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", "2026-11-30", "s3").withStatus(KeyStatus.INACTIVE),
            KEPT);
    var oneDay = policy(Map.of("minimumIdleDays", "1"));

    // then
    assertThat(confirm(alice, oneDay, day("2026-12-01")))
        .isInstanceOf(Confirmation.Confirmed.class);
    assertThat(confirm(alice, oneDay, day("2026-12-01").minusNanos(1)))
        .isEqualTo(
            new Confirmation.Refused(
                "Access key AKIA1 must not be removed: it was used or created on 2026-11-30, less"
                    + " than 1 days before it was chosen."));
  }

  @Test
  void refusesTheOnlyKeyOfAUserWhoseKeptKeyIsGone() {
    assertThat(confirm(user("alice", inactive())))
        .isEqualTo(
            new Confirmation.Refused(
                "Access key AKIA1 must not be removed any more. With it active: alice: 1 active"
                    + " access key."));
  }

  @Test
  void refusesTheOnlyKeyOfAUserWhoseKeptKeyWasDeactivated() {
    assertThat(confirm(user("alice", inactive(), KEPT.withStatus(KeyStatus.INACTIVE))))
        .isInstanceOf(Confirmation.Refused.class);
  }

  /** Deployed with no key allowed, and rolled back to one meanwhile. */
  @Test
  void asksByThePolicyOfToday() {
    // given
    var alice = user("alice", inactive());

    // then
    assertThat(confirm(alice, policy(Map.of("maxActiveKeys", "0")), CHOSEN))
        .isInstanceOf(Confirmation.Confirmed.class);
    assertThat(confirm(alice, policy(Map.of("maxActiveKeys", "1")), CHOSEN))
        .isInstanceOf(Confirmation.Refused.class);
  }

  @Test
  void refusesWhenTheKeyIsNoLongerIdleForLongEnough() {
    assertThat(
            confirm(
                    user(
                        "alice",
                        used("AKIA1", "2024-01-01", "2026-10-01", "s3")
                            .withStatus(KeyStatus.INACTIVE),
                        KEPT),
                    policy(Map.of("minimumIdleDays", "90")),
                    CHOSEN)
                .reason())
        .contains("kept until 2026-12-30");
  }

  @Test
  void refusesWhenTheKeptKeyIsNew() {
    assertThat(
            confirm(user("alice", inactive(), used("AKIANEW", "2026-12-02", "2026-12-07", "s3")))
                .reason())
        .contains("the other key is younger than 45 days");
  }

  @Test
  void refusesWhenTheOtherKeyIsTheExtraOneByNow() {
    assertThat(
            confirm(
                    user(
                        "alice",
                        used("AKIA1", "2024-01-01", "2026-10-01", "s3")
                            .withStatus(KeyStatus.INACTIVE),
                        unused("AKIA2", "2020-01-01")))
                .reason())
        .contains("Extra: AKIA2");
  }

  @Test
  void refusesWhenTheUserRotates() {
    assertThat(
            confirm(
                    user("alice", inactive(), KEPT, unused("AKIA3", "2026-12-05")),
                    policy(Map.of("rotationGraceDays", "14")),
                    CHOSEN)
                .reason())
        .contains("rotating: the newest is from");
  }

  @ParameterizedTest
  @CsvSource({"ses", "ses-smtp"})
  void refusesAKeyThatMaySendMail(String service) {
    assertThat(
            confirm(
                    user(
                        "alice",
                        used("AKIA1", "2024-01-01", "2026-01-02", service)
                            .withStatus(KeyStatus.INACTIVE),
                        KEPT))
                .reason())
        .contains("may send mail by Amazon SES, so a person must decide");
  }

  @ParameterizedTest
  @CsvSource({"2026-12-07, true", "2026-12-08, false", "soon, true"})
  void refusesTheKeyOfAnExemptUser(String tag, boolean confirmed) {
    // given
    var policy = policy(Map.of("exemptionTag", "exempt-until"));
    var alice = tagged(user("alice", inactive(), KEPT), "exempt-until", tag);

    // when
    var confirmation = confirm(alice, policy, CHOSEN);

    // then
    assertThat(confirmation instanceof Confirmation.Confirmed).isEqualTo(confirmed);
  }

  @Test
  void refusesAKeyThatWasMadeActiveAgain() {
    assertThat(confirm(user("alice", unused("AKIA1", "2024-01-01"), KEPT)))
        .isEqualTo(new Confirmation.Refused("Access key AKIA1 of alice was made active again."));
  }

  @Test
  void refusesAKeyThatIsGone() {
    assertThat(confirm(user("alice", KEPT)))
        .isEqualTo(new Confirmation.Refused("alice has no access key AKIA1 any more."));
  }

  @Test
  void refusesAKeyOfAUserThatIsGone() {
    assertThat(Confirmation.userGone("AIDA1"))
        .isEqualTo(new Confirmation.Refused("IAM lists no user AIDA1 any more."));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStatus.class,
      names = {"EXPIRED", "UNKNOWN"})
  void refusesAKeyOfAnotherStatus(KeyStatus other) {
    assertThat(confirm(user("alice", inactive().withStatus(other), KEPT)))
        .isEqualTo(
            new Confirmation.Refused("Access key AKIA1 of alice is neither active nor inactive."));
  }

  private static TestKey inactive() {
    return unused("AKIA1", "2024-01-01").withStatus(KeyStatus.INACTIVE);
  }

  private static Confirmation confirm(TestUser user) {
    return confirm(user, KeyPolicy.defaults(), CHOSEN);
  }

  private static Confirmation confirm(TestUser user, KeyPolicy policy, Instant chosenAt) {
    return Confirmation.ofQuarantine(
        user.counting("AKIA1", policy), "AKIA1", policy, chosenAt, NOW);
  }
}
