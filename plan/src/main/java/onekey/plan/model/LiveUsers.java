package onekey.plan.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Some users of a real account.
 *
 * @param accountId the 12 digits of the account; empty if it has no users
 * @param byName the users, by name
 */
public record LiveUsers(Optional<String> accountId, Map<String, LiveUser> byName) {

  public LiveUsers {
    byName =
        byName.entrySet().stream()
            .collect(Collectors.toMap(entry -> key(entry.getKey()), Map.Entry::getValue));
  }

  /** Returns the user of this name, of which IAM does not distinguish the case. */
  public LiveUser named(String name) {
    return byName.getOrDefault(key(name), new LiveUser.Absent());
  }

  /** IAM's names are ASCII. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
