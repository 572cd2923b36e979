package onekey.plan.output;

import java.io.IOException;
import java.io.Writer;

/** What a command found out, in one of its formats. */
@FunctionalInterface
public interface Result {

  /**
   * Writes it piece by piece, so that a large one is never held as a whole.
   *
   * @param out writes UTF-8; is not closed
   * @throws IOException if it cannot be written to
   */
  void writeTo(Writer out) throws IOException;

  /** Returns a result that is this text. */
  static Result of(String text) {
    return out -> out.write(text);
  }
}
