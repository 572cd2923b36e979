package onekey.infra.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import onekey.infra.Setting;
import onekey.infra.ValueConstraint;
import onekey.rule.judgement.PolicySettings;

/**
 * The parameters of the template: where the code is, and the settings of one account. The other
 * settings keep the values of {@code cdk.json} ({@link FixedSetting}).
 *
 * <p>Every parameter is a string, numbers too. CloudFormation takes {@code 0.5} for a {@code
 * Number} and hands it on as a text, and the rule would refuse it in each of its runs. A pattern
 * refuses it before anything is created.
 *
 * <p>No values of several parameters contradict each other, so the template has no {@code Rules}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">Parameters</a>
 */
enum TemplateParameter {
  CODE_BUCKET(
      "Code",
      "CodeBucket",
      "The S3 bucket with the jar of the functions, in the Region of the stack.",
      "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
      "the name of an S3 bucket: 3–63 lower-case letters, digits, dots and hyphens",
      "u-bucket",
      "v-bucket"),
  CODE_KEY(
      "Code",
      "CodeKey",
      "The key of the jar in the bucket. Give each version another key: CloudFormation updates the functions only if the key changes.",
      "\\S(.{0,1022}\\S)?",
      "the key of an S3 object: 1–1024 characters, no spaces at the ends",
      "k.jar",
      "l.jar"),
  RULE_NAME(
      "Rule",
      Setting.RULE_NAME,
      "The name of the AWS Config rule. Another name replaces the rule, and its verdicts with it.",
      "p-rule",
      "q-rule"),
  FREQUENCY("Rule", Setting.FREQUENCY, "How often the rule runs.", "One_Hour", "Six_Hours"),
  MAX_ACTIVE_KEYS(
      "Policy",
      Setting.MAX_ACTIVE_KEYS,
      "A user with more active access keys than this is NON_COMPLIANT.",
      "0",
      "1"),
  ROTATION_GRACE_DAYS(
      "Policy",
      Setting.ROTATION_GRACE_DAYS,
      "A user over the limit is COMPLIANT while its newest active key is younger than this.",
      "12",
      "34"),
  MINIMUM_IDLE_DAYS(
      "Policy",
      Setting.MINIMUM_IDLE_DAYS,
      "The extra key may be removed only after this many days without recorded use.",
      "214",
      "350"),
  EXEMPTION_TAG(
      "Policy",
      Setting.EXEMPTION_TAG,
      "A user whose tag with this key holds a date is COMPLIANT through that day.",
      "EXEMPT",
      "XEMPT"),
  MAXIMUM_EXEMPTION_DAYS(
      "Policy",
      Setting.MAXIMUM_EXEMPTION_DAYS,
      "An exemption date that is further away than this exempts nobody.",
      "1434",
      "499"),
  OWNER_TAG(
      "Policy",
      Setting.OWNER_TAG,
      "The tag of a user that says whom to ask. It is shown and never decides.",
      "WNER",
      "NWNER"),
  REPORT_UNCHANGED_DAYS(
      "Policy",
      Setting.REPORT_UNCHANGED_DAYS,
      "An unchanged COMPLIANT verdict is reported again when it is older than this. 0 reports all in each run.",
      "36",
      "45"),
  REMEDIATION(
      "Removal",
      Setting.REMEDIATION,
      "Who starts the removal of an extra key: nobody (off), a person (manual), or AWS Config (automatic).",
      "manual",
      "automatic"),
  NOTICE_DAYS(
      "Removal",
      Setting.NOTICE_DAYS,
      "For how many days a removal is announced before it begins. Without NoticeEmail the announcement is in AWS Config only.",
      "5",
      "6"),
  DELETE_AFTER_DAYS(
      "Removal",
      Setting.DELETE_AFTER_DAYS,
      "For how many days a deactivated key stays inactive before it is deleted.",
      "47",
      "58"),
  DRY_RUN(
      "Removal",
      Setting.DRY_RUN,
      "true: the runbooks say what they would do, and change no key.",
      "true",
      "true"),
  LOG_RETENTION_DAYS(
      "Logs and notices",
      Setting.LOG_RETENTION_DAYS,
      "How many days the logs of the functions are kept.",
      "60",
      "731"),
  NOTICE_EMAIL(
      "Logs and notices",
      Setting.NOTICE_EMAIL,
      "Who gets a mail about new verdicts, removals and failures. Empty: nobody.",
      "y@example.com",
      "z@example.com");

  private final String group;
  private final String logicalId;
  private final Optional<Setting> setting;
  private final String description;
  private final String pattern;
  private final String allowed;
  private final String sample;
  private final String otherSample;

  TemplateParameter(
      String group,
      String logicalId,
      String description,
      String pattern,
      String allowed,
      String one,
      String other) {
    this.group = group;
    this.logicalId = logicalId;
    this.setting = Optional.empty();
    this.description = description;
    this.pattern = pattern;
    this.allowed = allowed;
    this.sample = one;
    this.otherSample = other;
  }

  TemplateParameter(String group, Setting setting, String description, String one, String other) {
    this.group = group;
    this.logicalId =
        setting.shortName().substring(0, 1).toUpperCase(Locale.ROOT)
            + setting.shortName().substring(1);
    this.setting = Optional.of(setting);
    this.description = description;
    this.pattern = "";
    this.allowed = setting.allowed();
    this.sample = one;
    this.otherSample = other;
  }

  static Optional<TemplateParameter> of(Setting setting) {
    return Arrays.stream(values())
        .filter(parameter -> parameter.setting.equals(Optional.of(setting)))
        .findAny();
  }

  /** The name of the parameter in the template. */
  String logicalId() {
    return logicalId;
  }

  /** The setting; empty for the place of the code. */
  Optional<Setting> setting() {
    return setting;
  }

  /** The heading under which the console shows the parameter. */
  String group() {
    return group;
  }

  /** What it means. */
  String meaning() {
    return description;
  }

  /** What it means, and what is allowed, in at most 4,000 characters. */
  String description() {
    return switch (constraint()) {
      // The console offers the words.
      case ValueConstraint.OneOf _ -> description;
      case ValueConstraint.Matching _ -> "%s Allowed: %s.".formatted(description, allowed);
    };
  }

  /** What is allowed, for people to read. */
  String allowed() {
    return allowed;
  }

  /** What CloudFormation checks: the same as the synthesis. */
  ValueConstraint constraint() {
    return setting
        .map(known -> ValueConstraint.of(known).orElseThrow())
        .orElseGet(() -> new ValueConstraint.Matching(pattern));
  }

  /** The values that the stack is synthesized with. */
  Samples samples() {
    return new Samples(sample, otherSample);
  }

  /**
   * Returns the default.
   *
   * @param context that of {@code cdk.json}
   * @return empty if the value must be given
   */
  Optional<String> defaultValue(Map<String, Object> context) {
    return setting
        .map(Setting::key)
        .flatMap(key -> Optional.ofNullable(context.get(key)))
        .flatMap(PolicySettings::text);
  }
}
