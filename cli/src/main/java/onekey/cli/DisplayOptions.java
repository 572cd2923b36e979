package onekey.cli;

import java.util.Locale;
import onekey.plan.output.Console;
import onekey.plan.output.Terminal;
import picocli.CommandLine.Option;

/** How a command shows what it has to say, whichever it is. */
final class DisplayOptions {

  /** The option that says when there are colours. */
  static final String COLOR = "--color";

  /** When there are colours. */
  enum Colouring {
    AUTO,
    ALWAYS,
    NEVER;

    /** Returns a terminal with the colours that are wanted on it. */
    Terminal on(Terminal terminal) {
      return switch (this) {
        case AUTO -> terminal;
        case ALWAYS -> terminal.withColours(true);
        case NEVER -> terminal.withColours(false);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = COLOR,
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colours: ${COMPLETION-CANDIDATES}. By default auto: on a terminal, unless NO_COLOR is"
              + " set, and elsewhere if FORCE_COLOR is set.")
  private Colouring colouring = Colouring.AUTO;

  @Option(
      names = "--quiet",
      description = "Say nothing but the result and errors: no progress, no warnings.")
  private boolean quiet;

  /** Returns the console as it is wanted. */
  Console on(Console console) {
    var coloured = console.on(colouring.on(console.terminal()));
    return quiet ? coloured.quietly() : coloured;
  }
}
