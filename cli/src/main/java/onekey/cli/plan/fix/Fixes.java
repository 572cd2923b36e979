package onekey.cli.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.cli.plan.Fix;
import onekey.cli.plan.PlannedUser;

/** Writes out the ways to fix a finding. */
public final class Fixes {

  private Fixes() {}

  /**
   * Returns the ways to fix this user; empty for a COMPLIANT one. A held key is never deleted: the
   * fixes say why it is held, and how to deactivate it if a person decides so.
   *
   * @param user the user, whose own fixes are not looked at
   * @param partition the partition of the account, such as {@code aws} or {@code aws-cn}
   * @param states the Terraform states; with none there is no such fix
   */
  public static List<Fix> of(PlannedUser user, String partition, TerraformStates states) {
    return Finding.of(user, states).stream()
        .flatMap(
            finding ->
                Stream.of(
                    Optional.of(ConsoleFix.of(finding, partition)),
                    Optional.of(CliFix.of(finding)),
                    Optional.of(finding).filter(_ -> states.given()).map(TerraformFix::of)))
        .flatMap(Optional::stream)
        .toList();
  }
}
