package onekey.sandbox.permission;

import java.util.List;
import java.util.Optional;

/**
 * What IAM's policy simulator says of one action on one resource.
 *
 * @param decision {@code allowed}, {@code explicitDeny} or {@code implicitDeny}
 * @param byOrganization whether the service control policies allow it; empty without any
 * @param byBoundary whether the permissions boundary allows it; empty without one
 * @param missingKeys the condition keys of the policies that were not given
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">EvaluationResult</a>
 */
public record Simulation(
    String decision,
    Optional<Boolean> byOrganization,
    Optional<Boolean> byBoundary,
    List<String> missingKeys) {

  public Simulation {
    missingKeys = List.copyOf(missingKeys);
  }
}
