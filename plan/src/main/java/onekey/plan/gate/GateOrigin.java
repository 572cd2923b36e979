package onekey.plan.gate;

import java.util.Optional;
import onekey.plan.model.PolicySource;
import onekey.plan.model.ToolVersion;

/**
 * What a report was made by.
 *
 * @param tool the build of OneKey
 * @param file the file of the plan, as it was given
 * @param policySource where the policy comes from
 * @param live the real account; empty if none was asked
 */
public record GateOrigin(
    ToolVersion tool, String file, PolicySource policySource, Optional<Live> live) {

  /**
   * A real account.
   *
   * @param accountId its 12 digits; empty if it has no users
   */
  public record Live(Optional<String> accountId) {

    String words() {
      return accountId.map("account "::concat).orElse("the account of the credentials");
    }
  }
}
