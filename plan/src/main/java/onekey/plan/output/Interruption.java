package onekey.plan.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal that ends the command end its work first, so that what is known by then is written.
 * The command closes it when all is written.
 *
 * @see Runtime#addShutdownHook
 */
public final class Interruption implements AutoCloseable {

  /** After this, a command that cannot write is not waited for. */
  private static final Duration WRITING = Duration.ofSeconds(60);

  private final Duration patience;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::happen, "interruption");
  private volatile boolean happened;
  private final List<Runnable> reactions = new ArrayList<>();

  /** The interruption of a command that only has to write what is known. */
  public Interruption() {
    this(WRITING);
  }

  /**
   * The interruption of a command that has more to do.
   *
   * @param patience for how long the end of the command is waited for
   */
  public Interruption(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does this too when it happens from now on, or at once if it has happened. Before the first
   * time, a signal ends the command at once. May be called by several threads at once.
   */
  public synchronized void whenItHappens(Runnable what) {
    if (happened) {
      what.run();
      return;
    }
    reactions.add(what);
    if (reactions.size() > 1) {
      return;
    }
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is ending already.
    }
  }

  /** Returns whether it has happened. */
  public boolean happened() {
    return happened;
  }

  /** Does what a signal does: ends the work, and waits until all is written. */
  public void happen() {
    react();
    try {
      if (!written.await(patience.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("onekey: the result could not be written in time.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void react() {
    happened = true;
    reactions.forEach(Runnable::run);
  }

  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is ending already.
    }
  }
}
