package onekey.plan.source.cloudtrail;

import java.time.Duration;

/** The time by which calls are paced. */
public interface CallClock {

  /** The time of this machine. */
  CallClock SYSTEM =
      new CallClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  /** Returns the time of a clock that only goes forward, in nanoseconds. */
  long nanoTime();

  /** Waits for at least this long. */
  void sleep(Duration duration) throws InterruptedException;
}
