package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import onekey.sandbox.api.Json;

/** Reads an object of a document, and refuses what it does not know. */
record Fields(String where, ObjectNode values) {

  static Fields of(String where, JsonNode node, Set<String> known) {
    if (!(node instanceof ObjectNode object)) {
      throw new InvalidDocumentException(
          "%s must be an object instead of %s.".formatted(where, node));
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new InvalidDocumentException(
                    "%s has '%s', which the sandbox does not know. Known: %s."
                        .formatted(where, name, known));
              }
            });
    return new Fields(where, object);
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new InvalidDocumentException("%s needs '%s'.".formatted(where, name)));
  }

  /** A document gives {@code '0.3'}, {@code 'true'} and the like as text or not. */
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
