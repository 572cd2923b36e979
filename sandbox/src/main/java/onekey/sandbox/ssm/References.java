package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onekey.sandbox.api.Json;

/**
 * Finds and replaces references such as {@code {{ IamUser }}} and {@code {{ ChooseExtraKey.Reason
 * }}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html">Automation
 *     system variables</a>
 */
final class References {

  static final Set<String> SYSTEM_VARIABLES =
      Set.of(
          "global:ACCOUNT_ID",
          "global:AWS_PARTITION",
          "global:DATE",
          "global:DATE_TIME",
          "global:REGION",
          "automation:EXECUTION_ID");

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([\\w:.-]+)\\s*}}");

  private References() {}

  /** Refuses references to something that the document does not declare. */
  static void check(JsonNode node, AutomationDocument document) {
    if (node.isTextual()) {
      REFERENCE
          .matcher(node.asText())
          .results()
          .forEach(match -> checkName(match.group(1), document));
    }
    node.forEach(member -> check(member, document));
  }

  static void checkName(String name, AutomationDocument document) {
    var dot = name.indexOf('.');
    var declared =
        SYSTEM_VARIABLES.contains(name)
            || document.parameters().containsKey(name)
            || document.variables().containsKey(name)
            || (dot > 0 && document.declares(name.substring(0, dot), name.substring(dot + 1)));
    if (!declared) {
      throw new InvalidDocumentException(
          "{{ %s }} is not a parameter, a variable, a declared output of a step or a supported system variable."
              .formatted(name));
    }
  }

  /** Replaces all references in the values of a tree. Member names stay. */
  static JsonNode replace(JsonNode node, Function<String, Optional<String>> value) {
    return switch (node) {
      case ObjectNode object -> {
        var replaced = Json.object();
        object
            .properties()
            .forEach(entry -> replaced.set(entry.getKey(), replace(entry.getValue(), value)));
        yield replaced;
      }
      case ArrayNode list -> {
        var replaced = Json.list();
        list.forEach(member -> replaced.add(replace(member, value)));
        yield replaced;
      }
      case TextNode text -> TextNode.valueOf(replace(text.asText(), value));
      default -> node;
    };
  }

  /** Replaces all references in a text. A reference without a value stays. */
  static String replace(String text, Function<String, Optional<String>> value) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(value.apply(match.group(1)).orElseGet(match::group)));
  }
}
