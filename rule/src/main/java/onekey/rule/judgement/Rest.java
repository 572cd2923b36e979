package onekey.rule.judgement;

import java.time.Instant;

/** Whether a key that was deactivated some days ago may be deleted now. */
public final class Rest {

  private Rest() {}

  /**
   * Confirms that a key has rested: it is still inactive, its user is not exempt, and <em>by what
   * IAM records today it was already removable when it was chosen</em>. IAM shows a use with a
   * delay, so a use shortly before the deactivation may show only now.
   *
   * @param user the user, with its tags and the last use of this key
   * @param chosenAt when the key was chosen
   * @param now the moment of asking
   */
  public static Confirmation of(
      IamUser user, String accessKeyId, KeyPolicy policy, Instant chosenAt, Instant now) {
    return user.key(accessKeyId)
        .map(key -> of(user, key, policy, chosenAt, now))
        .orElseGet(() -> Confirmation.gone(user, accessKeyId));
  }

  private static Confirmation of(
      IamUser user, AccessKey key, KeyPolicy policy, Instant chosenAt, Instant now) {
    return switch (key.status()) {
      case ACTIVE -> refused(user, key, "was made active again");
      case INACTIVE -> ofInactive(user, key, policy, chosenAt, now);
      case EXPIRED, UNKNOWN -> Confirmation.neitherActiveNorInactive(user, key);
    };
  }

  private static Confirmation ofInactive(
      IamUser user, AccessKey key, KeyPolicy policy, Instant chosenAt, Instant now) {
    return switch (Exemption.of(user, policy, now)) {
      case Exemption.Through(var day) ->
          refused(user, key, "stays: its user is exempt until " + day);
      case Exemption.None(), Exemption.Past _, Exemption.Malformed _ ->
          ofIdle(user, key, Removability.of(key, user, policy, chosenAt), chosenAt);
    };
  }

  private static Confirmation ofIdle(
      IamUser user, AccessKey key, Removability whenChosen, Instant chosenAt) {
    return switch (whenChosen) {
      case Removability.Removable _ ->
          new Confirmation.Confirmed(
              "Access key %s of %s is inactive and has no use recorded since %s."
                  .formatted(key.id(), user.name(), chosenAt));
      case Removability.TooRecent _ ->
          refused(user, key, "stays: it was used or created on " + key.idleSince());
      case Removability.NeedsPerson(var why) ->
          refused(user, key, "stays for a person to decide: it " + why);
    };
  }

  private static Confirmation refused(IamUser user, AccessKey key, String why) {
    return new Confirmation.Refused(
        "Access key %s of %s %s.".formatted(key.id(), user.name(), why));
  }

  /** The user itself is gone, and its keys with it. */
  public static Confirmation userGone(String userId) {
    return new Confirmation.Refused("IAM lists no user %s any more.".formatted(userId));
  }
}
