package onekey.plan.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, UTF-8 whatever the locale: annotations have dashes and ellipses. Remembers why
 * it could not write, which other writers of this kind forget.
 */
public final class ResultWriter extends PrintWriter {

  private final Remembering stream;

  public ResultWriter(OutputStream stream) {
    this(new Remembering(stream));
  }

  private ResultWriter(Remembering stream) {
    super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    this.stream = stream;
  }

  /** Writes what is held back, and returns why not all could be written; empty if all was. */
  public Optional<Loss> loss() {
    flush();
    return Optional.ofNullable(stream.failure).map(Loss::new);
  }

  /** Why results were lost. */
  public record Loss(IOException failure) {

    /**
     * Returns whether the reader is gone, as after {@code | head}. Only the message of the
     * operating system shows it; in another language, it looks like any other failure.
     */
    public boolean readerIsGone() {
      return reason().toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Returns the reason in the words of the system. */
    public String reason() {
      return String.valueOf(failure.getMessage());
    }
  }

  private static final class Remembering extends OutputStream {

    private final OutputStream stream;
    private @Nullable IOException failure;

    Remembering(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        stream.write(bytes, from, length);
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        stream.flush();
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    private IOException remembered(IOException e) {
      if (failure == null) {
        failure = e;
      }
      return e;
    }
  }
}
