package onekey.infra;

import java.util.Optional;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.NoticeDays;
import onekey.rule.judgement.Remediation;

/**
 * How AWS Config runs the runbook on NON_COMPLIANT users.
 *
 * @param start who starts the runbook
 * @param noticeDays for how many days the removal of a key is announced before it begins, 0–30
 * @param deleteAfter for how many days a deactivated key stays inactive before it is deleted
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
    int noticeDays,
    DeleteAfter deleteAfter,
    boolean dryRun,
    boolean reevaluateAfterRemoval,
    int attempts,
    int retrySeconds,
    int concurrencyPercentage,
    int errorPercentage) {

  /** The word for no remediation at all. */
  static final String OFF = "off";

  /**
   * Reads the settings.
   *
   * @return empty for no remediation at all, not even by hand
   * @throws SynthesisRefusedException if a value is not allowed; without remediation too
   */
  static Optional<RemediationSettings> read(SettingValues values) {
    var start = start(values);
    // Also read with remediation off, so that a wrong value is always refused.
    var settings =
        new RemediationSettings(
            start.orElse(Remediation.MANUAL),
            noticeDays(values),
            deleteAfter(values),
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
    return word.equals(OFF)
        ? Optional.empty()
        : Optional.of(Remediation.of(word).orElseThrow(() -> Setting.REMEDIATION.refusal(word)));
  }

  private static int noticeDays(SettingValues values) {
    var word = values.text(Setting.NOTICE_DAYS);
    return NoticeDays.of(word).orElseThrow(() -> Setting.NOTICE_DAYS.refusal(word));
  }

  private static DeleteAfter deleteAfter(SettingValues values) {
    var word = values.text(Setting.DELETE_AFTER_DAYS);
    return DeleteAfter.of(word).orElseThrow(() -> Setting.DELETE_AFTER_DAYS.refusal(word));
  }

  /** Returns what the deployment allows, whatever the parameters of the runbook are. */
  Deployment deployment() {
    return new Deployment(dryRun, deleteAfter, noticeDays, start);
  }
}
