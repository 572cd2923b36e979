package onekey.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;

/**
 * Reads the form of a query call: {@code Tags.member.1.Key=team} becomes {@code {"Tags": [{"Key":
 * "team"}]}}.
 */
final class QueryForm {

  private QueryForm() {}

  static ObjectNode parse(String form) {
    var parameters = Json.object();
    Arrays.stream(form.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        // Members arrive in any order, but are added to a list in theirs.
        .sorted(Comparator.comparing(pair -> decode(pair[0]), QueryForm::compareNames))
        .forEach(pair -> put(parameters, decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""));
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static int compareNames(String left, String right) {
    var byLength = Integer.compare(memberNumber(left), memberNumber(right));
    return byLength == 0 ? left.compareTo(right) : byLength;
  }

  private static int memberNumber(String name) {
    var parts = List.of(name.split("\\.", -1));
    var member = parts.indexOf("member");
    return member < 0 || member + 1 >= parts.size() ? 0 : number(name, parts.get(member + 1));
  }

  private static void put(ObjectNode target, String name, String value) {
    var parts = name.split("\\.", 4);
    if (parts.length == 1) {
      target.put(name, value);
      return;
    }
    if (parts.length == 2 || !parts[1].equals("member")) {
      // An empty list is sent as a name with a dot or without members.
      target.putArray(parts[0]);
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
