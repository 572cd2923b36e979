package onekey.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onekey.sandbox.Sandbox;
import onekey.sandbox.iam.SandboxUser;
import org.junit.jupiter.api.Test;

class GeneratedAccountTest {

  @Test
  void isTheSameForTheSameSizeAndSeed() {
    assertThat(users(200, 7)).isEqualTo(users(200, 7));
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertThat(users(200, 7)).isNotEqualTo(users(200, 8));
  }

  @Test
  void mayBeEmpty() {
    assertThat(users(0, 1)).isEmpty();
  }

  @Test
  void hasUsersOnBothSidesOfTheLimit() {
    // when
    var users = users(1000, 1);

    // then
    assertThat(users).hasSize(1000);
    assertThat(users.stream().filter(user -> user.activeKeys() == 2).count()).isBetween(70L, 130L);
    assertThat(users).anyMatch(user -> user.accessKeys().isEmpty());
    assertThat(users).anyMatch(user -> user.accessKeys().size() == 2 && user.activeKeys() == 1);
  }

  private static List<SandboxUser> users(int size, long seed) {
    var account = GeneratedAccount.of(size, seed);
    try (var sandbox = Sandbox.start(account.sandboxSettings())) {
      account.users().addTo(sandbox.iam());
      return sandbox.iam().users();
    }
  }
}
