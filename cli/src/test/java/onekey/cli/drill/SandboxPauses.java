package onekey.cli.drill;

import java.time.Duration;
import onekey.sandbox.Sandbox;

/** Pauses in which only the sandbox's clock moves. A test interrupts the drill by a field. */
final class SandboxPauses implements Pauses {

  private final Sandbox sandbox;
  private volatile boolean interrupted;
  private volatile boolean begun;

  SandboxPauses(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  void interrupt() {
    interrupted = true;
  }

  void reset() {
    interrupted = false;
    begun = false;
  }

  /** Returns whether a signal would be waited for. */
  boolean begun() {
    return begun;
  }

  @Override
  public void begin() {
    begun = true;
  }

  @Override
  public void goOn() {
    if (interrupted) {
      throw new DrillInterruptedException();
    }
  }

  @Override
  public void pause(Duration time) {
    goOn();
    sandbox.clock().advance(time);
    goOn();
  }

  @Override
  public void pauseInAnyCase(Duration time) {
    sandbox.clock().advance(time);
  }

  @Override
  public boolean interrupted() {
    return interrupted;
  }
}
