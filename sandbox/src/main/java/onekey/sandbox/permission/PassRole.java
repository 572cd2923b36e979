package onekey.sandbox.permission;

import java.util.Map;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.api.Denial;
import onekey.sandbox.api.Principal;

/**
 * The permission to pass a role to a service. Some calls need it; it is not an API call itself.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Grant
 *     a user permissions to pass a role to an AWS service</a>
 */
public record PassRole(Permissions permissions, Account account, CallLog log) {

  private static final String PERMISSION = "iam:PassRole";

  /**
   * Requires that a principal's policies allow it to pass this role to this service.
   *
   * @throws ApiException if they do not
   */
  public void require(Principal principal, String roleArn, String service) {
    log.addPermission(principal, PERMISSION);
    if (!permissions.allows(
        principal, PERMISSION, roleArn, Map.of("iam:PassedToService", service))) {
      throw new ApiException(
          Denial.of(
              service,
              "User: %s is not authorized to perform: %s on resource: %s"
                  .formatted(account.principalArn(principal), PERMISSION, roleArn)));
    }
  }
}
