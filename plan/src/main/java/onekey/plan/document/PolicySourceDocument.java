package onekey.plan.document;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.PolicySource;
import onekey.plan.model.PolicySource.Base;

/**
 * Where a policy comes from as JSON has it.
 *
 * @param base DEFAULTS, SETTINGS or DEPLOYED_RULE
 * @param file the file of the settings; null for other bases
 * @param rule the name of the deployed rule; null for other bases
 * @param region its Region; null for other bases
 * @param options the options that override the base
 */
public record PolicySourceDocument(
    String base,
    Optional<String> file,
    Optional<String> rule,
    Optional<String> region,
    List<String> options) {

  /** Returns the source as JSON has it. */
  public static PolicySourceDocument of(PolicySource source) {
    return switch (source.base()) {
      case Base.Defaults() ->
          new PolicySourceDocument(
              "DEFAULTS", Optional.empty(), Optional.empty(), Optional.empty(), source.options());
      case Base.Settings(var file) ->
          new PolicySourceDocument(
              "SETTINGS", Optional.of(file), Optional.empty(), Optional.empty(), source.options());
      case Base.DeployedRule(var name, var region) ->
          new PolicySourceDocument(
              "DEPLOYED_RULE",
              Optional.empty(),
              Optional.of(name),
              Optional.of(region),
              source.options());
    };
  }
}
