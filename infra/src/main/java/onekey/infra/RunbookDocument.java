package onekey.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.notice.Notice;
import onekey.rule.notice.Place;
import software.amazon.awscdk.Aws;

/** A runbook from the resources of this module, with placeholders that the stack fills in. */
final class RunbookDocument {

  /** How the names of the steps begin that tell people. */
  private static final String TELLING = "TellPeople";

  /** Where every runbook runs. CloudFormation fills it in. */
  static final Place PLACE = new Place(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID);

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
   * @param notices where the steps publish that tell people; without it they are left out
   * @param undecided what is published if the chooser gives no answer; may refer to parameters
   */
  Map<String, Object> filledIn(
      Map<String, String> values, Optional<NoticeTopic> notices, Notice undecided) {
    var all = new HashMap<>(values);
    notices.ifPresent(
        topic -> {
          all.put("NoticeTopic", topic.topic().getTopicArn());
          all.put("UndecidedMessage", withoutBraces(topic.style().write(undecided)));
        });
    return filledIn(notices.isPresent() ? content : withoutTelling(), all);
  }

  /** Two braces of JSON would end a reference. Those of a reference follow a space. */
  private static String withoutBraces(String message) {
    return message.replaceAll("(?<! )}(?=})", "} ");
  }

  /** Leaves out the steps that tell people. What led to one of them leads to the step after it. */
  private Map<String, Object> withoutTelling() {
    var after = new HashMap<Object, Object>();
    var steps = new ArrayList<Map<?, ?>>();
    for (var step : (List<?>) content.getOrDefault("mainSteps", List.of())) {
      var fields = (Map<?, ?>) step;
      var name = String.valueOf(fields.get("name"));
      if (name.startsWith(TELLING)) {
        var next = String.valueOf(fields.get("nextStep"));
        after.put(name, next);
        after.put("step:" + name, "step:" + next);
      } else {
        steps.add(fields);
      }
    }
    var without = new LinkedHashMap<>(content);
    without.put("mainSteps", steps.stream().map(step -> redirected(step, after)).toList());
    return without;
  }

  private static Object redirected(Object node, Map<Object, Object> after) {
    return switch (node) {
      case Map<?, ?> map -> {
        var redirected = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> redirected.put(key, redirected(value, after)));
        yield redirected;
      }
      case List<?> list -> list.stream().map(item -> redirected(item, after)).toList();
      default -> after.getOrDefault(node, node);
    };
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
