package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.cli.output.Progress;
import onekey.cli.plan.live.AccountChoice;
import onekey.cli.plan.live.LiveAccount;
import onekey.rule.judgement.KeyPolicy;
import org.junit.jupiter.api.Test;

class LiveAccountTest {

  @Test
  void learnsAccountAndPasswordUseFromTheListOfUsers() {
    try (var iam = new HostileIam(List.of("alice"));
        var open =
            iam.access().open(new AccountChoice(Optional.empty(), Optional.empty(), false))) {
      // when
      var reading = new LiveAccount(open).read(KeyPolicy.defaults(), new Progress.NoProgress());

      // then
      assertThat(reading.accountId()).contains("444455556666");
      assertThat(reading.partition()).isEqualTo("aws-cn");
      assertThat(reading.users())
          .singleElement()
          .satisfies(
              user ->
                  assertThat(user.passwordLastUsed())
                      .contains(Instant.parse(HostileIam.PASSWORD_LAST_USED)));
    }
  }

  @Test
  void anAccountWithoutUsersIsOfThePartitionOfTheRegion() {
    try (var iam = new HostileIam(List.of());
        var open =
            iam.access().open(new AccountChoice(Optional.empty(), Optional.empty(), false))) {
      // when
      var reading = new LiveAccount(open).read(KeyPolicy.defaults(), new Progress.NoProgress());

      // then
      assertThat(reading.accountId()).isEmpty();
      assertThat(reading.partition()).isEqualTo("aws");
    }
  }
}
