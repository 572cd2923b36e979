package onekey.cli.demo;

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
import onekey.sandbox.iam.IamAccount;
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
          iam -> {
            users.stream()
                .sorted(Comparator.comparing(User::name))
                .forEach(user -> user.addTo(iam));
            return Map.of();
          });
    }
  }

  private record User(
      String name,
      Optional<String> path,
      Instant created,
      Optional<Map<String, String>> tags,
      Optional<List<Key>> keys) {

    void addTo(IamAccount iam) {
      iam.createUser(name, path.orElse("/"), created);
      tags.orElse(Map.of()).forEach((key, value) -> iam.tagUser(name, key, value));
      keys.orElse(List.of())
          .forEach(key -> iam.addAccessKey(name, key.status(), key.created(), key.lastUse()));
    }
  }

  private record Key(String status, Instant created, Optional<KeyUse> lastUse) {}
}
