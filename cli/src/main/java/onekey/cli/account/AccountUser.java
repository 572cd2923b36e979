package onekey.cli.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of an {@link Account}.
 *
 * @param name the user name
 * @param path the path, {@code /} or {@code /…/}
 * @param created when the user was created
 * @param tags the tags
 * @param keys the access keys, in the order in which the source numbers them
 * @param passwordLastUsed when the user last signed in to the console with a password; empty if
 *     nothing is on record
 */
public record AccountUser(
    String name,
    String path,
    Instant created,
    Map<String, String> tags,
    List<AccountKey> keys,
    Optional<Instant> passwordLastUsed) {

  public AccountUser {
    tags = Map.copyOf(tags);
    keys = List.copyOf(keys);
  }

  /** Returns how many keys count against the limit. */
  public long activeKeys() {
    return keys.stream().filter(AccountKey::isActive).count();
  }
}
