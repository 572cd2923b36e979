package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.day;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RestTest {

  private static final Instant CHOSEN = day("2026-12-01");

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, true",
    "2026-12-01, true", // at the moment of the choice, when the choice knew of it
    "2026-12-02, false",
  })
  void confirmsAnInactiveKeyWithoutAUseSinceItWasChosen(String lastUsed, boolean confirmed) {
    // given
    var alice =
        user("alice", used("AKIA1", "2024-01-01", lastUsed, "s3").withStatus(KeyStatus.INACTIVE));

    // when
    var confirmation = Rest.of(alice, "AKIA1", CHOSEN);

    // then
    assertThat(confirmation instanceof Confirmation.Confirmed).isEqualTo(confirmed);
  }

  @Test
  void saysSinceWhenTheKeyIsUnused() {
    assertThat(
            Rest.of(
                user("alice", unused("AKIA1", "2024-01-01").withStatus(KeyStatus.INACTIVE)),
                "AKIA1",
                CHOSEN))
        .isEqualTo(
            new Confirmation.Confirmed(
                "Access key AKIA1 of alice is inactive and has no use recorded since"
                    + " 2026-12-01T00:00:00Z."));
  }

  @Test
  void refusesAKeyThatWasMadeActiveAgain() {
    assertThat(Rest.of(user("alice", unused("AKIA1", "2024-01-01")), "AKIA1", CHOSEN))
        .isEqualTo(new Confirmation.Refused("Access key AKIA1 of alice was made active again."));
  }

  @Test
  void refusesAKeyThatIsGone() {
    assertThat(Rest.of(user("alice"), "AKIA1", CHOSEN))
        .isEqualTo(new Confirmation.Refused("alice has no access key AKIA1 any more."));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStatus.class,
      names = {"EXPIRED", "UNKNOWN"})
  void refusesAKeyOfAnotherStatus(KeyStatus other) {
    assertThat(
            Rest.of(
                user("alice", unused("AKIA1", "2024-01-01").withStatus(other)), "AKIA1", CHOSEN))
        .isEqualTo(
            new Confirmation.Refused("Access key AKIA1 of alice is neither active nor inactive."));
  }
}
