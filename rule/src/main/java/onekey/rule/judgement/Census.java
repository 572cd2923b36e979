package onekey.rule.judgement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All users of the account at one moment.
 *
 * @param users the users that could be read
 * @param unread the users that could not
 */
public record Census(List<Evidence> users, List<UnreadUser> unread) {

  /** How many of the unread users an error names. */
  private static final int NAMED = 10;

  /**
   * A user that IAM listed and that could not be read.
   *
   * @param id the unique id
   * @param name the user name
   * @param cause why not
   */
  public record UnreadUser(String id, String name, Exception cause) {}

  public Census {
    users = List.copyOf(users);
    unread = List.copyOf(unread);
  }

  /**
   * Judges every user that could be read, and says {@link ComplianceType#NOT_APPLICABLE} about
   * every user that was reported earlier and is not listed any more. An unread user is still there,
   * so it gets no verdict at all.
   *
   * @param reportedUserIds the users that have a verdict from an earlier run; read before this
   *     census was taken, so that a user created meanwhile does not pass for a departed one
   * @throws NoUsersListedException if IAM lists no user at all where some were reported
   */
  public List<Verdict> judge(Set<String> reportedUserIds, KeyPolicy policy, Instant now) {
    if (users.isEmpty() && unread.isEmpty() && !reportedUserIds.isEmpty()) {
      throw new NoUsersListedException(reportedUserIds.size());
    }
    var verdicts = new ArrayList<Verdict>();
    users.forEach(user -> verdicts.add(Verdict.of(user, policy, now)));
    departed(reportedUserIds).forEach(userId -> verdicts.add(Verdict.departed(userId)));
    return verdicts;
  }

  /**
   * Fails if a user could not be read.
   *
   * @throws UnreadUsersException naming users and causes
   */
  public void failIfIncomplete() {
    if (!unread.isEmpty()) {
      var names =
          unread.stream()
              .limit(NAMED)
              .map(user -> user.name() + " (" + user.cause().getMessage() + ")")
              .collect(Collectors.joining("; "));
      var more = unread.size() > NAMED ? "; and " + (unread.size() - NAMED) + " more" : "";
      throw new UnreadUsersException(
          "%d of %d users could not be judged and keep their earlier verdict: %s%s"
              .formatted(unread.size(), unread.size() + users.size(), names, more),
          unread.getFirst().cause());
    }
  }

  private Stream<String> departed(Set<String> reportedUserIds) {
    var listed = new HashSet<String>();
    users.forEach(read -> listed.add(read.user().id()));
    unread.forEach(user -> listed.add(user.id()));
    return reportedUserIds.stream().filter(userId -> !listed.contains(userId)).sorted();
  }
}
