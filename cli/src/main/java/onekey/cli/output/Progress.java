package onekey.cli.output;

/** Shows how much of something is done, on standard error if that is a terminal. */
public interface Progress extends AutoCloseable {

  /** So many more are to do. */
  void found(int more);

  /** One more is done. May be called by several threads at once. */
  void done();

  /** Takes the display away. */
  @Override
  void close();

  /** Returns what suits this console. */
  static Progress on(Console console, String what) {
    return console.terminal().progress() ? new TerminalProgress(console, what) : new NoProgress();
  }

  /** Shows nothing. */
  record NoProgress() implements Progress {
    @Override
    public void found(int more) {}

    @Override
    public void done() {}

    @Override
    public void close() {}
  }
}
