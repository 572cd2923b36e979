package onekey.rule.judgement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The key of a user that is least worth keeping, and the keys that are most worth it.
 *
 * @param key the extra key that is removed first
 * @param kept as many keys as the policy allows, the ones most worth keeping
 */
record ExtraKey(CountedKey key, List<CountedKey> kept) {

  /**
   * From the key least worth keeping to the one most worth it: no recorded use, then the earlier
   * last use, then the earlier creation, then the id, so that the choice is always the same.
   *
   * <p>Last use comes before age: the older key of two is often the one in production.
   */
  private static final Comparator<CountedKey> BY_WORTH =
      Comparator.comparing(ExtraKey::lastUsedOrNever)
          .thenComparing(CountedKey::created)
          .thenComparing(CountedKey::id);

  /**
   * Chooses among more keys than are allowed.
   *
   * @param allowed how many keys are kept
   */
  static ExtraKey among(Collection<CountedKey> countedKeys, int allowed) {
    var byWorth = countedKeys.stream().sorted(BY_WORTH).toList();
    return new ExtraKey(
        byWorth.getFirst(), byWorth.subList(byWorth.size() - allowed, byWorth.size()));
  }

  private static Instant lastUsedOrNever(CountedKey key) {
    return switch (key.lastUse()) {
      case LastUse.NotRecorded() -> Instant.MIN;
      case LastUse.Recorded(var at, var _, var _) -> at;
    };
  }
}
