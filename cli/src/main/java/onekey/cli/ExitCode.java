package onekey.cli;

/**
 * The exit codes of the {@code onekey} command. Pipelines rely on them.
 *
 * <p>A JVM that cannot start, or that an error ends, exits with 1; so 1 is every failure. The
 * results that a pipeline acts on are numbers that neither a JVM nor a shell uses by itself.
 */
public final class ExitCode {

  /** Done; and for {@code plan}: every user is COMPLIANT. */
  public static final int OK = 0;

  /** A failure: what was asked for is not known. */
  public static final int FAILED = 1;

  /** Wrong usage: an option or a file that was given cannot be used. */
  public static final int WRONG_USAGE = 2;

  /**
   * {@code plan} and {@code terraform}: a user is over the limit; {@code doctor}: something is
   * wrong.
   */
  public static final int OVER_LIMIT = 3;

  /** Some users could not be judged, whatever the others are; or something was not checked. */
  public static final int INCOMPLETE = 4;

  /**
   * The reader of standard output closed it. Other tools are ended by SIGPIPE then, which a shell
   * reports as this number; a JVM gets no such signal.
   */
  public static final int READER_GONE = 141;

  /** The start script sets it. */
  private static final String BASE = "onekey.exitCodeBase";

  private ExitCode() {}

  /**
   * Returns the number to end the JVM with. The start script asks for numbers that no JVM gives by
   * itself, and takes the base off again: options in the environment can end a JVM with 0 before
   * the command ran, and with 3 when memory is short.
   */
  static int ofJvm(int code) {
    return Integer.getInteger(BASE, 0) + code;
  }
}
