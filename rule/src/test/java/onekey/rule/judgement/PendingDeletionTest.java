package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingDeletionTest {

  private static final Instant END = day("2026-12-08");
  private static final Decision REMOVE = new Decision.Remove("AKIA1", "alice: two keys.");

  @Test
  void holdsAKeyThatWasMadeActiveAgainDuringItsQuarantine() {
    // when
    var decision =
        PendingDeletion.consider(REMOVE, _ -> Optional.of(new PendingDeletion(Optional.of(END))));

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Hold(
                "AKIA1",
                Optional.of(END),
                "alice: two keys. Held until 2026-12-08: it was made active again during its"
                    + " quarantine."));
  }

  @Test
  void holdsItAlsoWithoutKnowingUntilWhen() {
    // when
    var decision =
        PendingDeletion.consider(REMOVE, _ -> Optional.of(new PendingDeletion(Optional.empty())));

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Hold(
                "AKIA1",
                Optional.empty(),
                "alice: two keys. Held: it was made active again during its quarantine."));
  }

  @Test
  void removesAKeyWithoutAPendingDeletion() {
    assertThat(PendingDeletion.consider(REMOVE, _ -> Optional.empty())).isEqualTo(REMOVE);
  }

  @Test
  void asksOnlyAboutAKeyToRemove() {
    // given
    var asked = new ArrayList<String>();
    var keep = new Decision.Keep("alice: one key.");
    var hold = new Decision.Hold("AKIA1", Optional.empty(), "alice: two keys.");

    // then
    for (var decision : new Decision[] {keep, hold}) {
      assertThat(
              PendingDeletion.consider(
                  decision,
                  id -> {
                    asked.add(id);
                    return Optional.empty();
                  }))
          .isEqualTo(decision);
    }
    assertThat(asked).isEmpty();
  }
}
