package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the resolved properties of resources. */
final class Properties {

  private Properties() {}

  /** Refuses other properties, so that no resource is deployed by halves. */
  static void requireOnly(Set<String> supported, ObjectNode properties, TemplateResource resource) {
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!supported.contains(name)) {
                throw new TemplateException(
                    "The sandbox does not support the property %s of %s, which is %s. Supported: %s."
                        .formatted(
                            name, resource.logicalId(), resource.type(), new TreeSet<>(supported)));
              }
            });
  }

  static Duration seconds(ObjectNode properties, String name, Duration otherwise) {
    return Duration.ofSeconds(properties.path(name).asLong(otherwise.toSeconds()));
  }

  static Stream<JsonNode> members(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
