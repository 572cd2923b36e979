package onekey.rule.aws;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.NoticeDays;
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
        word(environment, "ONEKEY_DRY_RUN", DeploymentVariables::flag, "true, false"),
        word(environment, "ONEKEY_DELETE_AFTER_DAYS", DeleteAfter::of, DeleteAfter.ALLOWED),
        word(environment, "ONEKEY_NOTICE_DAYS", NoticeDays::of, NoticeDays.ALLOWED),
        word(environment, "ONEKEY_REMEDIATION", Remediation::of, "manual, automatic"));
  }

  private static Optional<Boolean> flag(String word) {
    return switch (word) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
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
