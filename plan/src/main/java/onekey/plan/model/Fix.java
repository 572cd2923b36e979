package onekey.plan.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One way to fix a finding.
 *
 * @param way by what means
 * @param steps what to do, in this order
 */
public record Fix(Way way, List<Step> steps) {

  /** By what means. */
  public enum Way {
    CONSOLE("In the AWS console"),
    CLI("With the AWS CLI"),
    TERRAFORM("In Terraform");

    private final String title;

    Way(String title) {
      this.title = title;
    }

    /** Returns its heading. */
    public String title() {
      return title;
    }
  }

  /**
   * One thing to do.
   *
   * @param text what to do, as one sentence; may name users and keys, unescaped
   * @param link where; for the console
   * @param command what to paste into a POSIX shell, already quoted
   */
  public record Step(String text, Optional<URI> link, Optional<String> command) {

    /** Returns a step that only says something. */
    public static Step say(String text) {
      return new Step(text, Optional.empty(), Optional.empty());
    }

    /** Returns a step that opens a page, where the partition has a console. */
    public static Step open(String text, Optional<URI> link) {
      return new Step(text, link, Optional.empty());
    }

    /** Returns a step that runs a command. */
    public static Step run(String text, String command) {
      return new Step(text, Optional.empty(), Optional.of(command));
    }
  }

  public Fix {
    steps = List.copyOf(steps);
  }
}
