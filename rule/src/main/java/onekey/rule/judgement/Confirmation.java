package onekey.rule.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Whether a key that was deactivated stays deactivated, and whether it may be deleted.
 *
 * <p>Both <em>decide anew</em>: on live data, by the live policy and with this key counted as
 * active, the decision must be to remove this very key. So everything that may have changed since
 * the choice is considered: the other keys, the use, the tags, the policy.
 */
public sealed interface Confirmation {

  /** The text that explains the answer. */
  String reason();

  /** The key may stay deactivated, or may be deleted. */
  record Confirmed(String reason) implements Confirmation {}

  /** IAM still shows the key as active. It is eventually consistent, so asking again may help. */
  record StillActive(String reason) implements Confirmation {}

  /** The key may be deleted, but not before this moment. */
  record Postponed(Instant until, String reason) implements Confirmation {}

  /** The key must be activated again, or must not be deleted. */
  record Refused(String reason) implements Confirmation {}

  /**
   * Confirms a deactivation a moment ago.
   *
   * @param evidence the user, read after the deactivation with this key counted
   */
  static Confirmation ofDeactivation(
      Evidence evidence, String accessKeyId, KeyPolicy policy, Instant now) {
    return of(
        evidence,
        accessKeyId,
        policy,
        now,
        new StillActive(
            "Access key %s of %s is still active.".formatted(accessKeyId, evidence.user().name())));
  }

  /**
   * Confirms at the end of a quarantine that the key may be deleted: it is still inactive, it would
   * be chosen again, and <em>by what IAM records today it was already idle long enough when it was
   * chosen</em>. IAM records use with a delay, so a use shortly before the deactivation may show
   * only now.
   *
   * @param evidence the user, read now with this key counted
   * @param chosenAt when the key was chosen
   */
  static Confirmation ofQuarantine(
      Evidence evidence, String accessKeyId, KeyPolicy policy, Instant chosenAt, Instant now) {
    var today =
        of(
            evidence,
            accessKeyId,
            policy,
            now,
            new Refused(
                "Access key %s of %s was made active again."
                    .formatted(accessKeyId, evidence.user().name())));
    return switch (evidence) {
      case Evidence.WithinLimit _ -> today;
      case Evidence.OverLimit over ->
          over.countedKeys().stream()
              .filter(key -> key.id().equals(accessKeyId))
              .filter(key -> key.removableFrom(policy).isAfter(chosenAt))
              .findAny()
              .filter(_ -> today instanceof Confirmed)
              .<Confirmation>map(key -> usedBeforeTheChoice(key, policy))
              .orElse(today);
    };
  }

  /** The user itself is gone, and its keys with it. */
  static Confirmation userGone(String userId) {
    return new Refused("IAM lists no user %s any more.".formatted(userId));
  }

  private static Confirmation of(
      Evidence evidence,
      String accessKeyId,
      KeyPolicy policy,
      Instant now,
      Confirmation whenActive) {
    var user = evidence.user();
    return user.key(accessKeyId)
        .map(
            key ->
                switch (key.status()) {
                  case ACTIVE -> whenActive;
                  case INACTIVE -> ofInactive(accessKeyId, Decision.of(evidence, policy, now));
                  case EXPIRED, UNKNOWN ->
                      new Refused(
                          "Access key %s of %s is neither active nor inactive."
                              .formatted(accessKeyId, user.name()));
                })
        .orElseGet(
            () ->
                new Refused(
                    "%s has no access key %s any more.".formatted(user.name(), accessKeyId)));
  }

  private static Confirmation ofInactive(String accessKeyId, Decision decision) {
    return switch (decision) {
      case Decision.Remove(var extra, var reason) when extra.equals(accessKeyId) ->
          new Confirmed("Access key %s is inactive. %s".formatted(accessKeyId, reason));
      case Decision.Remove _, Decision.Announce _, Decision.Hold _, Decision.Keep _ ->
          new Refused(
              "Access key %s must not be removed any more. With it active: %s"
                  .formatted(accessKeyId, decision.reason()));
    };
  }

  private static Confirmation usedBeforeTheChoice(CountedKey key, KeyPolicy policy) {
    return new Refused(
        "Access key %s must not be removed: it was used or created on %s, less than %d days before it was chosen."
            .formatted(
                key.id(),
                LocalDate.ofInstant(key.idleSince(), ZoneOffset.UTC),
                policy.minimumIdleDays()));
  }
}
