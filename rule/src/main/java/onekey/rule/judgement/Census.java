package onekey.rule.judgement;

import java.util.List;

/**
 * All users of the account at one moment.
 *
 * @param users the users that could be read
 * @param unread the users that could not
 */
public record Census(List<Evidence> users, List<UnreadUser> unread) {

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
}
