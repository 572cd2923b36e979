package onekey.rule.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.Owner;

/**
 * The deployed Config rule, the only place where the policy is kept.
 *
 * @param config AWS Config of the Region that the rule is in
 * @param name the name of the rule
 * @param judgeFunctionArn the Lambda function that must run the rule; empty for any function, which
 *     is only for callers that remove nothing
 * @param deployed the policy as the stack deployed it: a rule that is less careful was changed
 *     outside the stack and is refused; empty for callers that remove nothing
 */
public record LiveRule(
    ConfigClient config,
    String name,
    Optional<String> judgeFunctionArn,
    Optional<KeyPolicy> deployed) {

  /**
   * The states of a rule that is not being deleted. AWS Config calls a rule EVALUATING for a while
   * after StartConfigRulesEvaluation, which the runbook calls after a removal: the next removal
   * must not fail for that.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html">ConfigRule</a>
   */
  private static final Set<ConfigRuleState> USABLE_STATES =
      Set.of(ConfigRuleState.ACTIVE, ConfigRuleState.EVALUATING);

  private static final String DEPLOYED_PARAMETERS = "ONEKEY_DEPLOYED_PARAMETERS";

  /**
   * Returns the rule of this name for a caller that only reads. Any Lambda function may run the
   * rule, and its parameters are not compared with the deployed ones.
   */
  public static LiveRule forInspection(String name, ConfigClient config) {
    return new LiveRule(config, name, Optional.empty(), Optional.empty());
  }

  /**
   * Reads the rule from the environment that the stack sets.
   *
   * @throws InvalidEventException if a variable is missing
   * @throws onekey.rule.judgement.InvalidRuleParameterException if the deployed parameters are not
   *     complete
   */
  public static LiveRule from(Map<String, String> environment, ConfigClient config) {
    return new LiveRule(
        config,
        name(environment),
        Optional.of(Environment.variable(environment, "ONEKEY_JUDGE_FUNCTION_ARN")),
        Optional.of(
            KeyPolicy.parseComplete(
                JsonObject.parse(
                        DEPLOYED_PARAMETERS, Environment.variable(environment, DEPLOYED_PARAMETERS))
                    .strings())));
  }

  /**
   * Reads the name of the rule from the environment that the stack sets.
   *
   * @throws InvalidEventException if the variable is missing
   */
  public static String name(Map<String, String> environment) {
    return Environment.variable(environment, "ONEKEY_RULE_NAME");
  }

  /**
   * Reads the policy from the rule as it is now.
   *
   * @throws UnusableRuleException if the rule is being deleted, is not run by the judge, lacks a
   *     parameter, or is less careful than it was deployed
   * @throws software.amazon.awssdk.services.config.model.NoSuchConfigRuleException if there is no
   *     such rule
   */
  public KeyPolicy policy() {
    var rule =
        config.describeConfigRules(request -> request.configRuleNames(name)).configRules().stream()
            .filter(found -> name.equals(found.configRuleName()))
            .findFirst()
            .orElseThrow(() -> unusable("AWS Config does not list it."));
    if (!USABLE_STATES.contains(rule.configRuleState())) {
      throw unusable(
          "its state is %s. Allowed: ACTIVE, EVALUATING."
              .formatted(rule.configRuleStateAsString()));
    }
    requireJudge(rule);
    var policy = parameters(rule);
    requireNoDrift(policy);
    return policy;
  }

  private KeyPolicy parameters(ConfigRule rule) {
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

  /** Without this, permission to call {@code config:PutConfigRule} would suffice to remove keys. */
  private void requireNoDrift(KeyPolicy live) {
    var lessCareful = deployed.map(live::lessCarefulThan).orElseGet(List::of);
    if (!lessCareful.isEmpty()) {
      throw unusable(
          "it was changed after its deployment and is less careful now: %s. Deploy the stack again."
              .formatted(String.join("; ", lessCareful)));
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
    return "Config rule %s cannot be used: %s".formatted(name, problem);
  }
}
