package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Texts;
import onekey.plan.model.Plan;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.RuleParameter;

/**
 * The policy, each parameter as a sentence.
 *
 * @param source where it comes from, in some words
 */
record PolicyView(String source, String text, List<Parameter> parameters) {

  /**
   * A parameter of the rule.
   *
   * @param sentence what its value means
   * @param origin where its value comes from, as a sentence
   */
  record Parameter(String name, String value, String sentence, String origin) {}

  static PolicyView of(Plan plan, Texts texts) {
    var source = plan.origin().policySource();
    var words = texts.say(source.text());
    var values = plan.policy().toRuleParameters();
    return new PolicyView(
        words,
        texts.of("policyText", words),
        Stream.of(RuleParameter.values())
            .map(
                parameter ->
                    new Parameter(
                        parameter.key(),
                        values.getOrDefault(parameter.key(), texts.get("policyNone")),
                        sentence(parameter, plan.policy(), texts),
                        texts.of("policyFrom", source.text(parameter))))
            .toList());
  }

  private static String sentence(RuleParameter parameter, KeyPolicy policy, Texts texts) {
    var key = "policy." + parameter.key();
    return switch (parameter) {
      case MAX_ACTIVE_KEYS -> texts.get(policy.maxActiveKeys() == 0 ? key + ".0" : key);
      case ROTATION_GRACE_DAYS -> daysOrNone(key, policy.rotationGraceDays(), texts);
      case MINIMUM_IDLE_DAYS -> days(key, policy.minimumIdleDays(), texts);
      case EXEMPTION_TAG -> tag(key, policy.exemptionTag(), texts);
      case MAXIMUM_EXEMPTION_DAYS -> days(key, policy.maximumExemptionDays(), texts);
      case OWNER_TAG -> tag(key, policy.ownerTag(), texts);
      case REPORT_UNCHANGED_DAYS -> daysOrNone(key, policy.reportUnchangedDays(), texts);
    };
  }

  private static String daysOrNone(String key, int days, Texts texts) {
    return days == 0 ? texts.get(key + ".0") : days(key, days, texts);
  }

  private static String days(String key, int days, Texts texts) {
    return texts.of(key, texts.count("day", days));
  }

  private static String tag(String key, Optional<String> tag, Texts texts) {
    return tag.map(name -> texts.of(key, name)).orElseGet(() -> texts.get(key + ".none"));
  }
}
