package onekey.infra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PolicySettings;
import onekey.rule.judgement.RuleParameter;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * The {@code onekey:} values of a CDK context, not yet validated by meaning.
 *
 * <p>A value from {@code cdk.json} is a JSON value; one from {@code -c key=value} is always a
 * string. Both are read as the same text.
 */
final class SettingValues {

  /** Settings of earlier versions, in lower case, and what to write instead. */
  private static final Map<String, String> FORMER =
      Map.of(
          "automaticremediation",
          "is now %s. Use automatic instead of true, manual instead of false, or off for no remediation at all."
              .formatted(Setting.REMEDIATION.key()),
          "removal",
          "is now part of %s. Use never instead of Deactivate, or a number of days, 0–90, instead of Delete."
              .formatted(Setting.DELETE_AFTER_DAYS.key()),
          "quarantinedays",
          "is now %s. Use the same number of days, 0–90."
              .formatted(Setting.DELETE_AFTER_DAYS.key()));

  /** What a flag may be. */
  static final List<String> FLAGS = List.of("true", "false");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final Map<Setting, Object> values = new EnumMap<>(Setting.class);

  /**
   * Takes the settings out of a context.
   *
   * @throws SynthesisRefusedException if a key is unknown, or a known one lacks its prefix
   */
  SettingValues(Map<String, Object> context) {
    // Sorted, so that of two unknown keys the same one is named every time.
    new TreeMap<>(context).forEach(this::take);
  }

  private void take(String key, Object value) {
    var lowerCase = key.toLowerCase(Locale.ROOT);
    var former = FORMER.get(withoutPrefix(lowerCase));
    if (former != null) {
      throw new SynthesisRefusedException(
          "Setting %s (value \"%s\") %s".formatted(key, value, former));
    }
    if (lowerCase.startsWith(Setting.PREFIX)) {
      values.put(Setting.of(key).orElseThrow(() -> unknown(key, value)), value);
    } else if (lowerCase.startsWith("onekey") || Setting.of(Setting.PREFIX + key).isPresent()) {
      // The CDK accepts any context key, so one without the prefix would be ignored silently.
      throw unknown(key, value);
    }
  }

  private static String withoutPrefix(String key) {
    return key.startsWith(Setting.PREFIX) ? key.substring(Setting.PREFIX.length()) : key;
  }

  private static SynthesisRefusedException unknown(String key, Object value) {
    return new SynthesisRefusedException(
        "Unknown setting %s (value \"%s\"). Allowed: %s.".formatted(key, value, Setting.allKeys()));
  }

  /** Returns the value as text. */
  String text(Setting setting) {
    var value = present(setting);
    return PolicySettings.text(value).orElseThrow(() -> setting.refusal(value.toString()));
  }

  /**
   * Returns the value as a number.
   *
   * @throws SynthesisRefusedException if it is not a whole number from minimum to maximum
   */
  int number(Setting setting, int minimum, int maximum) {
    var text = text(setting);
    var number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < minimum || number > maximum) {
      throw setting.refusal(text);
    }
    return number;
  }

  /**
   * Returns the value as a flag.
   *
   * @throws SynthesisRefusedException if it is neither true nor false
   */
  boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      case String other -> throw setting.refusal(other);
    };
  }

  /**
   * Returns the value as text.
   *
   * @throws SynthesisRefusedException if it is neither empty nor matches the pattern
   */
  String text(Setting setting, Pattern pattern) {
    var text = text(setting);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      throw setting.refusal(text);
    }
    return text;
  }

  /**
   * Returns the value as the name of a Region, or nothing if it is empty.
   *
   * @throws SynthesisRefusedException if the CDK does not know the Region
   */
  Optional<String> region(Setting setting) {
    var region = text(setting);
    if (region.isEmpty()) {
      return Optional.empty();
    }
    if (RegionInfo.getRegions().stream().noneMatch(known -> known.getName().equals(region))) {
      throw setting.refusal(region);
    }
    return Optional.of(region);
  }

  /**
   * Returns the value as a list: a JSON array, or {@code one,other}.
   *
   * @throws SynthesisRefusedException if an element does not match the pattern, or is there twice
   */
  List<String> list(Setting setting, Pattern pattern) {
    var list =
        switch (present(setting)) {
          case List<?> array -> array.stream().map(SettingValues::plain).toList();
          case Object _ -> text(setting).isEmpty() ? List.<String>of() : split(text(setting));
        };
    if (list.stream().anyMatch(element -> !pattern.matcher(element).matches())
        || Set.copyOf(list).size() < list.size()) {
      throw setting.refusal(String.join(",", list));
    }
    return list;
  }

  /** Returns the value as a person would write it on a command line. */
  String shown(Setting setting) {
    return present(setting) instanceof List<?> array
        ? String.join(",", array.stream().map(SettingValues::plain).toList())
        : text(setting);
  }

  private static List<String> split(String text) {
    return List.of(text.split(",", -1));
  }

  /** Returns the value as pairs, sorted by key: a JSON object, or {@code key=value,key=value}. */
  Map<String, String> pairs(Setting setting) {
    var pairs = new TreeMap<String, String>();
    switch (present(setting)) {
      case Map<?, ?> map -> map.forEach((key, value) -> pairs.put(key.toString(), plain(value)));
      case String text when text.isEmpty() -> {}
      case String text -> splitPairs(setting, text).forEach(pair -> pairs.put(pair[0], pair[1]));
      case Object other -> throw setting.refusal(other.toString());
    }
    return pairs;
  }

  private static String plain(Object value) {
    return Objects.toString(value);
  }

  private static List<String[]> splitPairs(Setting setting, String text) {
    var pairs = new ArrayList<String[]>();
    for (var pair : split(text)) {
      var parts = pair.split("=", 2);
      if (parts.length != 2) {
        throw setting.refusal(text);
      }
      pairs.add(parts);
    }
    return pairs;
  }

  /**
   * Returns the policy.
   *
   * @throws SynthesisRefusedException if a value is not allowed
   */
  KeyPolicy policy() {
    var settings = new EnumMap<RuleParameter, Object>(RuleParameter.class);
    for (var parameter : RuleParameter.values()) {
      settings.put(parameter, present(Setting.of(PolicySettings.key(parameter)).orElseThrow()));
    }
    try {
      return PolicySettings.parse(settings);
    } catch (InvalidRuleParameterException refusal) {
      throw new SynthesisRefusedException(String.valueOf(refusal.getMessage()));
    }
  }

  private Object present(Setting setting) {
    var value = values.get(setting);
    if (value == null) {
      throw setting.missing();
    }
    return value;
  }
}
