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
 */
public record Console(InputStream in, ResultWriter out, PrintWriter err, Terminal terminal) {

  /** Says something that is no result. */
  public void warn(String message) {
    err.println("onekey: " + SafeText.of(message));
    err.flush();
  }
}
