package onekey.plan.output;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * What the output goes to.
 *
 * <p>The start script says what it sees, because the JVM cannot tell whether standard output is a
 * terminal when standard input is none.
 *
 * @param columns the width of the terminal; empty if standard output is none, and then no line is
 *     broken that can be searched
 * @param colours whether to use colours
 * @param progress whether standard error is a terminal, on which progress can be shown
 * @see <a href="https://no-color.org/">NO_COLOR</a>
 * @see <a href="https://force-color.org/">FORCE_COLOR</a>
 */
public record Terminal(OptionalInt columns, boolean colours, boolean progress) {

  /** The start script sets it to the number of columns if standard output is a terminal. */
  static final String COLUMNS = "onekey.columns";

  /** The start script sets it if standard error is a terminal. */
  static final String PROGRESS = "onekey.progress";

  private static final int USUAL_COLUMNS = 80;

  /** No terminal: a file or another program. */
  public static Terminal none() {
    return new Terminal(OptionalInt.empty(), false, false);
  }

  /** Reads what the start script says. */
  public static Terminal of(Properties properties, Map<String, String> environment) {
    var columns = properties.getProperty(COLUMNS);
    return new Terminal(
        columns == null ? OptionalInt.empty() : OptionalInt.of(number(columns)),
        colours(columns != null, environment),
        properties.getProperty(PROGRESS) != null);
  }

  /** Who wants none is heard before who wants some, and both before what can be seen. */
  private static boolean colours(boolean terminal, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    // With 0, programs of Node.js show none, others some: it forces nothing here.
    var forced = environment.getOrDefault("FORCE_COLOR", "");
    return (!forced.isEmpty() && !forced.equals("0"))
        || (terminal && !environment.getOrDefault("TERM", "").equals("dumb"));
  }

  /** Returns the same with colours, or without. */
  public Terminal withColours(boolean others) {
    return new Terminal(columns, others, progress);
  }

  /** Returns the same without progress. */
  public Terminal withoutProgress() {
    return new Terminal(columns, colours, false);
  }

  private static int number(String columns) {
    try {
      var number = Integer.parseInt(columns.strip());
      // A terminal that does not know its size says 0.
      return number > 0 ? number : USUAL_COLUMNS;
    } catch (NumberFormatException _) {
      return USUAL_COLUMNS;
    }
  }
}
