package onekey.cli;

/** How the {@code onekey} command ends. Pipelines rely on these numbers. */
public final class ExitCode {

  /** Done; and for {@code plan}: nobody is over the limit. */
  public static final int OK = 0;

  /** {@code plan} only: somebody is over the limit. */
  public static final int OVER_LIMIT = 1;

  /** Wrong usage, bad input or a failure: what was asked for is not known. */
  public static final int FAILED = 2;

  private ExitCode() {}
}
