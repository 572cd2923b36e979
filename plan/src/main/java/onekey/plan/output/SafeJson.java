package onekey.plan.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JSON like {@link Json}, for tools that show what they are given, and may refuse what is no text:
 * every string is {@link SafeText}, and halves of characters are replaced too.
 */
public final class SafeJson {

  /** Some parsers refuse a whole file for one of them. */
  private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

  private static final ObjectWriter WRITER = Json.writer(new SafeStrings());

  private SafeJson() {}

  /** Returns the text as it will be written; it has the same length. */
  public static String text(String text) {
    return HALVES.matcher(SafeText.of(text)).replaceAll("\uFFFD");
  }

  /**
   * Writes the values as an array and a line feed, one after the other.
   *
   * @param out is not closed
   * @throws IOException if it cannot be written to
   */
  public static void writeArray(Stream<?> values, Writer out) throws IOException {
    try (var array = WRITER.writeValuesAsArray(out)) {
      for (Iterator<?> next = values.iterator(); next.hasNext(); ) {
        array.write(next.next());
      }
    } catch (DatabindException e) {
      throw Json.notWritten(values, e);
    }
    out.write('\n');
  }

  private static final class SafeStrings extends SimpleModule {

    private static final long serialVersionUID = 1L;

    SafeStrings() {
      super("safe strings");
      addSerializer(new SafeString());
    }
  }

  private static final class SafeString extends StdScalarSerializer<String> {

    private static final long serialVersionUID = 1L;

    SafeString() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(text(value));
    }
  }
}
