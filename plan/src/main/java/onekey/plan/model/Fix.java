package onekey.plan.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;

/**
 * One way to fix a finding.
 *
 * @param way by what means
 * @param steps what to do, in this order
 */
public record Fix(Way way, List<Step> steps) {

  /** By what means. */
  public enum Way {
    CONSOLE("wayConsole"),
    CLI("wayCli"),
    TERRAFORM("wayTerraform");

    private final String key;

    Way(String key) {
      this.key = key;
    }

    /** Returns its heading. */
    public Text words() {
      return Text.of(key);
    }

    /** Returns its heading in English. */
    public String title() {
      return words().english();
    }
  }

  /**
   * One thing to do.
   *
   * @param words what to do, as one sentence; may name users and keys, unescaped
   * @param link where; for the console
   * @param command what to paste into a POSIX shell, already quoted
   */
  public record Step(Text words, Optional<URI> link, Optional<String> command) {

    /** Returns what to do, in English. */
    public String text() {
      return words.english();
    }

    /** Returns a step that only says something. */
    public static Step say(Text words) {
      return new Step(words, Optional.empty(), Optional.empty());
    }

    /** Returns a step that opens a page, where the partition has a console. */
    public static Step open(Text words, Optional<URI> link) {
      return new Step(words, link, Optional.empty());
    }

    /** Returns a step that runs a command. */
    public static Step run(Text words, String command) {
      return new Step(words, Optional.empty(), Optional.of(command));
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
      case CONSOLE -> Step.say(Text.of("accountSignIn", account.text()));
      case CLI ->
          Step.run(
              Text.of("accountCredentials", account.text(), account.id()),
              "aws sts get-caller-identity --query=Account --output=text");
      case TERRAFORM -> Step.say(Text.of("accountAlone", account.text()));
    };
  }
}
