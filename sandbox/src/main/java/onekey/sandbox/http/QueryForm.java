package onekey.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;

/**
 * Reads the form of a query call: {@code Tags.member.1.Key=team} becomes {@code {"Tags": [{"Key":
 * "team"}]}}, and {@code Colours.entry.1.Name=sky&Colours.entry.1.Value=blue} becomes {@code
 * {"Colours": {"sky": "blue"}}}.
 */
final class QueryForm {

  /** What stands before the number of a member of a list, and of an entry of a map. */
  private static final Set<String> NUMBERED = Set.of("member", "entry");

  private QueryForm() {}

  static ObjectNode parse(String form) {
    var parameters = Json.object();
    var maps = new HashSet<String>();
    Arrays.stream(form.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        // Members arrive in any order, but are added to a list in theirs.
        .sorted(Comparator.comparing(pair -> decode(pair[0]), QueryForm::compareNames))
        .forEach(
            pair -> {
              var name = decode(pair[0]);
              put(parameters, name, pair.length > 1 ? decode(pair[1]) : "");
              if (name.contains(".entry.")) {
                maps.add(name.substring(0, name.indexOf('.')));
              }
            });
    maps.forEach(name -> parameters.set(name, map(parameters.path(name))));
    return parameters;
  }

  private static ObjectNode map(JsonNode entries) {
    var map = Json.object();
    entries.forEach(entry -> map.set(entry.path("Name").asText(), entry.path("Value")));
    return map;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static int compareNames(String left, String right) {
    var byLength = Integer.compare(memberNumber(left), memberNumber(right));
    return byLength == 0 ? left.compareTo(right) : byLength;
  }

  private static int memberNumber(String name) {
    var parts = name.split("\\.", 4);
    return parts.length > 2 && NUMBERED.contains(parts[1]) ? number(name, parts[2]) : 0;
  }

  private static void put(ObjectNode target, String name, String value) {
    var parts = name.split("\\.", 4);
    if (parts.length == 1) {
      target.put(name, value);
      return;
    }
    if (parts[1].isEmpty() || (parts.length == 2 && NUMBERED.contains(parts[1]))) {
      // An empty list is sent as a name with a dot or without members.
      target.putArray(parts[0]);
      return;
    }
    if (!NUMBERED.contains(parts[1])) {
      put(target.withObjectProperty(parts[0]), name.substring(name.indexOf('.') + 1), value);
      return;
    }
    var list = target.withArray(parts[0]);
    var index = number(name, parts[2]) - 1;
    if (parts.length == 3) {
      if (index != list.size()) {
        throw malformed(name);
      }
      list.add(value);
    } else {
      put(member(name, list, index), parts[3], value);
    }
  }

  private static ObjectNode member(String name, ArrayNode list, int index) {
    if (index == list.size()) {
      return list.addObject();
    }
    JsonNode present = list.get(index);
    if (present instanceof ObjectNode object) {
      return object;
    }
    throw malformed(name);
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      var error = malformed(name);
      error.initCause(e);
      throw error;
    }
  }

  private static ApiException malformed(String name) {
    return new ApiException(
        400, "MalformedInput", "The parameter '" + name + "' is not a member of a list.");
  }
}
