package onekey.rule.judgement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An inactive key of a user. It is no finding, but must not be forgotten: it still takes a place.
 *
 * @param id the access key id
 * @param deletion its deletion; empty if none may still begin
 */
record InactiveKey(String id, Optional<PendingDeletion> deletion) {

  /**
   * Returns the inactive keys of a user, by id.
   *
   * @param pending what is scheduled for the keys of users
   */
  static List<InactiveKey> of(IamUser user, PendingSteps pending, Instant now) {
    return user.keys().stream()
        .filter(key -> key.status() == KeyStatus.INACTIVE)
        .map(key -> new InactiveKey(key.id(), pending.deletion(user.id(), key.id(), now)))
        .sorted(Comparator.comparing(InactiveKey::id))
        .toList();
  }
}
