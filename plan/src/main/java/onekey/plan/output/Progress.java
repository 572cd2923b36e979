package onekey.plan.output;

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

  /**
   * Says on a terminal what is waited for, until it is closed. Written once and not drawn again:
   * what is waited for may ask something on the same terminal.
   */
  static Waiting waiting(Console console, String what) {
    var text = console.terminal().progress() ? what : "";
    if (!text.isEmpty()) {
      console.err().print("\r" + text);
      console.err().flush();
    }
    return () -> {
      if (!text.isEmpty()) {
        console.err().print("\r" + " ".repeat(text.length()) + "\r");
        console.err().flush();
      }
    };
  }

  /** Something that is waited for. */
  interface Waiting extends AutoCloseable {
    /** Takes the text away. */
    @Override
    void close();
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
