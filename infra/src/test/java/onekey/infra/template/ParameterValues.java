package onekey.infra.template;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.infra.Setting;
import onekey.infra.ValueConstraint;

/** Values of all parameters: every combination of those that decide what there is, and odd ones. */
final class ParameterValues {

  private static final List<String> REMEDIATIONS = List.of("off", "manual", "automatic");
  private static final List<String> FLAGS = List.of("true", "false");
  private static final String TAG_CHARACTERS = "aZ09é日ß _.:/=+-@";
  private static final String NAME_CHARACTERS = "aZ09_-";
  private static final String ADDRESS_CHARACTERS = "aZ0.+_-!#$%&'*/=?^`{|}~\"\\()[]:é";

  private ParameterValues() {}

  /** Returns every combination once, with other values beside, the same in every run. */
  static List<Map<String, String>> ofEveryCombination() {
    var all = new ArrayList<Map<String, String>>();
    for (var remediation : REMEDIATIONS) {
      for (var dryRun : FLAGS) {
        for (var never : FLAGS) {
          for (var told : FLAGS) {
            var random = new Random(all.size());
            var values = random(random);
            values.put("Remediation", remediation);
            values.put("DryRun", dryRun);
            values.put("DeleteAfterDays", never.equals("true") ? "never" : number(random, 0, 90));
            values.put("NoticeEmail", told.equals("true") ? address(random) : "");
            all.add(values);
          }
        }
      }
    }
    return all;
  }

