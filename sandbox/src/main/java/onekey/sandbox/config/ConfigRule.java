package onekey.sandbox.config;

import java.util.HashMap;
import java.util.Map;

/**
 * A custom rule that runs a Lambda function.
 *
 * @param name the rule's name, 1–128 characters
 * @param parameters the input parameters; an empty value differs from an absent parameter
 * @param functionArn the ARN of the function that the rule runs
 * @param state {@code ACTIVE}, {@code DELETING}, {@code DELETING_RESULTS} or {@code EVALUATING}
 * @param frequency how often the rule runs, such as {@code TwentyFour_Hours}
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html">ConfigRule</a>
 */
public record ConfigRule(
    String name,
    Map<String, String> parameters,
    String functionArn,
    String state,
    String frequency) {

  private static final String DAILY = "TwentyFour_Hours";

  public ConfigRule {
    if (name.isBlank() || name.length() > 128) {
      throw new IllegalArgumentException("The rule name '" + name + "' must be 1–128 characters.");
    }
    parameters = Map.copyOf(parameters);
  }

  /** Creates a rule that runs daily. */
  public ConfigRule(String name, Map<String, String> parameters, String functionArn, String state) {
    this(name, parameters, functionArn, state, DAILY);
  }

  /** Creates a rule in the state {@code ACTIVE} that runs daily. */
  public ConfigRule(String name, Map<String, String> parameters, String functionArn) {
    this(name, parameters, functionArn, "ACTIVE", DAILY);
  }

  /** Returns the same rule with this parameter added or replaced. */
  public ConfigRule withParameter(String parameter, String value) {
    var others = new HashMap<>(parameters);
    others.put(parameter, value);
    return new ConfigRule(name, others, functionArn, state, frequency);
  }
}
