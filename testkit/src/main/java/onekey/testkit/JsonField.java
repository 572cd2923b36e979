package onekey.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field somewhere in a document, to be taken out or changed: a schema that does not notice is
 * none.
 *
 * @param path the names and numbers that lead to its object
 * @param name its name
 */
public record JsonField(List<Object> path, String name) {

  /** Returns all fields of a document. */
  public static List<JsonField> of(JsonNode document) {
    var fields = new ArrayList<JsonField>();
    collect(document, List.of(), fields);
    return fields;
  }

  private static void collect(JsonNode node, List<Object> path, List<JsonField> fields) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        fields.add(new JsonField(path, field.getKey()));
        collect(field.getValue(), joined(path, field.getKey()), fields);
      }
    }
    if (node instanceof ArrayNode array) {
      for (var index = 0; index < array.size(); index++) {
        collect(array.get(index), joined(path, index), fields);
      }
    }
  }

  private static List<Object> joined(List<Object> path, Object step) {
    return Stream.concat(path.stream(), Stream.of(step)).toList();
  }

  /** Returns the document without the field. */
  public JsonNode removedFrom(JsonNode document) {
    var changed = document.deepCopy();
    parent(changed).remove(name);
    return changed;
  }

  /** Returns the document with a value of a type that the field does not have. */
  public JsonNode mistypedIn(JsonNode document) {
    var changed = document.deepCopy();
    var parent = parent(changed);
    parent.set(name, ofAnotherType(parent.get(name)));
    return changed;
  }

  private ObjectNode parent(JsonNode document) {
    var node = document;
    for (var step : path) {
      node = step instanceof Integer index ? node.get(index) : node.get((String) step);
    }
    return (ObjectNode) node;
  }

  private static JsonNode ofAnotherType(JsonNode value) {
    var json = JsonNodeFactory.instance;
    return switch (value.getNodeType()) {
      case STRING, NULL -> json.numberNode(42);
      case NUMBER, BOOLEAN, OBJECT, ARRAY -> json.textNode("text");
      case BINARY, MISSING, POJO -> throw new AssertionError(value);
    };
  }
}
