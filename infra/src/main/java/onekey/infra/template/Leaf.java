package onekey.infra.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.rule.judgement.DeleteAfter;

/**
 * One combination of all choices.
 *
 * @param holding the choices that hold; the others do not
 */
record Leaf(Set<Choice> holding) {

  Leaf {
    holding = Set.copyOf(holding);
  }

  /** Returns every combination. */
  static List<Leaf> all() {
    var leaves = new ArrayList<Leaf>(List.of(new Leaf(Set.of())));
    for (var choice : Choice.values()) {
      leaves.addAll(leaves.stream().map(leaf -> leaf.with(choice)).toList());
    }
    return leaves;
  }

  private Leaf with(Choice choice) {
    return new Leaf(Stream.concat(holding.stream(), Stream.of(choice)).collect(Collectors.toSet()));
  }

  boolean holds(Choice choice) {
    return holding.contains(choice);
  }

  /**
   * Returns the leaf with the same template. Without remediation nothing depends on how keys would
   * be removed.
   */
  Leaf synthesizedAs() {
    return holds(Choice.REMOVES_KEYS)
        ? this
        : new Leaf(
            holding.stream().filter(Choice.TELLS_PEOPLE::equals).collect(Collectors.toSet()));
  }

  /** The name of a directory: the choices that hold. */
  String name() {
    return new TreeSet<>(holding)
        .stream()
            .map(choice -> choice.condition().name())
            .collect(
                Collectors.collectingAndThen(
                    Collectors.joining("-"), names -> names.isEmpty() ? "none" : names));
  }

  /**
   * Returns the settings that the stack is synthesized with.
   *
   * @param context that of {@code cdk.json}, for the settings that are no parameters
   * @param sample which of the sample values
   */
  Map<String, Object> settings(Map<String, Object> context, Function<Samples, String> sample) {
    var settings = new HashMap<>(context);
    Arrays.stream(TemplateParameter.values())
        .forEach(parameter -> set(settings, parameter, sample.apply(parameter.samples())));
    set(settings, TemplateParameter.DRY_RUN, Boolean.toString(holds(Choice.WRITES_NOTHING)));
    if (!holds(Choice.REMOVES_KEYS)) {
      set(settings, TemplateParameter.REMEDIATION, "off");
    }
    if (holds(Choice.DELETES_NO_KEYS)) {
      set(settings, TemplateParameter.DELETE_AFTER_DAYS, DeleteAfter.NEVER);
    }
    if (!holds(Choice.TELLS_PEOPLE)) {
      set(settings, TemplateParameter.NOTICE_EMAIL, "");
    }
    return settings;
  }

  private static void set(Map<String, Object> settings, TemplateParameter parameter, String value) {
    parameter.setting().ifPresent(setting -> settings.put(setting.key(), value));
  }
}
