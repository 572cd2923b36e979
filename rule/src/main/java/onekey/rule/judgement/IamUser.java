package onekey.rule.judgement;

import java.util.List;
import java.util.Optional;

/**
 * An IAM user with its access keys.
 *
 * @param id the unique id ({@code AIDA…}), which is never used again, unlike the name
 * @param name the user name, 1–64 characters
 * @param keys the access keys, of every status, in any order
 */
public record IamUser(String id, String name, List<AccessKey> keys) {

  public IamUser {
    keys = List.copyOf(keys);
  }

  /** Returns the keys that count against the limit. */
  public List<AccessKey> activeKeys() {
    return keys.stream().filter(AccessKey::isActive).toList();
  }

  /** Returns the key with this id. */
  public Optional<AccessKey> key(String keyId) {
    return keys.stream().filter(key -> key.id().equals(keyId)).findAny();
  }
}
