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

  /** Refuses references to what the document does not have. */
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
    var known =
        SYSTEM_VARIABLES.contains(name)
            || document.parameters().containsKey(name)
            || document.variables().containsKey(name)
            || (dot > 0 && document.declares(name.substring(0, dot), name.substring(dot + 1)));
    if (!known) {
      throw new InvalidDocumentException(
          "{{ %s }} is no parameter, no declared output of a step and no known system variable."
              .formatted(name));
    }
  }

  /** Replaces all references within a tree. Only values are replaced, no names. */
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

  /** Where there is no value, the reference stays. */
  static String replace(String text, Function<String, Optional<String>> value) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(value.apply(match.group(1)).orElseGet(match::group)));
  }
}
