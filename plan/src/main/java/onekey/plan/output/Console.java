package onekey.plan.output;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * What a command reads from and writes to.
 *
 * @param in standard input
 * @param out standard output, for results only
 * @param err standard error, for everything else
 * @param terminal what standard output goes to
 * @param quiet whether to say nothing but results and errors
 */
public record Console(
    InputStream in, ResultWriter out, PrintWriter err, Terminal terminal, boolean quiet) {

  /** A console on which everything is said. */
  public Console(InputStream in, ResultWriter out, PrintWriter err, Terminal terminal) {
    this(in, out, err, terminal, false);
  }

  /** Returns the same with another terminal. */
  public Console on(Terminal other) {
    return new Console(in, out, err, other, quiet);
  }

  /** Returns the same without anything but results and errors: no progress either. */
  public Console quietly() {
    return new Console(in, out, err, terminal.withoutProgress(), true);
  }

  /** Says something that is no result, and that nobody needs who wants it quiet. */
  public void note(String message) {
    if (!quiet) {
      warn(message);
    }
  }

  /** Says something that is no result, and that must be known: an error, or what is missing. */
  public void warn(String message) {
    err.println("onekey: " + SafeText.of(message));
    err.flush();
  }
}
