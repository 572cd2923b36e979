package onekey.plan.source.settings;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PolicySettings;
import onekey.rule.judgement.RuleParameter;

/**
 * The policy in a {@code cdk.json}: that of a deployment for which no {@code -c} says otherwise.
 *
 * <p>The CDK command line takes a context value from {@code -c}, then from {@code cdk.json}, then
 * from {@code cdk.context.json}, then from {@code ~/.cdk.json}. So whatever {@code cdk.json} has
 * counts, and the later files only say what it lacks.
 *
 * @param policy the policy
 * @param missing the settings that the file lacks, so that their defaults hold
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/context.html">Context values</a>
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/get-context-var.html">Which of two values
 *     takes precedence</a>
 */
public record SettingsFile(KeyPolicy policy, List<RuleParameter> missing) {

  public SettingsFile {
    missing = List.copyOf(missing);
  }

  /**
   * Reads the settings of the policy; others are not looked at.
   *
   * @throws BadInputException naming the file, and what in it is not allowed, with its value and
   *     what is
   */
  public static SettingsFile read(Path file) {
    var context = ContextFile.read(file);
    var settings = new EnumMap<RuleParameter, Object>(RuleParameter.class);
    context.forEach(
        (key, value) ->
            meant(key)
                .ifPresent(parameter -> settings.put(named(parameter, key, value, file), value)));
    try {
      return new SettingsFile(
          PolicySettings.parse(settings),
          List.of(RuleParameter.values()).stream()
              .filter(parameter -> !settings.containsKey(parameter))
              .toList());
    } catch (InvalidRuleParameterException refusal) {
      throw new BadInputException("%s: %s".formatted(file, refusal.getMessage()), refusal);
    }
  }

  /** The CDK takes any key, so one that is written in another way would be ignored silently. */
  private static Optional<RuleParameter> meant(String key) {
    return List.of(RuleParameter.values()).stream()
        .filter(
            parameter ->
                key.equalsIgnoreCase(PolicySettings.key(parameter)) || key.equals(parameter.key()))
        .findAny();
  }

  private static RuleParameter named(RuleParameter parameter, String key, Object value, Path file) {
    if (!key.equals(PolicySettings.key(parameter))) {
      throw new BadInputException(
          "%s: Unknown setting %s (value \"%s\"). It must be written %s."
              .formatted(file, key, value, PolicySettings.key(parameter)));
    }
    return parameter;
  }
}
