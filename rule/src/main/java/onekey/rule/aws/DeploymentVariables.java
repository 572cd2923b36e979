package onekey.rule.aws;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import onekey.rule.judgement.AllowedRemoval;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.Remediation;

/** Reads what the deployment allows from the environment that the stack sets. */
public final class DeploymentVariables {

  private DeploymentVariables() {}

  /**
   * Reads the deployment.
   *
   * @throws InvalidEventException if a variable is missing or has another value than the stack
   *     gives
   */
  public static Deployment from(Map<String, String> environment) {
    return new Deployment(
        word(
            environment,
            "ONEKEY_ALLOWED_REMOVAL",
            AllowedRemoval::of,
            "nothing, deactivate, delete"),
        word(environment, "ONEKEY_REMEDIATION", Remediation::of, "manual, automatic"));
  }

  private static <T> T word(
      Map<String, String> environment,
      String name,
      Function<String, Optional<T>> meaning,
      String allowed) {
    var value = Environment.variable(environment, name);
    return meaning
        .apply(value)
        .orElseThrow(
            () ->
                new InvalidEventException(
                    "Environment variable %s is \"%s\". Allowed: %s."
                        .formatted(name, value, allowed)));
  }
}