  /** Returns the least, the most, and what could be taken for something else. */
  static List<Map<String, String>> odd() {
    return List.of(
        CreatedTemplate.defaults().entrySet().stream()
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue),
                    values -> with(values, Map.of("CodeBucket", "abc", "CodeKey", "a")))),
        least(),
        most(),
        alike("1"),
        alike("never"),
        samples(Samples::one),
        samples(Samples::other),
        references());
  }

  static Stream<Map<String, String>> all() {
    return Stream.concat(odd().stream(), ofEveryCombination().stream());
  }

  private static Map<String, String> least() {
    return Map.ofEntries(
        entry("CodeBucket", "a.b"),
        entry("CodeKey", "$"),
        entry("RuleName", "-"),
        entry("Frequency", "One_Hour"),
        entry("MaxActiveKeys", "0"),
        entry("RotationGraceDays", "0"),
        entry("MinimumIdleDays", "1"),
        entry("ExemptionTag", ":"),
        entry("MaximumExemptionDays", "1"),
        entry("OwnerTag", "="),
        entry("ReportUnchangedDays", "0"),
        entry("Remediation", "automatic"),
        entry("NoticeDays", "0"),
        entry("DeleteAfterDays", "0"),
        entry("DryRun", "false"),
        entry("LogRetentionDays", "1"),
        entry("NoticeEmail", "a@b"));
  }

  private static Map<String, String> most() {
    return Map.ofEntries(
        entry("CodeBucket", "b".repeat(63)),
        entry("CodeKey", "日".repeat(1024)),
        entry("RuleName", "R".repeat(64)),
        entry("Frequency", "TwentyFour_Hours"),
        entry("MaxActiveKeys", "1"),
        entry("RotationGraceDays", "90"),
        entry("MinimumIdleDays", "365"),
        entry("ExemptionTag", "日".repeat(128)),
        entry("MaximumExemptionDays", "1826"),
        entry("OwnerTag", "+".repeat(128)),
        entry("ReportUnchangedDays", "90"),
        entry("Remediation", "manual"),
        entry("NoticeDays", "30"),
        entry("DeleteAfterDays", "90"),
        entry("DryRun", "false"),
        entry("LogRetentionDays", "3653"),
        entry("NoticeEmail", "x".repeat(64) + "@" + "y".repeat(255)));
  }

  /** As many parameters as possible have the same value. */
  private static Map<String, String> alike(String value) {
    var values = new LinkedHashMap<>(least());
    values.replaceAll(
        (name, other) ->
            Stream.of(TemplateParameter.values())
                    .filter(parameter -> parameter.logicalId().equals(name))
                    .allMatch(parameter -> allows(parameter, value))
                ? value
                : other);
    return values;
  }

  private static boolean allows(TemplateParameter parameter, String value) {
    return switch (parameter.constraint()) {
      case ValueConstraint.OneOf(var words) -> words.contains(value);
      case ValueConstraint.Matching(var pattern) -> value.matches(pattern);
    };
  }

  /** What the template was made with, each value as that of another parameter where it can be. */
  private static Map<String, String> samples(Function<Samples, String> sample) {
    var values = new LinkedHashMap<String, String>();
    Stream.of(TemplateParameter.values())
        .forEach(parameter -> values.put(parameter.logicalId(), sample.apply(parameter.samples())));
    values.put("DryRun", "false");
    values.put("RuleName", sample.apply(TemplateParameter.OWNER_TAG.samples()));
    values.put("OwnerTag", sample.apply(TemplateParameter.RULE_NAME.samples()));
    values.put("ExemptionTag", sample.apply(TemplateParameter.NOTICE_EMAIL.samples()));
    return values;
  }

  /** What CloudFormation would resolve if it looked for it in values. */
  private static Map<String, String> references() {
    return with(
        most(),
        Map.of(
            "CodeKey", "${CodeBucket}/${!RuleName} \"{\"Ref\":\"RuleName\"}\\.jar",
            "NoticeEmail", "${RuleName}\"{{resolve:ssm:x}}@${AWS::Region}",
            "ExemptionTag", "=exempt:until/AWS::Region@",
            "DeleteAfterDays", "1"));
  }

  private static Map<String, String> with(Map<String, String> values, Map<String, String> others) {
    var all = new LinkedHashMap<>(values);
    all.putAll(others);
    return all;
  }

  private static Map<String, String> random(Random random) {
    var values = new LinkedHashMap<String, String>();
    values.put("CodeBucket", "b" + text(random, "ab09.-", 1, 61) + "9");
    values.put("CodeKey", "k" + text(random, ADDRESS_CHARACTERS + " ", 0, 200) + ".jar");
    values.put("RuleName", text(random, NAME_CHARACTERS, 1, 64));
    values.put("MaxActiveKeys", number(random, 0, 1));
    values.put("RotationGraceDays", number(random, 0, 90));
    values.put("MinimumIdleDays", number(random, 1, 365));
    values.put("MaximumExemptionDays", number(random, 1, 1826));
    values.put("ReportUnchangedDays", number(random, 0, 90));
    values.put("NoticeDays", number(random, 0, 30));
    values.put("ExemptionTag", tag(random));
    values.put("OwnerTag", tag(random));
    values.put("Frequency", word(random, Setting.FREQUENCY));
    values.put("LogRetentionDays", word(random, Setting.LOG_RETENTION_DAYS));
    return values;
  }

  private static String word(Random random, Setting setting) {
    return switch (ValueConstraint.of(setting).orElseThrow()) {
      case ValueConstraint.OneOf(var words) -> words.get(random.nextInt(words.size()));
      case ValueConstraint.Matching(var pattern) -> throw new IllegalArgumentException(pattern);
    };
  }

  private static String tag(Random random) {
    return random.nextInt(3) == 0 ? "" : "t" + text(random, TAG_CHARACTERS, 0, 126) + "g";
  }

  private static String address(Random random) {
    return text(random, ADDRESS_CHARACTERS, 1, 64) + "@" + text(random, ADDRESS_CHARACTERS, 1, 255);
  }

  private static String number(Random random, int minimum, int maximum) {
    return Integer.toString(random.nextInt(minimum, maximum + 1));
  }

  private static String text(Random random, String characters, int minimum, int maximum) {
    return IntStream.range(0, random.nextInt(minimum, maximum + 1))
        .mapToObj(_ -> characters.substring(random.nextInt(characters.length())).substring(0, 1))
        .collect(Collectors.joining());
  }
}
