package onekey.plan.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks what is open in the browser by the rules for accessibility.
 *
 * @see <a href="https://github.com/dequelabs/axe-core">axe-core</a>
 */
final class Axe {

  private static final JsonMapper JSON = new JsonMapper();

  private Axe() {}

  /** Returns what violates a rule: the rule, where, and what to do. */
  static List<String> violations(Browser browser) throws IOException {
    browser.run(script());
    var found =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                axe.run(document, {resultTypes: ["violations"]})
                    .then((found) => done(JSON.stringify(found.violations)))
                    .catch((error) => done(String(error)));
                """);
    return list(JSON.readTree(String.valueOf(found))).flatMap(Axe::places).toList();
  }

  private static Stream<String> places(JsonNode violation) {
    return list(violation.path("nodes"))
        .map(
            node ->
                "%s: %s %s"
                    .formatted(
                        violation.path("id").asText(),
                        node.path("target"),
                        node.path("failureSummary").asText()));
  }

  private static Stream<JsonNode> list(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  private static String script() {
    try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
