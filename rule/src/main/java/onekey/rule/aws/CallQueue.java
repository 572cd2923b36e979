package onekey.rule.aws;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets callers make their calls one after the other, each when the pacer says so.
 *
 * <p>Only the first caller in the queue waits for the pacer, and asks it again when it wakes up. So
 * one throttled call holds back all waiting callers.
 */
final class CallQueue {

  private final ReentrantLock head = new ReentrantLock(true);
  private final CallPacer pacer;

  CallQueue(CallPacer pacer) {
    this.pacer = pacer;
  }

  /** Waits for the caller's turn. */
  CallPacer.Turn awaitTurn() {
    var waitedFor = head.isLocked();
    lock();
    try {
      var pause = pacer.untilNextTurn();
      while (pause.isPositive()) {
        waitedFor = true;
        Thread.sleep(pause);
        pause = pacer.untilNextTurn();
      }
      return pacer.take(waitedFor);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      head.unlock();
    }
  }

  private void lock() {
    try {
      head.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting to call IAM.", e);
  }
}
