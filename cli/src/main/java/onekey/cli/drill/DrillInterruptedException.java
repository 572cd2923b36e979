package onekey.cli.drill;

/** Somebody has ended the command, by Ctrl-C for instance. */
public final class DrillInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DrillInterruptedException() {
    super("The command was interrupted.");
  }
}
