package onekey.sandbox.config;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationService;

/** The remediation configurations of the account's rules. */
public final class RemediationService {

  private final AutomationService automation;
  private final Map<String, RemediationConfiguration> configurations = new ConcurrentHashMap<>();
  private final Map<RemediatedResource, RemediationAttempt> attempts = new ConcurrentHashMap<>();

  private record RemediatedResource(String ruleName, String resourceId) {}

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
   * @throws ApiException if the rule has no remediation configuration, or Systems Manager refuses
   *     to start the runbook
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartRemediationExecution.html">StartRemediationExecution</a>
   */
  public List<AutomationExecution> start(String ruleName, List<String> resourceIds) {
    var configuration = of(ruleName).orElseThrow(() -> ConfigErrors.noSuchRemediation(ruleName));
    return resourceIds.stream()
        .map(id -> automation.start(configuration.documentName(), configuration.parametersFor(id)))
        .toList();
  }

  /**
   * Remediates one resource, as {@code StartRemediationExecution} does: what Systems Manager
   * refuses shows in the status of the remediation only.
   */
  void startOnDemand(String ruleName, String resourceId, Instant now) {
    attempts.put(new RemediatedResource(ruleName, resourceId), attempt(ruleName, resourceId, now));
  }

  private RemediationAttempt attempt(String ruleName, String resourceId, Instant now) {
    try {
      return new RemediationAttempt(
          resourceId,
          now,
          Optional.of(start(ruleName, List.of(resourceId)).getFirst()),
          Optional.empty());
    } catch (ApiException e) {
      return new RemediationAttempt(
          resourceId, now, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** Returns the last remediation of a resource on demand, if there was one. */
  Optional<RemediationAttempt> last(String ruleName, String resourceId) {
    return Optional.ofNullable(attempts.get(new RemediatedResource(ruleName, resourceId)));
  }
}
