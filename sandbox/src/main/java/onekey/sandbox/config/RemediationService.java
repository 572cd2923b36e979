package onekey.sandbox.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationService;

/** Starts the runbooks that remediate. */
public final class RemediationService {

  private final AutomationService automation;
  private final Map<String, RemediationConfiguration> configurations = new ConcurrentHashMap<>();

  /** An account without remediation. */
  public RemediationService(AutomationService automation) {
    this.automation = automation;
  }

  /** Adds the remediation of a rule, or replaces it. */
  public void put(RemediationConfiguration configuration) {
    configurations.put(configuration.ruleName(), configuration);
  }

  /** Deletes the remediation of a rule. Nothing happens if it has none. */
  public void delete(String ruleName) {
    configurations.remove(ruleName);
  }

  /** Returns the remediation of a rule, if it has one. */
  public Optional<RemediationConfiguration> of(String ruleName) {
    return Optional.ofNullable(configurations.get(ruleName));
  }

  /**
   * Remediates resources as AWS Config does it: one execution a resource, with the remediation's
   * own parameters, and without looking whether the verdict still holds.
   *
   * @throws onekey.sandbox.api.ApiException if the rule has no remediation, or Systems Manager
   *     refuses to start
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartRemediationExecution.html">StartRemediationExecution</a>
   */
  public List<AutomationExecution> start(String ruleName, List<String> resourceIds) {
    var configuration = of(ruleName).orElseThrow(() -> ConfigErrors.noSuchRemediation(ruleName));
    return resourceIds.stream()
        .map(id -> automation.start(configuration.documentName(), configuration.parametersFor(id)))
        .toList();
  }
}
