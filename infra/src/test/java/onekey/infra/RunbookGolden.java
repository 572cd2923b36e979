package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The runbooks as they were reviewed. {@code -Dgolden.update=true} writes them anew. */
final class RunbookGolden {

  private RunbookGolden() {}

  static void assertSame(JsonNode content, String name) {
    var golden = Path.of("src/test/resources/onekey/infra/%s.golden.json".formatted(name));
    try {
      var actual =
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content)
              + System.lineSeparator();
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
