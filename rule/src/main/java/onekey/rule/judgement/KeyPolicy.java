package onekey.rule.judgement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy by which users are judged, read from the input parameters of the Config rule.
 *
 * @param maxActiveKeys how many active access keys a user may have, 0–1
 * @param rotationGraceDays for how many days after its newest active key was created a user over
 *     the limit is still compliant, 0–90
 * @param exemptionTag the key of the tag whose value, a date, exempts a user through that day
 * @param minimumIdleDays after how many days without recorded use the extra key may be removed,
 *     1–365
 * @param maximumExemptionDays an exemption date further away than this many days is ignored, 1–1826
 * @param ownerTag the key of the tag that says who is responsible for a user; it never decides
 * @param reportUnchangedDays how many days old an unchanged COMPLIANT verdict may get before it is
 *     reported again, 0–90
 */
public record KeyPolicy(
    int maxActiveKeys,
    int rotationGraceDays,
    Optional<String> exemptionTag,
    int minimumIdleDays,
    int maximumExemptionDays,
    Optional<String> ownerTag,
    int reportUnchangedDays) {

  public KeyPolicy {
    RuleParameter.MAX_ACTIVE_KEYS.check(maxActiveKeys);
    RuleParameter.ROTATION_GRACE_DAYS.check(rotationGraceDays);
    exemptionTag.ifPresent(RuleParameter.EXEMPTION_TAG::checkTagKey);
    RuleParameter.MINIMUM_IDLE_DAYS.check(minimumIdleDays);
    RuleParameter.MAXIMUM_EXEMPTION_DAYS.check(maximumExemptionDays);
    ownerTag.ifPresent(RuleParameter.OWNER_TAG::checkTagKey);
    RuleParameter.REPORT_UNCHANGED_DAYS.check(reportUnchangedDays);
  }

  /** Returns the policy with every parameter at its default. */
  public static KeyPolicy defaults() {
    return parse(Map.of());
  }

  /**
   * Reads the policy. A missing parameter has its default.
   *
   * @throws InvalidRuleParameterException if a value is not allowed or a name is unknown
   */
  public static KeyPolicy parse(Map<String, String> ruleParameters) {
    ruleParameters.keySet().forEach(RuleParameter::requireKnown);
    return new KeyPolicy(
        number(ruleParameters, RuleParameter.MAX_ACTIVE_KEYS),
        number(ruleParameters, RuleParameter.ROTATION_GRACE_DAYS),
        tag(ruleParameters, RuleParameter.EXEMPTION_TAG),
        number(ruleParameters, RuleParameter.MINIMUM_IDLE_DAYS),
        number(ruleParameters, RuleParameter.MAXIMUM_EXEMPTION_DAYS),
        tag(ruleParameters, RuleParameter.OWNER_TAG),
        number(ruleParameters, RuleParameter.REPORT_UNCHANGED_DAYS));
  }

  /**
   * Reads the policy of a rule that must set every numeric parameter, because a key must not be
   * removed by a default that the rule does not show.
   *
   * @throws InvalidRuleParameterException if a numeric parameter is missing, a value is not allowed
   *     or a name is unknown
   */
  public static KeyPolicy parseComplete(Map<String, String> ruleParameters) {
    for (var parameter : RuleParameter.values()) {
      if (parameter.defaultValue().isPresent() && !ruleParameters.containsKey(parameter.key())) {
        throw parameter.missing();
      }
    }
    return parse(ruleParameters);
  }

  /** Returns the parameters that {@link #parseComplete} reads as this policy. */
  public Map<String, String> toRuleParameters() {
    var ruleParameters = new LinkedHashMap<String, String>();
    ruleParameters.put(RuleParameter.MAX_ACTIVE_KEYS.key(), Integer.toString(maxActiveKeys));
    ruleParameters.put(
        RuleParameter.ROTATION_GRACE_DAYS.key(), Integer.toString(rotationGraceDays));
    exemptionTag.ifPresent(tag -> ruleParameters.put(RuleParameter.EXEMPTION_TAG.key(), tag));
    ruleParameters.put(RuleParameter.MINIMUM_IDLE_DAYS.key(), Integer.toString(minimumIdleDays));
    ruleParameters.put(
        RuleParameter.MAXIMUM_EXEMPTION_DAYS.key(), Integer.toString(maximumExemptionDays));
    ownerTag.ifPresent(tag -> ruleParameters.put(RuleParameter.OWNER_TAG.key(), tag));
    ruleParameters.put(
        RuleParameter.REPORT_UNCHANGED_DAYS.key(), Integer.toString(reportUnchangedDays));
    return ruleParameters;
  }

  /** Returns whether the policy allows this many active keys. */
  public boolean allows(int activeKeys) {
    return activeKeys <= maxActiveKeys;
  }

  /**
   * Compares this policy with the one that was deployed.
   *
   * @return what this policy is less careful about, in words; empty if it removes nothing that the
   *     deployed one would not remove
   */
  public List<String> lessCarefulThan(KeyPolicy deployed) {
    var differences = new ArrayList<String>();
    fewer(differences, RuleParameter.MAX_ACTIVE_KEYS, maxActiveKeys, deployed.maxActiveKeys);
    fewer(
        differences,
        RuleParameter.ROTATION_GRACE_DAYS,
        rotationGraceDays,
        deployed.rotationGraceDays);
    fewer(differences, RuleParameter.MINIMUM_IDLE_DAYS, minimumIdleDays, deployed.minimumIdleDays);
    fewer(
        differences,
        RuleParameter.MAXIMUM_EXEMPTION_DAYS,
        maximumExemptionDays,
        deployed.maximumExemptionDays);
    // A tag where none was deployed exempts more users, so it is more careful.
    deployed
        .exemptionTag
        .filter(tag -> exemptionTag.filter(tag::equalsIgnoreCase).isEmpty())
        .ifPresent(
            tag ->
                differences.add(
                    "%s is %s, deployed was %s"
                        .formatted(
                            RuleParameter.EXEMPTION_TAG.key(),
                            exemptionTag.orElse("not set"),
                            tag)));
    return List.copyOf(differences);
  }

  private static void fewer(
      List<String> differences, RuleParameter parameter, int live, int deployed) {
    if (live < deployed) {
      differences.add("%s is %d, deployed was %d".formatted(parameter.key(), live, deployed));
    }
  }

  private static Optional<String> tag(Map<String, String> ruleParameters, RuleParameter parameter) {
    return Optional.ofNullable(ruleParameters.get(parameter.key()));
  }

  private static int number(Map<String, String> ruleParameters, RuleParameter parameter) {
    return parameter.number(
        ruleParameters.getOrDefault(parameter.key(), parameter.defaultValue().orElseThrow()));
  }
}
