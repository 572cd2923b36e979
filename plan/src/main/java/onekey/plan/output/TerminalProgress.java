package onekey.plan.output;

import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is redrawn by a clock, not by what happens: a thousand answers draw it no faster. */
final class TerminalProgress implements Progress {

  private static final int REDRAWN_MILLISECONDS = 200;

  /** The library's word for a total that is not known yet. */
  private static final int UNKNOWN = -1;

  private static final int USUAL_COLUMNS = 80;

  private final Console console;
  private final AtomicInteger all = new AtomicInteger();
  private final ProgressBar bar;

  TerminalProgress(Console console, String what) {
    this.console = console;
    // Drawn at once: until the first answer, the time that passes is all that there is to see.
    this.bar = draw(what);
  }

  @Override
  public synchronized void found(int more) {
    bar.maxHint(all.addAndGet(more));
  }

  private ProgressBar draw(String what) {
    return ProgressBar.builder()
        .setTaskName(what)
        .setInitialMax(UNKNOWN)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAWN_MILLISECONDS)
        .clearDisplayOnFinish()
        .setConsumer(new OverLine(console))
        .build();
  }

  @Override
  public synchronized void done() {
    bar.step();
  }

  @Override
  public synchronized void close() {
    bar.close();
  }

  /** Writes each state over the last one. */
  private record OverLine(Console console) implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      // One less: in the last column some terminals begin a new line.
      return console.terminal().columns().orElse(USUAL_COLUMNS) - 1;
    }

    @Override
    public void accept(String state) {
      console.err().print("\r" + state);
      console.err().flush();
    }

    @Override
    public void close() {}
  }
}
