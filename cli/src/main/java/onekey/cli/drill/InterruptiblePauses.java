package onekey.cli.drill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import onekey.plan.output.Interruption;

/** Pauses in real time. */
final class InterruptiblePauses implements Pauses {

  private final CountDownLatch interrupted = new CountDownLatch(1);

  private final Interruption interruption;

  InterruptiblePauses(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public void begin() {
    interruption.whenItHappens(interrupted::countDown);
  }

  @Override
  public void goOn() {
    if (interrupted()) {
      throw new DrillInterruptedException();
    }
  }

  @Override
  public void pause(Duration time) {
    try {
      if (interrupted.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DrillInterruptedException();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DrillInterruptedException();
    }
  }

  @Override
  public void pauseInAnyCase(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean interrupted() {
    return interrupted.getCount() == 0;
  }
}
