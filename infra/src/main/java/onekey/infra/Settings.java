package onekey.infra;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.notice.NoticeStyle;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The settings of a deployment.
 *
 * @param ruleName the name of the Config rule, 1–64 characters
 * @param frequency how often the rule runs
 * @param policy the input parameters of the rule
 * @param watchKeyChanges whether the rule also runs soon after a key changed
 * @param homeRegion the Region that the stack is deployed into; empty for the one that the AWS
 *     credentials or the environment of the CDK command line say
 * @param rotationMaxAgeDays the maximum age of keys for the AWS managed rule access-keys-rotated;
 *     empty for no such rule
 * @param remediation how the runbook is run on NON_COMPLIANT users; empty for detection only
 * @param logRetention how long the logs of the functions are kept
 * @param notices where notices are sent
 * @param noticeStyle for whom notices are written
 * @param dashboard whether there is a CloudWatch dashboard
 * @param tags what every resource is tagged with
 * @param organization the organization whose accounts get the stack; empty for this account only
 */
record Settings(
    String ruleName,
    Frequency frequency,
    KeyPolicy policy,
    boolean watchKeyChanges,
    Optional<String> homeRegion,
    OptionalInt rotationMaxAgeDays,
    Optional<RemediationSettings> remediation,
    RetentionDays logRetention,
    NoticeTarget notices,
    NoticeStyle noticeStyle,
    boolean dashboard,
    ResourceTags tags,
    Optional<OrganizationSettings> organization) {

  /**
   * Stricter than AWS Config, because the name is also part of event patterns, links and command
   * lines. PutConfigRule accepts 128 characters; other calls of AWS Config accept 64.
   */
  static final Pattern RULE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final int OLDEST_KEY_DAYS = 3650;

  /**
   * Reads the settings from a CDK context, which may also have other keys.
   *
   * @throws SynthesisRefusedException if a value is not allowed, a key is unknown or missing, or
   *     two settings contradict each other
   */
  static Settings read(Map<String, Object> context) {
    var values = new SettingValues(context);
    var organization = OrganizationSettings.read(values);
    return new Settings(
        ruleName(values),
        frequency(values),
        values.policy(),
        values.flag(Setting.WATCH_KEY_CHANGES),
        homeRegion(values, organization),
        rotationMaxAgeDays(values),
        RemediationSettings.read(values),
        logRetention(values),
        NoticeTarget.read(values, organization),
        noticeStyle(values),
        values.flag(Setting.DASHBOARD),
        ResourceTags.read(values),
        organization);
  }

  /** Returns the same for a stack that may be deployed into any Region. */
  Settings withoutHomeRegion() {
    return new Settings(
        ruleName,
        frequency,
        policy,
        watchKeyChanges,
        Optional.empty(),
        rotationMaxAgeDays,
        remediation,
        logRetention,
        notices,
        noticeStyle,
        dashboard,
        tags,
        organization);
  }

  private static String ruleName(SettingValues values) {
    var name = values.text(Setting.RULE_NAME);
    if (!RULE_NAME.matcher(name).matches()) {
      throw Setting.RULE_NAME.refusal(name);
    }
    return name;
  }

  private static Frequency frequency(SettingValues values) {
    var name = values.text(Setting.FREQUENCY);
    return Frequency.of(name).orElseThrow(() -> Setting.FREQUENCY.refusal(name));
  }

  /** The stacks of an organization are in one Region, and so is that of its management account. */
  private static Optional<String> homeRegion(
      SettingValues values, Optional<OrganizationSettings> organization) {
    var home = values.region(Setting.HOME_REGION);
    organization
        .map(OrganizationSettings::region)
        .filter(region -> home.isPresent() && !home.get().equals(region))
        .ifPresent(
            region -> {
              throw new SynthesisRefusedException(
                  "Settings %s (\"%s\") and %s (\"%s\") contradict each other. Allowed: the same Region, or an empty %s."
                      .formatted(
                          Setting.HOME_REGION.key(),
                          home.orElseThrow(),
                          Setting.ORGANIZATION_REGION.key(),
                          region,
                          Setting.HOME_REGION.key()));
            });
    return organization.map(OrganizationSettings::region).or(() -> home);
  }

  private static OptionalInt rotationMaxAgeDays(SettingValues values) {
    return values.text(Setting.ROTATION_MAX_AGE_DAYS).equals("off")
        ? OptionalInt.empty()
        : OptionalInt.of(values.number(Setting.ROTATION_MAX_AGE_DAYS, 1, OLDEST_KEY_DAYS));
  }

  private static NoticeStyle noticeStyle(SettingValues values) {
    var word = values.text(Setting.NOTICE_STYLE);
    return NoticeStyle.of(word).orElseThrow(() -> Setting.NOTICE_STYLE.refusal(word));
  }

  private static RetentionDays logRetention(SettingValues values) {
    var text = values.text(Setting.LOG_RETENTION_DAYS);
    return LogRetention.of(text).orElseThrow(() -> Setting.LOG_RETENTION_DAYS.refusal(text));
  }
}
