package onekey.plan.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Writer;

/**
 * Results for machines: two spaces of indent, one value a line, the same on every system. Only
 * ASCII, so that a name with hidden characters shows them wherever it is looked at.
 */
public final class Json {

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private static final ObjectWriter WRITER = writer();

  private Json() {}

  /** Returns what writes like this with these modules too. It does not close what it writes to. */
  static ObjectWriter writer(Module... more) {
    return JsonMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module())
        .addModules(more)
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .build()
        .writer(
            new DefaultPrettyPrinter()
                .withObjectIndenter(INDENT)
                .withArrayIndenter(INDENT)
                .withSeparators(
                    Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)));
  }

  /** Returns the value as JSON. */
  public static String of(Object value) {
    try {
      return WRITER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw notWritten(value, e);
    }
  }

  /**
   * Writes what {@link #of} returns and a line feed, without ever holding all of it.
   *
   * @param out is not closed
   * @throws IOException if it cannot be written to
   */
  public static void write(Object value, Writer out) throws IOException {
    try {
      WRITER.writeValue(out, value);
    } catch (DatabindException e) {
      throw notWritten(value, e);
    }
    out.write('\n');
  }

  static IllegalStateException notWritten(Object value, JsonProcessingException cause) {
    return new IllegalStateException("Cannot be written as JSON: " + value.getClass(), cause);
  }
}
