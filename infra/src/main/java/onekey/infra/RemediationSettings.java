package onekey.infra;

import java.util.Optional;
import onekey.rule.judgement.AllowedRemoval;
import onekey.rule.judgement.Remediation;

/**
 * How AWS Config runs the runbook on NON_COMPLIANT users.
 *
 * @param start who starts the runbook
 * @param removal what happens to the extra key
 * @param quarantineDays the quarantine: for how many days a key stays inactive before it is
 *     deleted, 0–90
 * @param dryRun whether nothing is written
 * @param reevaluateAfterRemoval whether the rule judges again after a removal
 * @param attempts how often Config tries one user before it gives up on it, 1–25
 * @param retrySeconds within how many seconds it counts the attempts, 1–2,678,000. AWS Config gives
 *     up on a user after that many attempts in that time. A run takes about a minute, so in a short
 *     time the attempts are never reached, and a user whose removal always fails is tried for ever
 * @param concurrencyPercentage on how many of the users at once, 1–100
 * @param errorPercentage how many of the users may fail before Config stops, 1–100
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationConfiguration.html">RemediationConfiguration</a>
 */
record RemediationSettings(
    Remediation start,
    Removal removal,
    int quarantineDays,
    boolean dryRun,
    boolean reevaluateAfterRemoval,
    int attempts,
    int retrySeconds,
    int concurrencyPercentage,
    int errorPercentage) {

  /** The default quarantine; the runbook has the same default. */
  static final int DEFAULT_QUARANTINE_DAYS = 7;

  /** What happens to the extra key. */
  enum Removal {
    DELETE("Delete"),
    DEACTIVATE("Deactivate");

    private final String parameterValue;

    Removal(String parameterValue) {
      this.parameterValue = parameterValue;
    }

    /** The value of the runbook's parameter. */
    String parameterValue() {
      return parameterValue;
    }
  }

  /**
   * Reads the settings.
   *
   * @return empty for no remediation at all, not even by hand
   * @throws SynthesisRefusedException if a value is not allowed, or a quarantine is set for keys
   *     that are never deleted; without remediation too
   */
  static Optional<RemediationSettings> read(SettingValues values) {
    var start = start(values);
    // Also read with remediation off, so that a wrong value is always refused.
    var settings =
        new RemediationSettings(
            start.orElse(Remediation.MANUAL),
            removal(values),
            quarantineDays(values),
            values.flag(Setting.DRY_RUN),
            values.flag(Setting.REEVALUATE_AFTER_REMOVAL),
            values.number(Setting.REMEDIATION_ATTEMPTS, 1, 25),
            values.number(Setting.REMEDIATION_RETRY_SECONDS, 1, 2_678_000),
            values.number(Setting.REMEDIATION_CONCURRENCY, 1, 100),
            values.number(Setting.REMEDIATION_ERROR_PERCENTAGE, 1, 100));
    return start.map(_ -> settings);
  }

  private static Optional<Remediation> start(SettingValues values) {
    var word = values.text(Setting.REMEDIATION);
    return word.equals("off")
        ? Optional.empty()
        : Optional.of(Remediation.of(word).orElseThrow(() -> Setting.REMEDIATION.refusal(word)));
  }

  /**
   * Returns the furthest step that these settings allow, whatever the parameters of the runbook
   * are.
   */
  AllowedRemoval allowedRemoval() {
    if (dryRun) {
      return AllowedRemoval.NOTHING;
    }
    return switch (removal) {
      case DEACTIVATE -> AllowedRemoval.DEACTIVATE;
      case DELETE -> AllowedRemoval.DELETE;
    };
  }

  private static int quarantineDays(SettingValues values) {
    var days = values.number(Setting.QUARANTINE_DAYS, 0, 90);
    if (removal(values) == Removal.DEACTIVATE && days != DEFAULT_QUARANTINE_DAYS) {
      throw new SynthesisRefusedException(
          "Settings %s (\"%s\") and %s (\"%d\") contradict each other. Allowed: with Delete 0–90;"
                  .formatted(
                      Setting.REMOVAL.key(),
                      Removal.DEACTIVATE.parameterValue(),
                      Setting.QUARANTINE_DAYS.key(),
                      days)
              + " with Deactivate only the default %d, because a key that is only deactivated is never deleted."
                  .formatted(DEFAULT_QUARANTINE_DAYS));
    }
    return days;
  }

  private static Removal removal(SettingValues values) {
    return switch (values.text(Setting.REMOVAL)) {
      case "Delete" -> Removal.DELETE;
      case "Deactivate" -> Removal.DEACTIVATE;
      case String other -> throw Setting.REMOVAL.refusal(other);
    };
  }
}
