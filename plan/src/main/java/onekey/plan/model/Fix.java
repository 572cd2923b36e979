package onekey.plan.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Returns the same ways with a first step that leads to this account. */
  static List<Fix> in(NamedAccount account, List<Fix> fixes) {
    return fixes.stream()
        .map(
            fix ->
                new Fix(
                    fix.way(),
                    Stream.concat(Stream.of(fix.into(account)), fix.steps().stream()).toList()))
        .toList();
  }

  /**
   * The user names of two accounts may be the same, so a command in the wrong one may be carried
   * out.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cli/latest/reference/sts/get-caller-identity.html">aws
   *     sts get-caller-identity</a>
   */
  private Step into(NamedAccount account) {
    return switch (way) {
      case CONSOLE -> Step.say("Sign in to account %s.".formatted(account.text()));
      case CLI ->
          Step.run(
              "Use credentials of account %s. Go on only if this prints %s."
                  .formatted(account.text(), account.id()),
              "aws sts get-caller-identity --query=Account --output=text");
      case TERRAFORM ->
          Step.say(
              "To look at Terraform states, plan account %s by itself.".formatted(account.text()));
    };
  }
}
