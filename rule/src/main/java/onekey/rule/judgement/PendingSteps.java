package onekey.rule.judgement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is scheduled for the keys of users.
 *
 * @param announcements the removals that were announced
 * @param deletions the deletions of keys that were deactivated
 */
public record PendingSteps(
    Map<KeyOfUser, Announcement> announcements, Map<KeyOfUser, PendingDeletion> deletions) {

  /**
   * A key of a user. A schedule names both, and one for the key of another user counts for neither.
   *
   * @param userId the unique id of the user
   * @param accessKeyId the access key id
   */
  public record KeyOfUser(String userId, String accessKeyId) {}

  public PendingSteps {
    announcements = Map.copyOf(announcements);
    deletions = Map.copyOf(deletions);
  }

  /** Returns that nothing is scheduled. */
  public static PendingSteps none() {
    return new PendingSteps(Map.of(), Map.of());
  }

  /** Returns the announced removal of this key of this user. */
  public Optional<Announcement> announcement(String userId, String accessKeyId) {
    return Optional.ofNullable(announcements.get(new KeyOfUser(userId, accessKeyId)));
  }

  /** Returns the deletion of this key of this user, if it may still begin. */
  public Optional<PendingDeletion> deletion(String userId, String accessKeyId, Instant now) {
    return Optional.ofNullable(deletions.get(new KeyOfUser(userId, accessKeyId)))
        .filter(deletion -> deletion.isPending(now));
  }
}
