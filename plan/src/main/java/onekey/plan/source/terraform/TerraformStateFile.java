package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import onekey.plan.output.BadInputException;

/**
 * A file with a Terraform state. It is read as a stream, so that its size does not matter, and what
 * is not needed is skipped: a state holds secrets in plain text.
 *
 * <p>No exception has the parser's one as its cause, because that quotes what it stumbled over.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/manage-sensitive-data">Manage
 *     sensitive data</a>
 */
final class TerraformStateFile {

  private static final String GIVE =
      " Give what terraform state pull or terraform show -json prints.";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private TerraformStateFile() {}

  /**
   * Returns the access keys that the state manages.
   *
   * @throws BadInputException naming the file and what is wrong with it, and never quoting it
   */
  static List<TerraformKey> read(Path file) {
    if (Files.isDirectory(file)) {
      throw refusal(file, "it is a directory." + GIVE);
    }
    try (var input = Files.newInputStream(file)) {
      return read(file, input);
    } catch (NoSuchFileException _) {
      throw refusal(file, "no such file.");
    } catch (AccessDeniedException _) {
      throw refusal(file, "permission denied.");
    } catch (IOException e) {
      throw refusal(file, "it cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  /**
   * Returns the access keys of a state that is read from somewhere else.
   *
   * @param file what to call it
   */
  static List<TerraformKey> read(Path file, InputStream input) {
    try (var parser = JSON.createParser(input)) {
      var document = new TerraformDocument(file, parser);
      refusal(parser, document)
          .ifPresent(
              why -> {
                throw refusal(file, why);
              });
      return document.keys();
    } catch (JsonProcessingException | CharConversionException _) {
      // Only where not even the encoding of the text can be told.
      throw refusal(file, "it is not JSON." + GIVE);
    } catch (IOException e) {
      throw refusal(file, "it cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  private static Optional<String> refusal(JsonParser parser, TerraformDocument document)
      throws IOException {
    try {
      if (parser.nextToken() == null) {
        return Optional.of(
            "it is empty. terraform state pull prints nothing where there is no state.");
      }
      document.read();
      var refusal = document.refusal();
      return refusal.isEmpty() && parser.nextToken() != null
          ? Optional.of("something follows the state." + GIVE)
          : refusal;
    } catch (UnexpectedValueException e) {
      return Optional.of(
          "%s, at line %d, column %d.%s"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  GIVE));
    } catch (JsonProcessingException _) {
      var at = parser.currentLocation();
      return Optional.of(
          "it is not JSON, or broken, at line %d, column %d.%s"
              .formatted(at.getLineNr(), at.getColumnNr(), GIVE));
    }
  }

  private static BadInputException refusal(Path file, String why) {
    return new BadInputException("Terraform state %s: %s".formatted(file, why));
  }
}
