package onekey.rule.judgement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The policy in the settings of a deployment: the context keys of {@code cdk.json} that are named
 * after the parameters of the rule, such as {@code onekey:maxActiveKeys}.
 *
 * <p>A value of {@code cdk.json} is a JSON value; one of {@code cdk deploy -c key=value} is always
 * a string. Both mean the same if they are written the same.
 */
public final class PolicySettings {

  /** What the context key of every setting begins with. */
  public static final String PREFIX = "onekey:";

  /** Up to here a floating-point number is the whole number that was written. */
  private static final double LARGEST_EXACT = 1L << 53;

  private PolicySettings() {}

  /** The context key of the setting, such as {@code onekey:maxActiveKeys}. */
  public static String key(RuleParameter parameter) {
    return PREFIX + parameter.key();
  }

  /**
   * Returns a value as the text that a command line would have for it: {@code 1} and {@code 1.0}
   * are {@code "1"}.
   *
   * @param value what a JSON parser makes of it: a string, a boolean, a number, a list, a map
   * @return empty if it is neither text nor a flag nor a whole number
   */
  public static Optional<String> text(Object value) {
    return switch (value) {
      case String text -> Optional.of(text);
      case Boolean flag -> Optional.of(flag.toString());
      case Number number when isWhole(number.doubleValue()) ->
          Optional.of(Long.toString(number.longValue()));
      case Object _ -> Optional.empty();
    };
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
  }

  /**
   * Reads the policy. A setting that is not there has its default, and a tag that is empty is none.
   *
   * @param settings the values, as {@link #text} takes them
   * @throws InvalidRuleParameterException naming the setting, its value and what is allowed
   */
  public static KeyPolicy parse(Map<RuleParameter, Object> settings) {
    var ruleParameters = new LinkedHashMap<String, String>();
    settings.forEach(
        (parameter, value) -> {
          var text = text(value).orElseThrow(() -> refusal(parameter, value.toString()));
          if (!isNone(parameter, text)) {
            requireAllowed(parameter, text);
            ruleParameters.put(parameter.key(), text);
          }
        });
    return KeyPolicy.parse(ruleParameters);
  }

  private static boolean isNone(RuleParameter parameter, String text) {
    return parameter.defaultValue().isEmpty() && text.isEmpty();
  }

  private static void requireAllowed(RuleParameter parameter, String text) {
    try {
      KeyPolicy.parse(Map.of(parameter.key(), text));
    } catch (InvalidRuleParameterException _) {
      throw refusal(parameter, text);
    }
  }

  private static InvalidRuleParameterException refusal(RuleParameter parameter, String value) {
    return new InvalidRuleParameterException(
        "Setting %s is \"%s\". Allowed: %s."
            .formatted(key(parameter), value, parameter.allowedInSetting()));
  }
}
