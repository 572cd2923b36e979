package onekey.rule.notice;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One message to people, before it is written in a {@link NoticeStyle}.
 *
 * @param subject what happened, in a few words
 * @param where the rule, account, Region and time
 * @param parts what happened, to whom
 * @param nextSteps what people can do now, and how they undo it
 * @param link where to look; empty where the console's address is not known
 */
public record Notice(
    String subject, String where, List<Part> parts, List<Step> nextSteps, Optional<URI> link) {

  public Notice {
    parts = List.copyOf(parts);
    nextSteps = List.copyOf(nextSteps);
  }

  /**
   * Users to which the same happened.
   *
   * @param heading what happened to them
   * @param items one line about each of them, at least one
   */
  public record Part(String heading, List<Item> items) {

    public Part {
      items = List.copyOf(items);
    }
  }

  /**
   * One line about one user.
   *
   * @param text whole sentences without line ends
   * @param link where to look; empty if nowhere
   */
  public record Item(String text, Optional<URI> link) {}

  /**
   * What people can do now.
   *
   * @param text whole sentences, or one that the command ends
   * @param command what to type for it; empty if nothing
   */
  public record Step(String text, String command) {

    /** A step without a command. */
    static Step of(String text) {
      return new Step(text, "");
    }
  }
}
