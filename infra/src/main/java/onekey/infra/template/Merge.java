package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes one value of those of several leaves. What all have stays as it is; objects, and lists of
 * the same length, are merged member by member; else conditions choose. A property that some leaves
 * lack becomes {@code AWS::NoValue}, which removes it. AWS documents that for properties, and not
 * for elements of a list, so conditions choose between whole lists.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html#intrinsic-function-reference-conditions-if">Fn::If</a>
 */
final class Merge {

  private Merge() {}

  /**
   * Merges values.
   *
   * @param values that of each leaf; a missing node where a leaf has none
   */
  static JsonNode of(Map<Leaf, JsonNode> values) {
    var distinct = new LinkedHashSet<>(values.values());
    if (distinct.size() == 1) {
      var only = distinct.getFirst();
      return only.isMissingNode() ? Json.noValue() : only;
    }
    if (distinct.stream().allMatch(node -> node.isObject() && !Json.isFunction(node))) {
      return members(values);
    }
    return distinct.stream().allMatch(JsonNode::isArray)
            && distinct.stream().map(JsonNode::size).distinct().count() == 1
        ? elements(values)
        : chosen(values);
  }

  private static JsonNode members(Map<Leaf, JsonNode> values) {
    var names = new LinkedHashSet<String>();
    values.values().forEach(object -> object.fieldNames().forEachRemaining(names::add));
    var members = Json.object();
    names.forEach(name -> members.set(name, of(mapped(values, object -> object.path(name)))));
    return members;
  }

  private static JsonNode elements(Map<Leaf, JsonNode> values) {
    var elements = Json.array();
    for (int i = 0; i < values.values().iterator().next().size(); i++) {
      var position = i;
      elements.add(of(mapped(values, list -> list.path(position))));
    }
    return elements;
  }

  /** Chooses by the condition that leaves the least to choose. */
  private static JsonNode chosen(Map<Leaf, JsonNode> values) {
    return Arrays.stream(Choice.values())
        .map(choice -> new Split(choice, where(values, choice, true), where(values, choice, false)))
        .filter(split -> !split.yes().isEmpty() && !split.no().isEmpty())
        .min(Comparator.comparingInt(Split::cost))
        .map(split -> split.choice().condition().choose(of(split.yes()), of(split.no())))
        .orElseThrow();
  }

  private record Split(Choice choice, Map<Leaf, JsonNode> yes, Map<Leaf, JsonNode> no) {

    int cost() {
      return new HashSet<>(yes.values()).size() + new HashSet<>(no.values()).size();
    }
  }

  private static Map<Leaf, JsonNode> where(
      Map<Leaf, JsonNode> values, Choice choice, boolean holds) {
    var some = new LinkedHashMap<>(values);
    some.keySet().removeIf(leaf -> leaf.holds(choice) != holds);
    return some;
  }

  private static <T> Map<Leaf, JsonNode> mapped(
      Map<Leaf, T> values, Function<T, JsonNode> mapping) {
    var mapped = new LinkedHashMap<Leaf, JsonNode>();
    values.forEach((leaf, value) -> mapped.put(leaf, Objects.requireNonNull(mapping.apply(value))));
    return mapped;
  }
}
