package onekey.rule.judgement;

import java.time.Instant;

/** Whether a key that was deactivated some days ago may be deleted now. */
public final class Rest {

  private Rest() {}

  /**
   * Confirms that a key has rested: it is still inactive, and no use is recorded since it was
   * chosen. IAM shows a use with a delay, so a use at the moment of the deactivation shows only
   * now.
   *
   * @param user the user, with the last use of this key
   * @param unusedSince when the key was chosen
   */
  public static Confirmation of(IamUser user, String accessKeyId, Instant unusedSince) {
    return user.key(accessKeyId)
        .map(key -> of(user, key, unusedSince))
        .orElseGet(() -> Confirmation.gone(user, accessKeyId));
  }

  private static Confirmation of(IamUser user, AccessKey key, Instant unusedSince) {
    return switch (key.status()) {
      case ACTIVE ->
          new Confirmation.Refused(
              "Access key %s of %s was made active again.".formatted(key.id(), user.name()));
      case INACTIVE -> ofInactive(user, key, unusedSince);
      case EXPIRED, UNKNOWN -> Confirmation.neitherActiveNorInactive(user, key);
    };
  }

  private static Confirmation ofInactive(IamUser user, AccessKey key, Instant unusedSince) {
    var who = "Access key %s of %s ".formatted(key.id(), user.name());
    return key.idleSince().isAfter(unusedSince)
        ? new Confirmation.Refused(who + "was used or created after it was chosen for removal.")
        : new Confirmation.Confirmed(
            who + "is inactive and has no use recorded since " + unusedSince + ".");
  }
}
