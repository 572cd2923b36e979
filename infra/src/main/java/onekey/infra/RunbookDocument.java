package onekey.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A runbook from the resources of this module, with placeholders that the stack fills in. */
final class RunbookDocument {

  private final Map<String, Object> content;

  private RunbookDocument(Map<String, Object> content) {
    this.content = content;
  }

  /** Reads the runbook of this name. */
  static RunbookDocument named(String name) {
    try (var yaml = RunbookDocument.class.getResourceAsStream(name + ".yaml")) {
      if (yaml == null) {
        throw new IllegalArgumentException("There is no runbook " + name);
      }
      return new RunbookDocument(new YAMLMapper().readValue(yaml, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the content with every placeholder filled in.
   *
   * @param values the value for each {@code ${key}}, by key
   */
  Map<String, Object> filledIn(Map<String, String> values) {
    return filledIn(content, values);
  }

  private static Map<String, Object> filledIn(Map<String, Object> map, Map<String, String> values) {
    var filled = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> filled.put(key, filledIn(value, values)));
    return filled;
  }

  @SuppressWarnings("unchecked") // The keys of a YAML map in a runbook are strings.
  private static Object filledIn(Object node, Map<String, String> values) {
    return switch (node) {
      case Map<?, ?> map -> filledIn((Map<String, Object>) map, values);
      case List<?> list -> list.stream().map(item -> filledIn(item, values)).toList();
      case String text -> filledIn(text, values);
      default -> node;
    };
  }

  private static String filledIn(String text, Map<String, String> values) {
    var filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    if (filled.contains("${") && !filled.contains("${Token[")) {
      throw new IllegalArgumentException("No value for a placeholder in \"" + text + "\"");
    }
    return filled;
  }
}
