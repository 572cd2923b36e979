package onekey.rule.judgement;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The input parameters of the Config rule. Every setting that affects a decision is one of them.
 *
 * <p>AWS Config hands every value over as a string.
 */
public enum RuleParameter {
  /** How many active access keys a user may have: 0–1. */
  MAX_ACTIVE_KEYS("maxActiveKeys", 0, 1, 1),
  /** For how many days after a key was created a user may be over the limit: 0–90. */
  ROTATION_GRACE_DAYS("rotationGraceDays", 0, 90, 0),
  /** After how many days without recorded use the extra key may be removed: 1–365. */
  MINIMUM_IDLE_DAYS("minimumIdleDays", 1, 365, 45),
  /** The tag that exempts a user until a date. None by default. */
  EXEMPTION_TAG("exemptionTag", "no exemptions"),
  /** How many days from the moment of judging an exemption may last at the most: 1–1826. */
  MAXIMUM_EXEMPTION_DAYS("maximumExemptionDays", 1, 1826, 366),
  /**
   * The tag that says who is responsible for a user. It is shown and never decides. None by
   * default.
   */
  OWNER_TAG("ownerTag", "no owners"),
  /**
   * How many days old an unchanged COMPLIANT verdict may get before it is reported again: 0–90. 0
   * reports every verdict in every run.
   */
  REPORT_UNCHANGED_DAYS("reportUnchangedDays", 0, 90, 7);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /**
   * What IAM takes as the key of a tag, but without spaces at its ends: those are a slip, and AWS
   * Config takes no value of blanks only. What begins with aws: is of AWS, in any case.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html">Tag</a>
   */
  private static final Pattern TAG_KEY =
      Pattern.compile(
          "(?!\\p{Z})(?![aA][wW][sS]:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}(?<!\\p{Z})");

  private static final String TAG_KEY_IN_WORDS =
      "an IAM tag key of 1–128 letters, digits, spaces (not at the ends) and _.:/=+-@, not starting with aws:";

  private final String key;
  private final String allowed;
  private final String allowedInSetting;
  private final int minimum;
  private final int maximum;
  private final Optional<String> defaultValue;

  RuleParameter(String key, int minimum, int maximum, int defaultValue) {
    this.key = key;
    this.allowed = minimum + "–" + maximum;
    this.allowedInSetting = allowed;
    this.minimum = minimum;
    this.maximum = maximum;
    this.defaultValue = Optional.of(Integer.toString(defaultValue));
  }

  RuleParameter(String key, String withoutIt) {
    this.key = key;
    this.allowed = TAG_KEY_IN_WORDS + " (leave it out for %s)".formatted(withoutIt);
    this.allowedInSetting = TAG_KEY_IN_WORDS + " (empty for %s)".formatted(withoutIt);
    this.minimum = 0;
    this.maximum = 0;
    this.defaultValue = Optional.empty();
  }

  /** The name, as it is written in the rule. */
  public String key() {
    return key;
  }

  /** The value that holds when the rule has none, as a string; empty for a tag. */
  public Optional<String> defaultValue() {
    return defaultValue;
  }

  /** The smallest and the largest number; empty for a tag. */
  public Optional<NumberRange> range() {
    return defaultValue.map(_ -> new NumberRange(minimum, maximum));
  }

  /** Returns the regular expression of all keys that a tag may have. */
  public static String tagKeyPattern() {
    return TAG_KEY.pattern();
  }

  /** What is allowed, for people to read. */
  public String allowed() {
    return allowed;
  }

  /** What is allowed in the settings of a deployment, where an empty tag is none. */
  public String allowedInSetting() {
    return allowedInSetting;
  }

  static void requireKnown(String name) {
    if (Arrays.stream(values()).noneMatch(parameter -> parameter.key.equals(name))) {
      throw new InvalidRuleParameterException(
          "Unknown rule parameter \"%s\". Allowed: %s."
              .formatted(
                  name,
                  Arrays.stream(values())
                      .map(RuleParameter::key)
                      .collect(Collectors.joining(", "))));
    }
  }

  int number(String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw refusal(value);
    }
    return check(Integer.parseInt(value));
  }

  int check(int value) {
    if (value < minimum || value > maximum) {
      throw refusal(Integer.toString(value));
    }
    return value;
  }

  void checkTagKey(String value) {
    if (!TAG_KEY.matcher(value).matches()) {
      throw refusal(value);
    }
  }

  private InvalidRuleParameterException refusal(String value) {
    return new InvalidRuleParameterException(
        "Rule parameter %s is \"%s\". Allowed: %s.".formatted(key, value, allowed));
  }

  InvalidRuleParameterException missing() {
    return new InvalidRuleParameterException(
        "Rule parameter %s is missing. Allowed: %s.".formatted(key, allowed));
  }
}
