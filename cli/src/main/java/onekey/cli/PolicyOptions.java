package onekey.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.model.PolicySource;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.RuleParameter;
import picocli.CommandLine.Option;

/** The parameters of the Config rule as options. */
final class PolicyOptions {

  @Option(
      names = "--max-active-keys",
      paramLabel = "N",
      description = "More active keys than this is NON_COMPLIANT: 0-1.")
  private Optional<String> maxActiveKeys = Optional.empty();

  @Option(
      names = "--rotation-grace-days",
      paramLabel = "DAYS",
      description =
          "A user over the limit is COMPLIANT while its newest active key is younger than this:"
              + " 0-90.")
  private Optional<String> rotationGraceDays = Optional.empty();

  @Option(
      names = "--exemption-tag",
      paramLabel = "KEY",
      description =
          "A user whose tag of this key holds a date (2027-03-31) is COMPLIANT through that day.")
  private Optional<String> exemptionTag = Optional.empty();

  @Option(
      names = "--minimum-idle-days",
      paramLabel = "DAYS",
      description =
          "The extra key may be removed after this many days without recorded use: 1-365.")
  private Optional<String> minimumIdleDays = Optional.empty();

  @Option(
      names = "--maximum-exemption-days",
      paramLabel = "DAYS",
      description =
          "A date of the exemption tag that is further away than this has no effect: 1-1826.")
  private Optional<String> maximumExemptionDays = Optional.empty();

  @Option(
      names = "--owner-tag",
      paramLabel = "KEY",
      description = "The tag of this key says who is responsible for a user.")
  private Optional<String> ownerTag = Optional.empty();

  /**
   * Returns the policy: the options given, and for the rest these parameters, and for the rest the
   * defaults.
   *
   * @throws BadInputException naming the option, if its value is not allowed
   * @throws InvalidRuleParameterException if a parameter is not allowed
   */
  KeyPolicy over(Map<String, String> ruleParameters) {
    var merged = new LinkedHashMap<>(ruleParameters);
    given()
        .forEach(
            (parameter, value) -> {
              requireAllowed(parameter, value);
              merged.put(parameter.key(), value);
            });
    return KeyPolicy.parse(merged);
  }

  private static void requireAllowed(RuleParameter parameter, String value) {
    try {
      KeyPolicy.parse(Map.of(parameter.key(), value));
    } catch (InvalidRuleParameterException e) {
      throw new BadInputException(
          "%s is \"%s\". Allowed: %s."
              .formatted(PolicySource.option(parameter), value, parameter.allowed()),
          e);
    }
  }

  /** Returns the names of the options given. */
  List<String> names() {
    return given().keySet().stream().map(PolicySource::option).toList();
  }

  /** Returns the options given. */
  Map<RuleParameter, String> given() {
    var given = new LinkedHashMap<RuleParameter, String>();
    maxActiveKeys.ifPresent(value -> given.put(RuleParameter.MAX_ACTIVE_KEYS, value));
    rotationGraceDays.ifPresent(value -> given.put(RuleParameter.ROTATION_GRACE_DAYS, value));
    exemptionTag.ifPresent(value -> given.put(RuleParameter.EXEMPTION_TAG, value));
    minimumIdleDays.ifPresent(value -> given.put(RuleParameter.MINIMUM_IDLE_DAYS, value));
    maximumExemptionDays.ifPresent(value -> given.put(RuleParameter.MAXIMUM_EXEMPTION_DAYS, value));
    ownerTag.ifPresent(value -> given.put(RuleParameter.OWNER_TAG, value));
    return given;
  }
}
