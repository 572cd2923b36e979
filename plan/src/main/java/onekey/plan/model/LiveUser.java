package onekey.plan.model;

import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.IamUser;

/** What a real account says of a user that it was asked for. */
public sealed interface LiveUser {

  /**
   * The user was read.
   *
   * @param user the user with its keys
   * @param tags its tags; empty if they were not asked for or could not be read
   * @param problem why the tags could not be read, in whole sentences
   */
  record Read(IamUser user, Optional<Map<String, String>> tags, Optional<String> problem)
      implements LiveUser {

    public Read {
      tags = tags.map(Map::copyOf);
    }
  }

  /**
   * The user exists and could not be read.
   *
   * @param cause why not, and what to do, in whole sentences
   */
  record Unread(String cause) implements LiveUser {}

  /** The account has no such user. */
  record Absent() implements LiveUser {}
}
