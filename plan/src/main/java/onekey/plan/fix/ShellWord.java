package onekey.plan.fix;

/**
 * A word of a command for a POSIX shell.
 *
 * @see <a
 *     href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02">Single-Quotes</a>
 */
public final class ShellWord {

  private ShellWord() {}

  /**
   * Returns the value in single quotes, between which a shell leaves everything as it is.
   *
   * @throws IllegalArgumentException if the value has a character that no argument can hold
   */
  public static String quote(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("No argument of a command can hold the character NUL.");
    }
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
