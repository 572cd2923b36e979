package onekey.infra;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.NoticeDays;
import onekey.rule.judgement.NumberRange;
import onekey.rule.judgement.Remediation;
import onekey.rule.judgement.RuleParameter;

/**
 * The values of a setting, in the way in which CloudFormation checks a parameter.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">Parameters</a>
 */
public sealed interface ValueConstraint {

  /** One of these words. */
  record OneOf(List<String> words) implements ValueConstraint {}

  /** Whatever this regular expression matches as a whole. */
  record Matching(String pattern) implements ValueConstraint {}

  /**
   * Returns the constraint of a setting, from where its values are checked at synthesis.
   *
   * @return empty for a setting that no template has as a parameter
   */
  static Optional<ValueConstraint> of(Setting setting) {
    return switch (setting) {
      case RULE_NAME -> Optional.of(new Matching(Settings.RULE_NAME.pattern()));
      case FREQUENCY -> Optional.of(new OneOf(Frequency.configNames()));
      case MAX_ACTIVE_KEYS -> policy(RuleParameter.MAX_ACTIVE_KEYS);
      case ROTATION_GRACE_DAYS -> policy(RuleParameter.ROTATION_GRACE_DAYS);
      case EXEMPTION_TAG -> policy(RuleParameter.EXEMPTION_TAG);
      case OWNER_TAG -> policy(RuleParameter.OWNER_TAG);
      case MINIMUM_IDLE_DAYS -> policy(RuleParameter.MINIMUM_IDLE_DAYS);
      case MAXIMUM_EXEMPTION_DAYS -> policy(RuleParameter.MAXIMUM_EXEMPTION_DAYS);
      case REPORT_UNCHANGED_DAYS -> policy(RuleParameter.REPORT_UNCHANGED_DAYS);
      case REMEDIATION ->
          Optional.of(
              new OneOf(
                  Stream.concat(
                          Stream.of(RemediationSettings.OFF),
                          Stream.of(Remediation.values()).map(Remediation::word))
                      .toList()));
      case NOTICE_DAYS -> Optional.of(new Matching(NoticeDays.pattern()));
      case DELETE_AFTER_DAYS -> Optional.of(new Matching(DeleteAfter.pattern()));
      case DRY_RUN -> Optional.of(new OneOf(SettingValues.FLAGS));
      case LOG_RETENTION_DAYS -> Optional.of(new OneOf(LogRetention.days()));
      case NOTICE_EMAIL -> Optional.of(orEmpty(NoticeTarget.EMAIL_ADDRESS.pattern()));
      case WATCH_KEY_CHANGES,
          HOME_REGION,
          ROTATION_MAX_AGE_DAYS,
          REEVALUATE_AFTER_REMOVAL,
          REMEDIATION_ATTEMPTS,
          REMEDIATION_RETRY_SECONDS,
          REMEDIATION_CONCURRENCY,
          REMEDIATION_ERROR_PERCENTAGE,
          NOTICE_TOPIC_ARN,
          NOTICE_STYLE,
          DASHBOARD,
          TAGS,
          ORGANIZATION_TARGETS,
          ORGANIZATION_ID,
          ORGANIZATION_ACCOUNT,
          ORGANIZATION_REGION,
          ORGANIZATION_ADMINISTRATOR,
          ORGANIZATION_EXCLUDED_ACCOUNTS,
          ORGANIZATION_CONCURRENCY,
          ORGANIZATION_FAILURE_TOLERANCE,
          ORGANIZATION_AGGREGATOR,
          ORGANIZATION_NOTICE_EMAIL,
          ORGANIZATION_READER_ROLE ->
          Optional.empty();
    };
  }

  private static Optional<ValueConstraint> policy(RuleParameter parameter) {
    return Optional.of(
        parameter
            .range()
            .map(NumberRange::pattern)
            .<ValueConstraint>map(Matching::new)
            .orElseGet(() -> orEmpty(RuleParameter.tagKeyPattern())));
  }

  private static ValueConstraint orEmpty(String pattern) {
    return new Matching("|" + pattern);
  }
}
