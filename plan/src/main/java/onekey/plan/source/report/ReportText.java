package onekey.plan.source.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.plan.output.BadInputException;

/**
 * Extracts the CSV of a credential report from what people have: the file of the console, the
 * answer of {@code aws iam get-credential-report} as JSON or as text, or only the Base64 in it; in
 * UTF-8, or in UTF-16 as the {@code >} of Windows PowerShell 5.1 writes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html">GetCredentialReport</a>
 */
final class ReportText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What --output text prints: the content, a tab, the time and the format. */
  private static final Pattern BASE64 =
      Pattern.compile("([A-Za-z0-9+/\\r\\n]+={0,2})(?:\\t[^\\n]*)?\\s*");

  /** Shorter text may be a word. */
  private static final int SHORTEST_BASE64 = 20;

  private static final Pattern MARKS = Pattern.compile("^\\uFEFF+");

  private ReportText() {}

  /**
   * Reads the text.
   *
   * @throws BadInputException if it is none, or JSON or Base64 that holds no report
   * @throws IOException if it cannot be read
   */
  static String read(InputStream report) throws IOException {
    var text = decoded(report.readAllBytes());
    var start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("\"")
        ? contentOf(start).orElse(text)
        : Optional.of(start)
            .filter(any -> any.length() >= SHORTEST_BASE64)
            .flatMap(ReportText::base64)
            .orElse(text);
  }

  /** A file may begin with a mark that tells its encoding. What AWS writes begins with ASCII. */
  private static String decoded(byte[] bytes) {
    var text =
        switch (Mark.of(bytes)) {
          case UTF_16LE -> decoded(bytes, StandardCharsets.UTF_16LE);
          case UTF_16BE -> decoded(bytes, StandardCharsets.UTF_16BE);
          case NONE -> decoded(bytes, StandardCharsets.UTF_8);
        };
    return MARKS.matcher(text).replaceFirst("");
  }

  private enum Mark {
    UTF_16LE,
    UTF_16BE,
    NONE;

    static Mark of(byte[] bytes) {
      if (bytes.length < 2) {
        return NONE;
      }
      var first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
      if (first == 0xFFFE || (first != 0 && bytes[1] == 0)) {
        return UTF_16LE;
      }
      return first == 0xFEFF || (first != 0 && bytes[0] == 0) ? UTF_16BE : NONE;
    }
  }

  private static String decoded(byte[] bytes, Charset encoding) {
    try {
      // A strict decoder: the default one replaces bytes that are not text.
      return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException("it is not %s text.".formatted(encoding), e);
    }
  }

  /** A CSV file may begin with a quote too, so what is no JSON may be a report. */
  private static Optional<String> contentOf(String text) {
    try {
      var json = JSON.readTree(text);
      var content = json.isTextual() ? json : json.path("Content");
      if (!content.isTextual()) {
        throw new BadInputException(
            "it is JSON without the Content of a report. " + CredentialReport.MAKE_ONE);
      }
      return Optional.of(contentOf(content));
    } catch (JsonProcessingException e) {
      if (text.startsWith("{")) {
        throw new BadInputException("it is broken JSON. " + CredentialReport.MAKE_ONE, e);
      }
      return Optional.empty();
    }
  }

  private static String contentOf(JsonNode content) {
    return base64(content.textValue())
        .orElseThrow(
            () ->
                new BadInputException(
                    "the Content in the JSON is not Base64. " + CredentialReport.MAKE_ONE));
  }

  private static Optional<String> base64(String text) {
    var matcher = BASE64.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var digits = matcher.group(1).replaceAll("[\\r\\n]", "");
    if (digits.length() % 4 != 0) {
      throw new BadInputException(
          "it looks like Base64, but is cut off. " + CredentialReport.MAKE_ONE);
    }
    return Optional.of(decoded(Base64.getDecoder().decode(digits)));
  }
}
