package onekey.infra.template;

import java.util.Optional;
import onekey.infra.Setting;

/** Why a setting is no parameter of the template: it keeps the value of {@code cdk.json}. */
final class FixedSetting {

  private FixedSetting() {}

  /** Returns the reason; empty for a setting that is a parameter. */
  static Optional<String> reason(Setting setting) {
    return switch (setting) {
      case RULE_NAME,
          FREQUENCY,
          MAX_ACTIVE_KEYS,
          ROTATION_GRACE_DAYS,
          EXEMPTION_TAG,
          OWNER_TAG,
          MINIMUM_IDLE_DAYS,
          MAXIMUM_EXEMPTION_DAYS,
          REPORT_UNCHANGED_DAYS,
          REMEDIATION,
          NOTICE_DAYS,
          DELETE_AFTER_DAYS,
          DRY_RUN,
          LOG_RETENTION_DAYS,
          NOTICE_EMAIL ->
          Optional.empty();
      case WATCH_KEY_CHANGES ->
          Optional.of(
              "the events name the tags in a list, and outside of the IAM Region a second stack forwards them; must be false");
      case HOME_REGION ->
          Optional.of("the stack is in the Region that CloudFormation deploys it into");
      case ROTATION_MAX_AGE_DAYS ->
          Optional.of("an AWS managed rule of its own, which needs nothing of this stack");
      case REEVALUATE_AFTER_REMOVAL,
          REMEDIATION_ATTEMPTS,
          REMEDIATION_RETRY_SECONDS,
          REMEDIATION_CONCURRENCY,
          REMEDIATION_ERROR_PERCENTAGE ->
          Optional.of("how AWS Config repeats and batches; the default suits every account");
      case NOTICE_TOPIC_ARN, NOTICE_STYLE ->
          Optional.of("other texts in every runbook, role and alarm; NoticeEmail is a parameter");
      case DASHBOARD -> Optional.of("the dashboard is always there");
      case TAGS -> Optional.of("CloudFormation gives the tags of a stack to its resources: --tags");
      case ORGANIZATION_TARGETS,
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
          Optional.of("stacks of their own, which the CDK deploys");
    };
  }
}
