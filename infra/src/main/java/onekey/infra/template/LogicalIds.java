package onekey.infra.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import onekey.infra.SynthesisRefusedException;

/**
 * Two templates whose resources have the same logical ids. The CDK makes the id of a subscription
 * from its address, but the id of a parameter's resource must not depend on the value.
 */
record LogicalIds(ObjectNode one, ObjectNode other) {

  private static final String RESOURCES = "Resources";

  /**
   * Gives the same id to resources that have different ones: what both ids begin with, and the last
   * word of the type, such as {@code NoticeTopicSubscription}.
   *
   * @throws SynthesisRefusedException if the resources do not correspond
   */
  static LogicalIds alike(ObjectNode one, ObjectNode other) {
    var ids = onlyIn(one, other);
    var otherIds = onlyIn(other, one);
    if (ids.size() != otherIds.size()) {
      throw new SynthesisRefusedException(
          "Two values of the parameters give two templates with different resources: %s and %s."
              .formatted(ids, otherIds));
    }
    var renamed = one.deepCopy();
    var otherRenamed = other.deepCopy();
    for (int i = 0; i < ids.size(); i++) {
      var type = one.path(RESOURCES).path(ids.get(i)).path("Type").asText();
      var id =
          commonBeginning(ids.get(i), otherIds.get(i)) + type.substring(type.lastIndexOf(':') + 1);
      rename(renamed, ids.get(i), id);
      rename(otherRenamed, otherIds.get(i), id);
    }
    return new LogicalIds(renamed, otherRenamed);
  }

  private static List<String> onlyIn(ObjectNode one, ObjectNode other) {
    return one.path(RESOURCES)
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(id -> !other.path(RESOURCES).has(id))
        .toList();
  }

  private static String commonBeginning(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  private static void rename(ObjectNode template, String from, String to) {
    var resources = (ObjectNode) template.path(RESOURCES);
    if (resources.has(to)) {
      throw new SynthesisRefusedException(
          "Two resources would have the logical id %s: see class LogicalIds.".formatted(to));
    }
    resources.set(to, resources.remove(from));
  }
}
