package onekey.cli.output;

import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that is redrawn by a clock, not by what happens: a thousand answers draw it no faster. */
final class TerminalProgress implements Progress {

  private static final int REDRAWN_MILLISECONDS = 200;
  private static final int USUAL_COLUMNS = 80;

  private final Console console;
  private final String what;
  private final AtomicInteger all = new AtomicInteger();
  private @Nullable ProgressBar bar;

  TerminalProgress(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  @Override
  public synchronized void found(int more) {
    var total = all.addAndGet(more);
    if (bar == null) {
      // Drawn for the first time at once.
      bar = draw(total);
    } else {
      bar.maxHint(total);
    }
  }

  private ProgressBar draw(int total) {
    return ProgressBar.builder()
        .setTaskName(what)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAWN_MILLISECONDS)
        .clearDisplayOnFinish()
        .setConsumer(new OverLine(console))
        .build();
  }

  @Override
  public synchronized void done() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
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
