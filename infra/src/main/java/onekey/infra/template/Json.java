package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Pieces of a CloudFormation template.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static TextNode text(String text) {
    return NODES.textNode(text);
  }

  static JsonNode number(int number) {
    return NODES.numberNode(number);
  }

  static JsonNode flag(boolean flag) {
    return NODES.booleanNode(flag);
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ObjectNode object(String key, JsonNode value) {
    return NODES.objectNode().set(key, value);
  }

  static ArrayNode array(JsonNode... elements) {
    return array(List.of(elements));
  }

  static ArrayNode array(List<? extends JsonNode> elements) {
    return NODES.arrayNode(elements.size()).addAll(elements);
  }

  static ObjectNode ref(String name) {
    return object("Ref", text(name));
  }

  /** What removes a property, as the value of {@code Fn::If}. */
  static ObjectNode noValue() {
    return ref("AWS::NoValue");
  }

  static ObjectNode ifElse(String condition, JsonNode yes, JsonNode no) {
    return object("Fn::If", array(text(condition), yes, no));
  }

  static ObjectNode equal(String parameter, String value) {
    return object("Fn::Equals", array(ref(parameter), text(value)));
  }

  static ObjectNode not(JsonNode condition) {
    return object("Fn::Not", array(condition));
  }

  static ObjectNode join(List<? extends JsonNode> elements) {
    return object("Fn::Join", array(text(""), array(elements)));
  }

  /** Returns whether the node is a function of CloudFormation, not an object of the template. */
  static boolean isFunction(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return false;
    }
    var name = node.fieldNames().next();
    return name.startsWith("Fn::") || name.equals("Ref");
  }
}
