package onekey.rule.judgement;

import java.util.List;
import java.util.stream.Collectors;
import onekey.rule.judgement.Census.UnreadUser;

/** Some users could not be judged. The others have been reported. */
public final class UnreadUsersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How many of the users the message names. */
  private static final int NAMED = 10;

  /**
   * Names users and causes.
   *
   * @param unread the users that could not be judged, at least one
   * @param users how many users there are
   */
  UnreadUsersException(List<UnreadUser> unread, int users) {
    super(
        "%d of %d users could not be judged and keep their earlier verdict: %s%s"
            .formatted(
                unread.size(),
                users,
                unread.stream()
                    .limit(NAMED)
                    .map(user -> user.name() + " (" + user.cause().getMessage() + ")")
                    .collect(Collectors.joining("; ")),
                unread.size() > NAMED ? "; and " + (unread.size() - NAMED) + " more" : ""),
        unread.getFirst().cause());
  }
}
