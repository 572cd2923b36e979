package onekey.plan.model;

import java.util.List;
import java.util.Locale;
import onekey.plan.language.Text;
import onekey.rule.judgement.RuleParameter;

/**
 * Where a policy comes from.
 *
 * @param base what says all that no option says
 * @param options the options that override it, such as {@code --minimum-idle-days}, in their order
 * @param missing the parameters that the base lacks and no option gives, so that their defaults
 *     hold
 */
public record PolicySource(Base base, List<String> options, List<RuleParameter> missing) {

  /** What holds where no option is given. */
  public sealed interface Base {

    /** The defaults of the rule. */
    record Defaults() implements Base {}

    /**
     * The settings that a deployment from this checkout would take.
     *
     * @param file the path of the file
     */
    record Settings(String file) implements Base {}

    /**
     * The parameters of a deployed Config rule.
     *
     * @param name its name
     * @param region its Region
     */
    record DeployedRule(String name, String region) implements Base {}
  }

  public PolicySource {
    options = List.copyOf(options);
    missing = List.copyOf(missing);
  }

  /** Makes a source that lacks nothing. */
  public PolicySource(Base base, List<String> options) {
    this(base, options, List.of());
  }

  /** The option of {@code maxActiveKeys} is {@code --max-active-keys}. */
  public static String option(RuleParameter parameter) {
    return "--" + parameter.key().replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns it in some words, such as {@code cdk.json, with --minimum-idle-days; default of
   * ownerTag}.
   */
  public Text text() {
    var named =
        options.isEmpty() ? text(base) : Text.of("sourceWith", text(base), Text.list(options));
    return missing.isEmpty()
        ? named
        : Text.of(
            "sourceLacking", named, Text.list(missing.stream().map(RuleParameter::key).toList()));
  }

  /** Returns the same in English. */
  public String words() {
    return text().english();
  }

  /** Returns where one parameter comes from, such as {@code --minimum-idle-days}. */
  public Text text(RuleParameter parameter) {
    if (options.contains(option(parameter))) {
      return Text.verbatim(option(parameter));
    }
    return missing.contains(parameter) ? Text.of("sourceDefaults") : text(base);
  }

  private static Text text(Base base) {
    return switch (base) {
      case Base.Defaults() -> Text.of("sourceDefaults");
      case Base.Settings(var file) -> Text.verbatim(file);
      case Base.DeployedRule(var name, var region) -> Text.of("sourceRule", name, region);
    };
  }
}
