package onekey.rule.judgement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Chooses the key of a user that is least worth keeping. */
final class ExtraKey {

  /**
   * From the key least worth keeping to the one most worth it: no recorded use, then the earlier
   * last use, then the earlier creation, then the id, so that the choice is always the same.
   *
   * <p>Last use comes before age: the older key of two is often the one in production.
   */
  private static final Comparator<AccessKey> BY_WORTH =
      Comparator.comparing(ExtraKey::lastUsedOrNever)
          .thenComparing(AccessKey::created)
          .thenComparing(AccessKey::id);

  private ExtraKey() {}

  /** Returns the key least worth keeping. */
  static AccessKey among(Collection<AccessKey> activeKeys) {
    return activeKeys.stream().min(BY_WORTH).orElseThrow();
  }

  private static Instant lastUsedOrNever(AccessKey key) {
    return switch (key.lastUse()) {
      case LastUse.NotRead() -> throw key.lastUseWasNotRead();
      case LastUse.NotRecorded() -> Instant.MIN;
      case LastUse.Recorded(var at, var _, var _) -> at;
    };
  }
}
