package onekey.rule.aws;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.Owner;

/**
 * The deployed Config rule, the only place where the policy stands.
 *
 * @param name the name of the rule
 * @param judgeFunctionArn the function that the rule must be run by; empty for any function, which
 *     is for looking only
 */
public record LiveRule(String name, Optional<String> judgeFunctionArn) {

  /**
   * The states of a rule that is not being deleted. AWS Config calls a rule EVALUATING for a while
   * after StartConfigRulesEvaluation, which the runbook calls after a removal: the next removal
   * must not fail for that.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html">ConfigRule</a>
   */
  private static final Set<ConfigRuleState> IN_FORCE =
      Set.of(ConfigRuleState.ACTIVE, ConfigRuleState.EVALUATING);

  /** The rule that must be run by this function. */
  LiveRule(String name, String judgeFunctionArn) {
    this(name, Optional.of(judgeFunctionArn));
  }

  /**
   * The rule of this name, for who does not know its function and removes nothing. It must be run
   * by some function.
   */
  public static LiveRule toLookAt(String name) {
    return new LiveRule(name, Optional.empty());
  }

  /**
   * Reads the rule from the environment that the stack sets.
   *
   * @throws InvalidEventException if a variable is missing
   */
  public static LiveRule from(Map<String, String> environment) {
    return new LiveRule(
        Environment.variable(environment, "ONEKEY_RULE_NAME"),
        Environment.variable(environment, "ONEKEY_JUDGE_FUNCTION_ARN"));
  }

  /**
   * Returns the policy that holds now.
   *
   * @throws UnusableRuleException if the rule is being deleted, is not run by the judge or does not
   *     say everything
   * @throws software.amazon.awssdk.services.config.model.NoSuchConfigRuleException if there is no
   *     such rule
   */
  public KeyPolicy policy(ConfigClient config) {
    var rule =
        config
            .describeConfigRules(request -> request.configRuleNames(name))
            .configRules()
            .getFirst();
    if (!IN_FORCE.contains(rule.configRuleState())) {
      throw unusable(
          "its state is %s. Allowed: ACTIVE, EVALUATING."
              .formatted(rule.configRuleStateAsString()));
    }
    requireJudge(rule);
    if (rule.inputParameters() == null) {
      throw unusable("it has no input parameters.");
    }
    try {
      return KeyPolicy.parseComplete(
          JsonObject.parse("inputParameters", rule.inputParameters()).strings());
    } catch (IllegalArgumentException e) {
      throw unusable(String.valueOf(e.getMessage()), e);
    }
  }

  private void requireJudge(ConfigRule rule) {
    var source = rule.source();
    if (source.owner() != Owner.CUSTOM_LAMBDA
        || !judgeFunctionArn.map(source.sourceIdentifier()::equals).orElse(true)) {
      throw unusable(
          "it is run by %s %s. Allowed: CUSTOM_LAMBDA %s."
              .formatted(
                  source.ownerAsString(),
                  source.sourceIdentifier(),
                  judgeFunctionArn.orElse("with any function")));
    }
  }

  private UnusableRuleException unusable(String problem) {
    return new UnusableRuleException(message(problem));
  }

  private UnusableRuleException unusable(String problem, Throwable cause) {
    return new UnusableRuleException(message(problem), cause);
  }

  private String message(String problem) {
    return "Config rule %s decides nothing: %s".formatted(name, problem);
  }
}
