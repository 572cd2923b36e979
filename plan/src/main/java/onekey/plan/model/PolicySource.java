package onekey.plan.model;

import java.util.List;

/**
 * Where a policy comes from.
 *
 * @param base what says all that no option says
 * @param options the options that override it, such as {@code --minimum-idle-days}, in their order
 */
public record PolicySource(Base base, List<String> options) {

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
  }

  /** Returns it in some words, such as {@code cdk.json, with --minimum-idle-days}. */
  public String words() {
    return switch (base) {
          case Base.Defaults() -> "the defaults";
          case Base.Settings(var file) -> file;
          case Base.DeployedRule(var name, var region) ->
              "Config rule %s in %s".formatted(name, region);
        }
        + (options.isEmpty() ? "" : ", with " + String.join(", ", options));
  }
}
