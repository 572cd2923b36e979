package onekey.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratedAccountTest {

  @Test
  void isTheSameForTheSameSizeAndSeed() {
    assertThat(GeneratedAccount.of(200, 7)).isEqualTo(GeneratedAccount.of(200, 7));
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertThat(GeneratedAccount.of(200, 7)).isNotEqualTo(GeneratedAccount.of(200, 8));
  }

  @Test
  void mayBeEmpty() {
    assertThat(GeneratedAccount.of(0, 1).users()).isEmpty();
  }

  @Test
  void hasUsersOnBothSidesOfTheLimit() {
    // when
    var users = GeneratedAccount.of(1000, 1).users();

    // then
    assertThat(users).hasSize(1000);
    assertThat(users.stream().filter(user -> user.activeKeys() == 2).count()).isBetween(70L, 130L);
    assertThat(users).anyMatch(user -> user.keys().isEmpty());
    assertThat(users).anyMatch(user -> user.keys().size() == 2 && user.activeKeys() == 1);
  }
}
