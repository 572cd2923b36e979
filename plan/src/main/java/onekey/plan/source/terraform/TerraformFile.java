package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import onekey.plan.output.BadInputException;

/**
 * A file of JSON that Terraform printed. It is read as a stream, so that its size does not matter,
 * and what is not needed is skipped: states and plans hold secrets in plain text.
 *
 * <p>No exception has the parser's one as its cause, because that quotes what it stumbled over.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/manage-sensitive-data">Manage
 *     sensitive data</a>
 */
final class TerraformFile {

  /** What is expected in a file. */
  enum Kind {
    STATE(
        "state",
        " Give what terraform state pull or terraform show -json prints.",
        "it is empty. terraform state pull prints nothing where there is no state.",
        "it is a plan file. Give the state, which terraform state pull prints; 'onekey terraform'"
            + " reads plans."),
    PLAN(
        "plan",
        " Give what terraform show -json PLANFILE prints.",
        "it is empty. Did the command before it fail? Write a plan with terraform plan"
            + " -out=PLANFILE, and print it with terraform show -json PLANFILE.",
        "it is a plan file as terraform plan -out writes it, which only Terraform reads. Print it:"
            + " terraform show -json PLANFILE.");

    private final String word;
    private final String give;
    private final String empty;
    private final String archive;

    Kind(String word, String give, String empty, String archive) {
      this.word = word;
      this.give = give;
      this.empty = empty;
      this.archive = archive;
    }
  }

  /** What is read from the file. */
  interface Document {

    /** Takes a field at the top of the file, or leaves it, and it is skipped. */
    void take(String field) throws IOException;

    /** Returns why this is not what was expected; empty if it is. */
    Optional<String> refusal();
  }

  /** A plan file is a ZIP archive. */
  private static final String ARCHIVE = "PK\003\004";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private TerraformFile() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException naming the file and what is wrong with it, and never quoting it
   */
  static <D extends Document> D read(Path file, Kind kind, Function<JsonParser, D> document) {
    if (Files.isDirectory(file)) {
      throw refusal(file, kind, "it is a directory." + kind.give);
    }
    try (var input = Files.newInputStream(file)) {
      return read(file, input, kind, document);
    } catch (NoSuchFileException _) {
      throw refusal(file, kind, "no such file.");
    } catch (AccessDeniedException _) {
      throw refusal(file, kind, "permission denied.");
    } catch (IOException e) {
      throw unreadable(file, kind, e);
    }
  }

  /**
   * Reads the same from somewhere else.
   *
   * @param file what to call it
   */
  static <D extends Document> D read(
      Path file, InputStream input, Kind kind, Function<JsonParser, D> document) {
    var buffered = new BufferedInputStream(input);
    try {
      if (isArchive(buffered)) {
        throw refusal(file, kind, kind.archive);
      }
      try (var parser = JSON.createParser(buffered)) {
        var read = document.apply(parser);
        refusal(parser, kind, read)
            .ifPresent(
                why -> {
                  throw refusal(file, kind, why);
                });
        return read;
      }
    } catch (JsonProcessingException | CharConversionException _) {
      // Only where not even the encoding of the text can be told.
      throw refusal(file, kind, "it is not JSON." + kind.give);
    } catch (IOException e) {
      throw unreadable(file, kind, e);
    }
  }

  private static boolean isArchive(BufferedInputStream input) throws IOException {
    input.mark(ARCHIVE.length());
    var beginning = new String(input.readNBytes(ARCHIVE.length()), StandardCharsets.ISO_8859_1);
    input.reset();
    return beginning.equals(ARCHIVE);
  }

  private static Optional<String> refusal(JsonParser parser, Kind kind, Document document)
      throws IOException {
    try {
      if (parser.nextToken() == null) {
        return Optional.of(kind.empty);
      }
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        JsonFields.ofObject(parser, document::take);
      } else {
        parser.skipChildren();
      }
      var refusal = document.refusal();
      return refusal.isEmpty() && parser.nextToken() != null
          ? Optional.of("something follows the %s.%s".formatted(kind.word, kind.give))
          : refusal;
    } catch (UnexpectedValueException e) {
      return Optional.of(
          "%s, at line %d, column %d.%s"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  kind.give));
    } catch (JsonProcessingException _) {
      var at = parser.currentLocation();
      return Optional.of(
          "it is not JSON, or broken, at line %d, column %d.%s"
              .formatted(at.getLineNr(), at.getColumnNr(), kind.give));
    }
  }

  private static BadInputException unreadable(Path file, Kind kind, IOException failure) {
    return refusal(file, kind, "it cannot be read: " + failure.getClass().getSimpleName() + ".");
  }

  private static BadInputException refusal(Path file, Kind kind, String why) {
    return new BadInputException("Terraform %s %s: %s".formatted(kind.word, file, why));
  }
}
