package onekey.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserChoiceTest {

  private static final List<String> EXISTING =
      List.of("alice", "bob", "deploy-prod", "deploy-test", "ivan");

  @Test
  void nobodyNamedIsEverybody() {
    // when
    var choice = UserChoice.of(List.of());

    // then
    assertThat(choice.includes("alice")).isTrue();
    assertThat(choice.lookUp(EXISTING)).isEqualTo(UserLookup.everybody());
  }

  @Test
  void doesNotDistinguishTheCase() {
    // when
    var choice = UserChoice.of(List.of("ALICE", "alice", "Bob"));

    // then
    assertThat(choice.names()).hasSize(2);
    assertThat(choice.includes("Alice")).isTrue();
    assertThat(choice.includes("ivan")).isFalse();
    assertThat(choice.lookUp(EXISTING).missing()).isEmpty();
    assertThat(choice.lookUp(EXISTING).others()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "alcie,alice",
    "ALICE2,alice",
    "bo,bob",
    "deploy,deploy-prod deploy-test",
    "deploy-prd,deploy-prod deploy-test",
    "prod,deploy-prod",
    "mallory,''",
    "x,''",
  })
  void ofAMissingNameFindsSimilarOnes(String name, String similar) {
    // when
    var lookup = UserChoice.of(List.of(name, "bob")).lookUp(EXISTING);

    // then
    assertThat(lookup.missing()).containsOnlyKeys(name);
    assertThat(String.join(" ", lookup.missing().getOrDefault(name, List.of()))).isEqualTo(similar);
    assertThat(lookup.others()).isEqualTo(4);
  }

  @Test
  void anEmptyAccountHasNobodySimilar() {
    assertThat(UserChoice.of(List.of("bob")).lookUp(List.of()).missing().get("bob")).isEmpty();
  }

  @Test
  void namesOnlyAFewSimilarOnes() {
    assertThat(
            UserChoice.of(List.of("bot"))
                .lookUp(List.of("bot1", "bot2", "bot3", "bot4"))
                .missing()
                .get("bot"))
        .containsExactly("bot1", "bot2", "bot3");
  }
}
