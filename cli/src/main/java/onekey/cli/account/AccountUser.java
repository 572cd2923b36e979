package onekey.cli.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A user of an {@link Account}.
 *
 * @param name the user name
 * @param path the path, {@code /} or {@code /…/}
 * @param created when the user was created
 * @param tags the tags
 * @param keys the access keys, in the order in which the source numbers them
 */
public record AccountUser(
    String name, String path, Instant created, Map<String, String> tags, List<AccountKey> keys) {

  public AccountUser {
    tags = Map.copyOf(tags);
    keys = List.copyOf(keys);
  }

  /** Returns how many keys count against the limit. */
  public long activeKeys() {
    return keys.stream().filter(AccountKey::isActive).count();
  }
}
