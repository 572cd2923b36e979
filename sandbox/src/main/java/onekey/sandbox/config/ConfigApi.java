package onekey.sandbox.config;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Service;

/** AWS Config's API: the actions that OneKey calls. */
public final class ConfigApi implements Service {

  private final Map<String, Action> actions;

  /**
   * Creates the API.
   *
   * @param largestPage the largest page
   */
  public ConfigApi(
      ConfigService config,
      Recorders recorders,
      RemediationService remediation,
      Faults faults,
      EvaluationMode mode,
      int largestPage) {
    this.actions =
        Stream.of(
                new RuleActions(config, mode, largestPage).actions(),
                recorders.actions(),
                new EvaluationActions(config, faults, largestPage).actions(),
                new RemediationActions(config, remediation, largestPage).actions())
            .flatMap(some -> some.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public String prefix() {
    return "config";
  }

  @Override
  public Map<String, Action> actions() {
    return actions;
  }
}
