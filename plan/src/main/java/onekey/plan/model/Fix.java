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
    CONSOLE,
    CLI,
    TERRAFORM
  }

  /**
   * One thing to do.
   *
   * @param text what to do, as one sentence; may name users and keys, unescaped
   * @param link where; for the console
   * @param command what to paste into a POSIX shell, already quoted
   */
  public record Step(String text, Optional<URI> link, Optional<String> command) {}

  public Fix {
    steps = List.copyOf(steps);
  }
}
