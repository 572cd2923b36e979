package onekey.rule.judgement;

import java.time.Instant;

/** Whether a key that was just deactivated may be deleted. */
public sealed interface Confirmation {

  /** The text that explains the answer. */
  String reason();

  /** It may. */
  record Confirmed(String reason) implements Confirmation {}

  /** IAM still shows the key as active. It is eventually consistent, so asking again may help. */
  record StillActive(String reason) implements Confirmation {}

  /** It may not: the key must be restored. */
  record Refused(String reason) implements Confirmation {}

  /**
   * Confirms a deactivation: the key is inactive, and <em>the decision comes out the same when the
   * key is counted as active</em>. That one question covers them all: whether it is still the extra
   * key, whether it was used since (it would be held), whether the user is exempt by now, and
   * whether enough active keys are left without it.
   *
   * @param user the user, read after the deactivation, with the last use of its active keys and of
   *     this key
   */
  static Confirmation of(IamUser user, String accessKeyId, KeyPolicy policy, Instant now) {
    return user.key(accessKeyId)
        .map(key -> of(user, key, policy, now))
        .orElseGet(() -> gone(user, accessKeyId));
  }

  private static Confirmation of(IamUser user, AccessKey key, KeyPolicy policy, Instant now) {
    return switch (key.status()) {
      case ACTIVE ->
          new StillActive("Access key %s of %s is still active.".formatted(key.id(), user.name()));
      case INACTIVE -> ofInactive(user, key, policy, now);
      case EXPIRED, UNKNOWN -> neitherActiveNorInactive(user, key);
    };
  }

  private static Confirmation ofInactive(
      IamUser user, AccessKey key, KeyPolicy policy, Instant now) {
    var decision = Decision.of(user.withActive(key.id()), policy, now);
    return switch (decision) {
      case Decision.Remove(var extra, var reason) when extra.equals(key.id()) ->
          new Confirmed("Access key %s is inactive. %s".formatted(key.id(), reason));
      case Decision.Remove(var _, var reason) -> noLongerExtra(key, reason);
      case Decision.Hold(var _, var _, var reason) -> noLongerExtra(key, reason);
      case Decision.Keep(var reason) -> noLongerExtra(key, reason);
    };
  }

  private static Confirmation noLongerExtra(AccessKey key, String reason) {
    return new Refused(
        "Access key %s must not be removed any more. With it active: %s"
            .formatted(key.id(), reason));
  }

  /** The user has no such key. */
  static Confirmation gone(IamUser user, String accessKeyId) {
    return new Refused("%s has no access key %s any more.".formatted(user.name(), accessKeyId));
  }

  /** The key has a status that no removal is made for. */
  static Confirmation neitherActiveNorInactive(IamUser user, AccessKey key) {
    return new Refused(
        "Access key %s of %s is neither active nor inactive.".formatted(key.id(), user.name()));
  }
}
