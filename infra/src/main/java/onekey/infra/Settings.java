package onekey.infra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What a deployment is told.
 *
 * @param ruleName the name of the Config rule, 1–64 characters
 * @param frequency how often the rule runs
 * @param policy what the rule demands, and when a key may be removed
 * @param rotationMaxAgeDays at which age AWS's own rule for old keys objects; empty for no such
 *     rule
 * @param logRetention how long the logs of the functions are kept
 * @param notices who is told
 * @param tags what every resource is tagged with, sorted by key
 */
record Settings(
    String ruleName,
    Frequency frequency,
    KeyPolicy policy,
    OptionalInt rotationMaxAgeDays,
    RetentionDays logRetention,
    NoticeTarget notices,
    Map<String, String> tags) {

  /**
   * Not all that AWS Config allows, but the name also stands in event patterns, links and command
   * lines. Config itself takes 128 characters; others of its calls take 64.
   */
  private static final Pattern RULE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,255}");

  /** A FIFO topic has the suffix .fifo, and EventBridge rules do not deliver to it. */
  private static final Pattern TOPIC_ARN =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");

  private static final int OLDEST_KEY_DAYS = 3650;
  private static final int MOST_TAGS = 50;
  private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
  private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

  Settings {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /**
   * Reads the settings out of a CDK context, where other keys may stand beside them.
   *
   * @throws SynthesisRefusedException if a value is not allowed, a key is unknown or missing, or
   *     two settings contradict each other
   */
  static Settings read(Map<String, Object> context) {
    var values = new SettingValues(context);
    return new Settings(
        ruleName(values),
        frequency(values),
        policy(values),
        rotationMaxAgeDays(values),
        logRetention(values),
        notices(values),
        tags(values));
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

  private static KeyPolicy policy(SettingValues values) {
    var ruleParameters = new LinkedHashMap<String, String>();
    addRuleParameter(ruleParameters, Setting.MAX_ACTIVE_KEYS, values);
    addRuleParameter(ruleParameters, Setting.ROTATION_GRACE_DAYS, values);
    addRuleParameter(ruleParameters, Setting.MINIMUM_IDLE_DAYS, values);
    if (!values.text(Setting.EXEMPTION_TAG).isEmpty()) {
      addRuleParameter(ruleParameters, Setting.EXEMPTION_TAG, values);
    }
    return KeyPolicy.parse(ruleParameters);
  }

  /** Adds what the Lambda's own parser accepts, and nothing else. */
  private static void addRuleParameter(
      Map<String, String> ruleParameters, Setting setting, SettingValues values) {
    var value = values.text(setting);
    try {
      KeyPolicy.parse(Map.of(setting.shortName(), value));
    } catch (InvalidRuleParameterException _) {
      throw setting.refusal(value);
    }
    ruleParameters.put(setting.shortName(), value);
  }

  private static OptionalInt rotationMaxAgeDays(SettingValues values) {
    var text = values.text(Setting.ROTATION_MAX_AGE_DAYS);
    if (text.equals("off")) {
      return OptionalInt.empty();
    }
    var days = values.number(Setting.ROTATION_MAX_AGE_DAYS).orElse(0);
    if (days < 1 || days > OLDEST_KEY_DAYS) {
      throw Setting.ROTATION_MAX_AGE_DAYS.refusal(text);
    }
    return OptionalInt.of(days);
  }

  private static RetentionDays logRetention(SettingValues values) {
    var text = values.text(Setting.LOG_RETENTION_DAYS);
    return LogRetention.of(values.number(Setting.LOG_RETENTION_DAYS).orElse(0))
        .orElseThrow(() -> Setting.LOG_RETENTION_DAYS.refusal(text));
  }

  private static NoticeTarget notices(SettingValues values) {
    var address = values.text(Setting.NOTICE_EMAIL);
    var topicArn = values.text(Setting.NOTICE_TOPIC_ARN);
    if (!address.isEmpty() && !EMAIL.matcher(address).matches()) {
      throw Setting.NOTICE_EMAIL.refusal(address);
    }
    if (!topicArn.isEmpty() && !TOPIC_ARN.matcher(topicArn).matches()) {
      throw Setting.NOTICE_TOPIC_ARN.refusal(topicArn);
    }
    if (!address.isEmpty() && !topicArn.isEmpty()) {
      throw new SynthesisRefusedException(
          "Settings %s (\"%s\") and %s (\"%s\") contradict each other. Allowed: one of them."
              .formatted(
                  Setting.NOTICE_EMAIL.key(), address, Setting.NOTICE_TOPIC_ARN.key(), topicArn));
    }
    if (!address.isEmpty()) {
      return new NoticeTarget.Email(address);
    }
    return topicArn.isEmpty()
        ? new NoticeTarget.Nobody()
        : new NoticeTarget.ExistingTopic(topicArn);
  }

  private static Map<String, String> tags(SettingValues values) {
    var tags = values.pairs(Setting.TAGS);
    if (tags.size() > MOST_TAGS) {
      throw Setting.TAGS.refusal(tags.toString());
    }
    tags.forEach(
        (key, value) -> {
          if (!TAG_KEY.matcher(key).matches()
              || key.regionMatches(true, 0, "aws:", 0, 4)
              || !TAG_VALUE.matcher(value).matches()) {
            throw Setting.TAGS.refusal(key + "=" + value);
          }
        });
    return tags;
  }
}
