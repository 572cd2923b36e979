package onekey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The published schema of what a command prints as JSON: {@code docs/schema/NAME-1.schema.json} for
 * the command of this name.
 *
 * <p>It is open: consumers must ignore fields that they do not know, and take values they do not
 * know where the schema has {@code anyOf} an {@code enum} or any string. The output of this build
 * must have nothing but what the schema names, so tests look at a closed copy of it.
 */
public final class OutputSchema {

  private static final Path SCHEMAS = Tools.PROJECT.resolve("docs/schema");
  private static final Map<String, Optional<OutputSchema>> FOUND = new ConcurrentHashMap<>();

  private final JsonSchema published;
  private final JsonSchema closed;

  private OutputSchema(JsonNode document) {
    this.published = new JsonSchema(document);
    this.closed = new JsonSchema(closed(document.deepCopy()));
  }

  /** Returns the schema of this command. */
  public static OutputSchema of(String command) {
    return find(command).orElseThrow(() -> new AssertionError("No schema: " + path(command)));
  }

  /** Returns the schema of this command, if it has one. */
  public static Optional<OutputSchema> find(String command) {
    return FOUND.computeIfAbsent(
        command, name -> Optional.of(path(name)).filter(Files::exists).map(OutputSchema::read));
  }

  private static Path path(String command) {
    return SCHEMAS.resolve(command + "-1.schema.json");
  }

  private static OutputSchema read(Path path) {
    try {
      return new OutputSchema(JsonSchema.read(Files.readString(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns it as it is published. */
  public JsonSchema published() {
    return published;
  }

  /** Returns it without what only a later version may have. */
  public JsonSchema closed() {
    return closed;
  }

  /** Asserts that what this build printed has all that the schema asks for, and nothing else. */
  public void assertFollowedBy(String output) {
    var document = JsonSchema.read(output);
    assertThat(closed.problems(document)).as(output).isEmpty();
    assertThat(published.problems(document)).as(output).isEmpty();
  }

  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object) {
      // Conditions have properties too, but no type.
      if (object.path("type").asText().equals("object")
          && object.has("properties")
          && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
      if (object.get("anyOf") instanceof ArrayNode anyOf && isOpen(anyOf)) {
        anyOf.remove(1);
      }
    }
    node.forEach(OutputSchema::closed);
    return node;
  }

  /** Known values, or any other string. */
  static boolean isOpen(JsonNode anyOf) {
    return anyOf.size() == 2
        && anyOf.get(0).has("enum")
        && anyOf.get(1).path("type").toString().contains("string");
  }
}
