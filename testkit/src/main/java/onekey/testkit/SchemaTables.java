package onekey.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A JSON Schema as Markdown for people: a table for each of its objects, a row for each field. The
 * objects are in {@code $defs}, each with a {@code title}.
 */
public final class SchemaTables {

  private final JsonNode schema;

  private SchemaTables(JsonNode schema) {
    this.schema = schema;
  }

  /** Returns the tables, every line ended. */
  public static String of(JsonNode schema) {
    return new SchemaTables(schema).write();
  }

  private String write() {
    var parts = new ArrayList<String>();
    parts.add(table("The document", schema));
    schema.get("$defs").forEach(object -> parts.add(table(object.get("title").asText(), object)));
    return String.join("\n", parts);
  }

  private String table(String title, JsonNode object) {
    var required = strings(object.path("required")).toList();
    return "### %s\n\n| field | is | what it says |\n| --- | --- | --- |\n%s"
        .formatted(
            title,
            object.get("properties").properties().stream()
                .map(
                    field ->
                        "| `%s` | %s | %s |\n"
                            .formatted(
                                field.getKey(),
                                (required.contains(field.getKey()) ? "" : "optional: ")
                                    + type(field.getValue()),
                                field.getValue().get("description").asText()))
                .collect(Collectors.joining()));
  }

  private String type(JsonNode field) {
    if (field.has("$ref")) {
      return link(field.get("$ref").asText());
    }
    if (field.has("const")) {
      return values(field.get("const"));
    }
    if (field.has("enum")) {
      return nodes(field.get("enum")).map(SchemaTables::values).collect(Collectors.joining(", "));
    }
    if (field.has("anyOf")) {
      return OutputSchema.isOpen(field.get("anyOf"))
          ? type(field.get("anyOf").get(0)) + ", or a later value"
          : nodes(field.get("anyOf")).map(this::type).collect(Collectors.joining(" or "));
    }
    var types =
        field.get("type").isArray()
            ? strings(field.get("type"))
            : Stream.of(field.get("type").asText());
    return types
        .map(
            type ->
                switch (type) {
                  case "array" -> "array of " + plural(type(field.get("items")));
                  case "null" -> "`null`";
                  case "string" -> format(field);
                  default -> type;
                })
        .collect(Collectors.joining(" or "));
  }

  private static String plural(String type) {
    return type.equals("string") ? "strings" : type;
  }

  private static String format(JsonNode field) {
    return switch (field.path("format").asText()) {
      case "date-time" -> "time ([RFC 3339](https://www.rfc-editor.org/rfc/rfc3339))";
      case "uri" -> "URI";
      default -> "string";
    };
  }

  private String link(String reference) {
    var title = schema.at(reference.substring(1)).get("title").asText();
    return "[%s](#%s)".formatted(title, title.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static String values(JsonNode value) {
    return "`" + value.asText() + "`";
  }

  private static Stream<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<String> strings(JsonNode array) {
    return nodes(array).map(JsonNode::asText);
  }
}
