package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import onekey.sandbox.api.Json;

/** Reads an object of a document, and refuses unsupported fields. */
record Fields(String where, ObjectNode values) {

  static Fields of(String where, JsonNode node, Set<String> supported) {
    if (!(node instanceof ObjectNode object)) {
      throw new InvalidDocumentException(
          "%s must be an object instead of %s.".formatted(where, node));
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!supported.contains(name)) {
                throw new InvalidDocumentException(
                    "%s has '%s', which the sandbox does not support. Supported: %s."
                        .formatted(where, name, supported));
              }
            });
    return new Fields(where, object);
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new InvalidDocumentException("%s needs '%s'.".formatted(where, name)));
  }

  /**
   * Returns a scalar as text: documents write {@code '0.3'} or {@code 'true'} with or without
   * quotes.
   */
  Optional<String> optionalText(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> text(name, value));
  }

  private String text(String name, JsonNode value) {
    if (!value.isValueNode()) {
      throw new InvalidDocumentException(
          "'%s' of %s must be text instead of %s.".formatted(name, where, value));
    }
    return value.asText();
  }

  boolean flag(String name, boolean otherwise) {
    return optionalText(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new InvalidDocumentException(
                          "'%s' of %s is '%s'. Allowed: true, false.".formatted(name, where, text));
                })
        .orElse(otherwise);
  }

  int number(String name, int otherwise) {
    try {
      return optionalText(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      var error =
          new InvalidDocumentException("'%s' of %s must be a whole number.".formatted(name, where));
      error.initCause(e);
      throw error;
    }
  }

  ObjectNode object(String name) {
    return values.path(name) instanceof ObjectNode object ? object : Json.object();
  }

  JsonNode list(String name) {
    var list = values.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw new InvalidDocumentException(
          "'%s' of %s must be a list instead of %s.".formatted(name, where, list));
    }
    return list;
  }
}
