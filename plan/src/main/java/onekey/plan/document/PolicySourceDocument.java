package onekey.plan.document;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.PolicySource;
import onekey.plan.model.PolicySource.Base;
import onekey.rule.judgement.RuleParameter;

/**
 * Where a policy comes from as JSON has it.
 *
 * @param base DEFAULTS, SETTINGS or DEPLOYED_RULE
 * @param file the file of the settings; null for other bases
 * @param rule the name of the deployed rule; null for other bases
 * @param region its Region; null for other bases
 * @param options the options that override the base
 * @param defaults the parameters that neither has, so that their defaults hold
 */
public record PolicySourceDocument(
    String base,
    Optional<String> file,
    Optional<String> rule,
    Optional<String> region,
    List<String> options,
    List<String> defaults) {

  /** Returns the source as JSON has it. */
  public static PolicySourceDocument of(PolicySource source) {
    return switch (source.base()) {
      case Base.Defaults() ->
          of("DEFAULTS", Optional.empty(), Optional.empty(), Optional.empty(), source);
      case Base.Settings(var file) ->
          of("SETTINGS", Optional.of(file), Optional.empty(), Optional.empty(), source);
      case Base.DeployedRule(var name, var region) ->
          of("DEPLOYED_RULE", Optional.empty(), Optional.of(name), Optional.of(region), source);
    };
  }

  private static PolicySourceDocument of(
      String base,
      Optional<String> file,
      Optional<String> rule,
      Optional<String> region,
      PolicySource source) {
    return new PolicySourceDocument(
        base,
        file,
        rule,
        region,
        source.options(),
        source.missing().stream().map(RuleParameter::key).toList());
  }
}
