package onekey.cli.drill;

import java.util.Optional;
import onekey.cli.drill.aws.DeployedRemediation;
import onekey.cli.drill.aws.DrillAccount;

/**
 * What is deployed, as far as a drill depends on it.
 *
 * @param remediation the remediation of the rule; empty if it has none, or where that was not read
 */
record DrillSetting(Optional<DeployedRemediation> remediation) {

  /**
   * Reads it, and refuses a rule that is none of OneKey's.
   *
   * @throws onekey.plan.output.BadInputException if it is none
   */
  static DrillSetting read(DrillAccount account) {
    account.policy();
    return new DrillSetting(account.config().remediation());
  }

  /** Returns that nothing was read: what a drill has left is removed without the rule, too. */
  static DrillSetting notRead() {
    return new DrillSetting(Optional.empty());
  }

  /** Returns why no later visit can see a key removed; empty if one can. */
  Optional<String> whyThereIsNoEnd() {
    return remediation.isEmpty()
        ? Optional.of(
            "the rule has no remediation (onekey:remediation is off), so nothing is ever removed")
        : remediation
            .filter(DeployedRemediation::dryRun)
            .map(_ -> "the deployment is a dry run (onekey:dryRun), which never changes a key");
  }
}
