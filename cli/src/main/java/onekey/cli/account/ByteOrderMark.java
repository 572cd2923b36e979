package onekey.cli.account;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** The invisible sign with which spreadsheets begin a CSV file that they save. */
record ByteOrderMark(Reader text) {

  private static final char SIGN = '\uFEFF';

  /** Returns the text without it. */
  Reader skipped() throws IOException {
    var reader = new PushbackReader(text);
    var first = reader.read();
    if (first != SIGN && first != -1) {
      reader.unread(first);
    }
    return reader;
  }
}
