package onekey.cli.plan.fix;

import java.util.List;
import onekey.cli.plan.Fix;
import onekey.cli.plan.PlannedUser;

/** Writes out the ways to fix a finding. */
public final class Fixes {

  private Fixes() {}

  /**
   * Returns the ways to fix this user; empty for a COMPLIANT one.
   *
   * @param user the user, whose own fixes are not looked at
   * @param partition the partition of the account, such as {@code aws} or {@code aws-cn}
   */
  public static List<Fix> of(PlannedUser user, String partition, TerraformStates states) {
    throw new UnsupportedOperationException("Not written yet: " + user + partition + states);
  }
}
