package onekey.cli.account;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import onekey.sandbox.iam.KeyUse;

/**
 * The account that comes with OneKey: {@code sample-account.yaml}. It has a clock of its own, so it
 * looks the same every day.
 */
public final class SampleAccount {

  private static final String RESOURCE = "sample-account.yaml";

  private SampleAccount() {}

  /** Reads the account. */
  public static Account read() {
    var mapper =
        JsonMapper.builder(new YAMLFactory())
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .build();
    try (var file = Objects.requireNonNull(SampleAccount.class.getResourceAsStream(RESOURCE))) {
      return mapper.readValue(file, File.class).toAccount();
    } catch (IOException e) {
      throw new UncheckedIOException("The sample account cannot be read.", e);
    }
  }

  private record File(Instant now, Map<String, String> ruleParameters, List<User> users) {

    Account toAccount() {
      return new Account(
          Optional.empty(),
          now,
          ruleParameters,
          users.stream()
              .map(User::toAccountUser)
              .sorted(Comparator.comparing(AccountUser::name))
              .toList(),
          Account.KeyIds.INVENTED);
    }
  }

  private record User(
      String name,
      Optional<String> path,
      Instant created,
      Optional<Map<String, String>> tags,
      Optional<List<Key>> keys) {

    AccountUser toAccountUser() {
      return new AccountUser(
          name,
          path.orElse("/"),
          created,
          tags.orElse(Map.of()),
          accountKeys(keys.orElse(List.of())),
          Optional.empty());
    }

    private static List<AccountKey> accountKeys(List<Key> keys) {
      return IntStream.range(0, keys.size())
          .mapToObj(index -> keys.get(index).toAccountKey(index + 1))
          .toList();
    }
  }

  private record Key(String status, Instant created, Optional<KeyUse> lastUse) {

    AccountKey toAccountKey(int number) {
      return new AccountKey(number, status, created, lastUse);
    }
  }
}
