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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RestTest {

  private static final Instant CHOSEN = day("2026-12-01");
  private static final Instant NOW = day("2026-12-08");

  /** The policy wants 45 days without use before the choice. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, true",
    "2026-10-17, true",
    "2026-10-18, false", // IAM did not show it yet when the key was chosen
    "2026-12-01, false",
    "2026-12-02, false",
  })
  void confirmsAnInactiveKeyThatWasRemovableWhenItWasChosen(String lastUsed, boolean confirmed) {
    // given
    var alice =
        user("alice", used("AKIA1", "2024-01-01", lastUsed, "s3").withStatus(KeyStatus.INACTIVE));

    // when
    var confirmation = rest(alice);

    // then
    assertThat(confirmation instanceof Confirmation.Confirmed).isEqualTo(confirmed);
  }

  @Test
  void saysSinceWhenTheKeyIsUnused() {
    assertThat(rest(user("alice", inactive())))
        .isEqualTo(
            new Confirmation.Confirmed(
                "Access key AKIA1 of alice is inactive and has no use recorded since"
                    + " 2026-12-01T00:00:00Z."));
  }

  @Test
  void refusesAKeyThatWasUsed() {
    assertThat(
            rest(
                user(
                    "alice",
                    used("AKIA1", "2024-01-01", "2026-12-02", "s3")
                        .withStatus(KeyStatus.INACTIVE))))
        .isEqualTo(
            new Confirmation.Refused(
                "Access key AKIA1 of alice stays: it was used or created on"
                    + " 2026-12-02T00:00:00Z."));
  }

  @Test
  void refusesAKeyThatMaySendMail() {
    assertThat(
            rest(
                user(
                    "alice",
                    used("AKIA1", "2024-01-01", "2026-01-02", "ses")
                        .withStatus(KeyStatus.INACTIVE))))
        .isEqualTo(
            new Confirmation.Refused(
                "Access key AKIA1 of alice stays for a person to decide: it may send mail by"
                    + " SMTP."));
  }

  @ParameterizedTest
  @CsvSource({"2026-12-07, true", "2026-12-08, false", "soon, true"})
  void refusesTheKeyOfAnExemptUser(String tag, boolean confirmed) {
    // given
    var policy = policy(Map.of("exemptionTag", "exempt-until"));
    var alice = tagged(user("alice", inactive()), "exempt-until", tag);

    // when
    var confirmation = Rest.of(alice, "AKIA1", policy, CHOSEN, NOW);

    // then
    assertThat(confirmation instanceof Confirmation.Confirmed).isEqualTo(confirmed);
  }

  @Test
  void refusesAKeyThatWasMadeActiveAgain() {
    assertThat(rest(user("alice", unused("AKIA1", "2024-01-01"))))
        .isEqualTo(new Confirmation.Refused("Access key AKIA1 of alice was made active again."));
  }

  @Test
  void refusesAKeyThatIsGone() {
    assertThat(rest(user("alice")))
        .isEqualTo(new Confirmation.Refused("alice has no access key AKIA1 any more."));
  }

  @Test
  void refusesAKeyOfAUserThatIsGone() {
    assertThat(Rest.userGone("AIDA1"))
        .isEqualTo(new Confirmation.Refused("IAM lists no user AIDA1 any more."));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStatus.class,
      names = {"EXPIRED", "UNKNOWN"})
  void refusesAKeyOfAnotherStatus(KeyStatus other) {
    assertThat(rest(user("alice", inactive().withStatus(other))))
        .isEqualTo(
            new Confirmation.Refused("Access key AKIA1 of alice is neither active nor inactive."));
  }

  private static AccessKey inactive() {
    return unused("AKIA1", "2024-01-01").withStatus(KeyStatus.INACTIVE);
  }

  private static Confirmation rest(IamUser user) {
    return Rest.of(user, "AKIA1", KeyPolicy.defaults(), CHOSEN, NOW);
  }
}
