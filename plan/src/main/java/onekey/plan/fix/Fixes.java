package onekey.plan.fix;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformStates;

/** Writes out the ways to fix a finding. */
public final class Fixes {

  private Fixes() {}

  /**
   * Returns the ways to fix this user; empty for a COMPLIANT one. Terraform comes first where a
   * state says something of the user. A held key is never deleted: the fixes say why it is held,
   * and how to deactivate it if a person decides so.
   *
   * @param user the user, whose own fixes are not looked at
   * @param partition the partition of the account, such as {@code aws} or {@code aws-cn}
   * @param states the Terraform states
   */
  public static List<Fix> of(PlannedUser user, String partition, TerraformStates states) {
    return Finding.of(user, states).stream().flatMap(finding -> all(finding, partition)).toList();
  }

  private static Stream<Fix> all(Finding finding, String partition) {
    var byHand = Stream.of(ConsoleFix.of(finding, partition), CliFix.of(finding));
    var terraform = Stream.of(TerraformFix.of(finding));
    return TerraformFix.concerns(finding)
        ? Stream.concat(terraform, byHand)
        : Stream.concat(byHand, terraform);
  }
}
