package onekey.infra;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.NoticeDays;
import onekey.rule.judgement.PolicySettings;
import onekey.rule.judgement.RuleParameter;

/**
 * The settings of a deployment: context keys that start with {@code onekey:}. Their defaults are in
 * {@code cdk.json}.
 */
public enum Setting {
  RULE_NAME("ruleName", "1–64 letters, digits, - and _"),
  FREQUENCY("frequency", Frequency.allowed()),
  MAX_ACTIVE_KEYS(RuleParameter.MAX_ACTIVE_KEYS),
  ROTATION_GRACE_DAYS(RuleParameter.ROTATION_GRACE_DAYS),
  EXEMPTION_TAG(RuleParameter.EXEMPTION_TAG),
  OWNER_TAG(RuleParameter.OWNER_TAG),
  MINIMUM_IDLE_DAYS(RuleParameter.MINIMUM_IDLE_DAYS),
  MAXIMUM_EXEMPTION_DAYS(RuleParameter.MAXIMUM_EXEMPTION_DAYS),
  REPORT_UNCHANGED_DAYS(RuleParameter.REPORT_UNCHANGED_DAYS),
  WATCH_KEY_CHANGES("watchKeyChanges", "true or false"),
  HOME_REGION(
      "homeRegion",
      "the name of an AWS Region, such as eu-west-1 (empty for that of the AWS credentials)"),
  ROTATION_MAX_AGE_DAYS("rotationMaxAgeDays", "off or 1–3650"),
  REMEDIATION("remediation", "off, manual or automatic"),
  NOTICE_DAYS("noticeDays", NoticeDays.ALLOWED),
  DELETE_AFTER_DAYS("deleteAfterDays", DeleteAfter.ALLOWED),
  DRY_RUN("dryRun", "true or false"),
  REEVALUATE_AFTER_REMOVAL("reevaluateAfterRemoval", "true or false"),
  REMEDIATION_ATTEMPTS("remediationAttempts", "1–25"),
  REMEDIATION_RETRY_SECONDS("remediationRetrySeconds", "1–2678000"),
  REMEDIATION_CONCURRENCY("remediationConcurrency", "1–100 (percent)"),
  REMEDIATION_ERROR_PERCENTAGE("remediationErrorPercentage", "1–100 (percent)"),
  LOG_RETENTION_DAYS("logRetentionDays", LogRetention.allowed()),
  NOTICE_EMAIL("noticeEmail", "one e-mail address (empty for none)"),
  NOTICE_TOPIC_ARN("noticeTopicArn", "the ARN of a standard SNS topic (empty for none)"),
  NOTICE_STYLE("noticeStyle", "text or chat"),
  DASHBOARD("dashboard", "true or false"),
  TAGS(
      "tags",
      "at most 50 tags, key=value,key=value (in cdk.json also an object); keys of 1–128 and values of 1–256"
          + " letters, digits, spaces (not at the ends) and _.:/=+-@, keys not starting with aws:"),
  ORGANIZATION_TARGETS(
      "organizationTargets",
      "the root (r-...) or organizational units (ou-...) of one organization, comma separated, each once"
          + " (empty for no organization)"),
  ORGANIZATION_ID(
      "organizationId",
      "o- and 10–32 lower-case letters or digits (empty only without onekey:organizationTargets)"),
  ORGANIZATION_ACCOUNT(
      "organizationAccount",
      "the 12 digits of the account that the organization's stacks are deployed into (empty only without"
          + " onekey:organizationTargets)"),
  ORGANIZATION_REGION(
      "organizationRegion",
      "the name of an AWS Region, such as eu-west-1 (empty only without onekey:organizationTargets)"),
  ORGANIZATION_ADMINISTRATOR("organizationAdministrator", "management or delegated"),
  ORGANIZATION_EXCLUDED_ACCOUNTS(
      "organizationExcludedAccounts",
      "account IDs of 12 digits, comma separated, each once, without the management account, which no"
          + " StackSet reaches (empty for none)"),
  ORGANIZATION_CONCURRENCY("organizationConcurrency", "1–100 (percent)"),
  ORGANIZATION_FAILURE_TOLERANCE("organizationFailureTolerance", "0–100 (percent)"),
  ORGANIZATION_AGGREGATOR("organizationAggregator", "true or false"),
  ORGANIZATION_NOTICE_EMAIL("organizationNoticeEmail", "one e-mail address (empty for none)"),
  ORGANIZATION_READER_ROLE(
      "organizationReaderRole",
      "the name of an IAM role, 1–64 letters, digits and +=,.@_-, not OneKeyRemovalAutomation (empty for none)");

  static final String PREFIX = PolicySettings.PREFIX;

  private final String shortName;
  private final String allowed;

  Setting(String shortName, String allowed) {
    this.shortName = shortName;
    this.allowed = allowed;
  }

  Setting(RuleParameter ruleParameter) {
    this(ruleParameter.key(), ruleParameter.allowedInSetting());
  }

  /** The context key, such as {@code onekey:maxActiveKeys}. */
  public String key() {
    return PREFIX + shortName;
  }

  /** The context key without its prefix; for a rule parameter also that parameter's name. */
  public String shortName() {
    return shortName;
  }

  /** What is allowed, for people to read. */
  public String allowed() {
    return allowed;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findAny();
  }

  static String allKeys() {
    return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
  }

  SynthesisRefusedException refusal(String value) {
    return new SynthesisRefusedException(
        "Setting %s is \"%s\". Allowed: %s.".formatted(key(), value, allowed));
  }

  SynthesisRefusedException missing() {
    return new SynthesisRefusedException(
        "Setting %s is missing. cdk.json must have it. Allowed: %s.".formatted(key(), allowed));
  }
}
