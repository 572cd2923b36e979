package onekey.rule.judgement;

import java.util.List;
import java.util.Map;

/**
 * What was read about one user: as much as judging needs. Last use and tags exist only for a user
 * over the limit, because only there are they read.
 *
 * <p>The keys that count are the active ones. To confirm the removal of a key that is inactive by
 * now, that key counts too.
 */
public sealed interface Evidence {

  /** Returns the user. */
  IamUser user();

  /**
   * A user with no more counted keys than allowed.
   *
   * @param countedKeys how many keys count, 0–1
   */
  record WithinLimit(IamUser user, int countedKeys) implements Evidence {}

  /**
   * A user with more counted keys than allowed.
   *
   * @param countedKeys the keys that count, in any order, at least one
   * @param tags the user's tags: they may exempt it, describe its keys and name its owner
   */
  record OverLimit(IamUser user, List<CountedKey> countedKeys, Map<String, String> tags)
      implements Evidence {

    public OverLimit {
      if (countedKeys.isEmpty()) {
        throw new IllegalArgumentException("A user without counted keys is within the limit.");
      }
      countedKeys = List.copyOf(countedKeys);
      tags = Map.copyOf(tags);
    }
  }
}
