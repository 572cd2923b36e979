package onekey.cli.drill;

import java.time.Duration;

/** How a drill waits for AWS, and learns that somebody has ended it. */
public interface Pauses {

  /** From now on a signal does not end the command at once, because something is being made. */
  void begin();

  /**
   * Goes on unless the command was interrupted.
   *
   * @throws DrillInterruptedException if it was
   */
  void goOn();

  /**
   * Waits for this long.
   *
   * @throws DrillInterruptedException if the command was interrupted before or meanwhile
   */
  void pause(Duration time);

  /** Waits for this long, also after an interruption: what was made has to be removed. */
  void pauseInAnyCase(Duration time);

  /** Returns whether the command was interrupted. */
  boolean interrupted();
}
