package onekey.plan.source.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import onekey.plan.output.BadInputException;

/**
 * The context of a {@code cdk.json}, read as the CDK command line reads it: UTF-8, with or without
 * a byte order mark, strict JSON without comments, and of two values of one key the later.
 */
final class ContextFile {

  /** Far more than anybody writes, and little enough to be read at once. */
  private static final int MAXIMUM_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private ContextFile() {}

  /**
   * Returns the values of the context: a string, a boolean or a number as such, and anything else
   * as the JSON that it is.
   *
   * @throws BadInputException naming the file and what is wrong with it
   */
  static Map<String, Object> read(Path file) {
    var context = json(file, text(file)).path("context");
    if (!context.isObject()) {
      throw refusal(
          file, "it has no JSON object \"context\", so it is not the cdk.json of OneKey.");
    }
    var values = new LinkedHashMap<String, Object>();
    context.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> json.textValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> json.numberValue();
      case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> json;
    };
  }

  private static JsonNode json(Path file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // The message of the parser would quote the file.
      throw refusal(
          file,
          "it is not JSON, or broken%s. JSON has no comments."
              .formatted(Optional.ofNullable(e.getLocation()).map(ContextFile::at).orElse("")));
    }
  }

  private static String at(JsonLocation place) {
    return ", at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static String text(Path file) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      var text = decoder.decode(ByteBuffer.wrap(bytes(file))).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw refusal(file, "it is not text in UTF-8.");
    } catch (NoSuchFileException _) {
      throw refusal(file, "no such file.");
    } catch (AccessDeniedException _) {
      throw refusal(file, "permission denied.");
    } catch (IOException e) {
      throw refusal(file, "it cannot be read: %s.".formatted(e.getMessage()));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw refusal(file, "it is a directory.");
    }
    try (var input = Files.newInputStream(file)) {
      var bytes = input.readNBytes(MAXIMUM_BYTES + 1);
      if (bytes.length > MAXIMUM_BYTES) {
        throw refusal(file, "it has more than %d bytes.".formatted(MAXIMUM_BYTES));
      }
      return bytes;
    }
  }

  private static BadInputException refusal(Path file, String why) {
    return new BadInputException(
        "%s: %s The policy is taken from it. Correct it, or name another policy with --settings FILE or --rule NAME."
            .formatted(file, why));
  }
}
