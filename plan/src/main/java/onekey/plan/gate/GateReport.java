package onekey.plan.gate;

import java.util.List;
import onekey.plan.source.terraform.TerraformPlan;
import onekey.rule.judgement.KeyPolicy;

/**
 * What there is to say of a plan.
 *
 * @param plan the plan
 * @param policy what its users were judged by
 * @param users the users that have access keys after the apply, the most urgent first
 * @param incomplete why more than this plan has may be to come, in whole sentences
 * @param limits what cannot be told, in whole sentences
 */
public record GateReport(
    TerraformPlan plan,
    KeyPolicy policy,
    List<GatedUser> users,
    List<String> incomplete,
    List<String> limits) {

  public GateReport {
    users = List.copyOf(users);
    incomplete = List.copyOf(incomplete);
    limits = List.copyOf(limits);
  }

  /** Returns the users that are over the limit for certain. */
  public List<GatedUser> overLimit() {
    return users.stream().filter(GatedUser::isOver).toList();
  }

  /** Returns the users of which it cannot be told. */
  public List<GatedUser> notKnown() {
    return users.stream().filter(GatedUser::isNotKnown).toList();
  }

  /**
   * Returns whether a user is over the limit after the apply. A plan whose making failed shows no
   * such thing: what it lacks may be what removes a key.
   */
  public boolean hasFinding() {
    return !plan.isErrored() && !overLimit().isEmpty();
  }

  /** Returns whether something is not known. */
  public boolean isIncomplete() {
    return !incomplete.isEmpty() || !notKnown().isEmpty();
  }
}
