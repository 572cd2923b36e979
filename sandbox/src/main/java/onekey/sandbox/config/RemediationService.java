package onekey.sandbox.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationService;

/** The remediation configurations of the account's rules. */
public final class RemediationService {

  private final AutomationService automation;
  private final Map<String, RemediationConfiguration> configurations = new ConcurrentHashMap<>();

  /** Creates an account without remediation configurations. */
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
   * Remediates resources as AWS Config does: it starts one execution for each resource, with the
   * configured parameters, and does not check whether the resource is still NON_COMPLIANT.
   *
   * @throws onekey.sandbox.api.ApiException if the rule has no remediation configuration, or
   *     Systems Manager refuses to start the runbook
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
