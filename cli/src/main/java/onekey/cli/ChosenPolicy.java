package onekey.cli;

import java.util.List;
import onekey.plan.model.PolicySource;
import onekey.plan.model.PolicySource.Base;
import onekey.plan.source.live.LiveAccount;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.judgement.KeyPolicy;

/** A policy, and where it comes from. */
record ChosenPolicy(KeyPolicy policy, PolicySource source) {

  /**
   * Reads the policy of a deployed rule.
   *
   * @throws onekey.plan.output.BadInputException if there is none of this name
   */
  static ChosenPolicy ofRule(String rule, OpenAccount account) {
    return new ChosenPolicy(
        new LiveAccount(account).policyOf(rule),
        new PolicySource(new Base.DeployedRule(rule, account.region().id()), List.of()));
  }
}
