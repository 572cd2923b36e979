package onekey.sandbox.permission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;

/**
 * The account's roles with their trust policies.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html">Create
 *     a role to delegate permissions to an AWS service</a>
 */
public final class Roles {

  private final Account account;
  private final Map<String, List<TrustStatement>> trustByRoleName = new ConcurrentHashMap<>();
  // Repeated deployments of a stack put the same policies again.
  private final Map<String, List<TrustStatement>> parsed = new ConcurrentHashMap<>();

  /** Creates an account without roles. */
  public Roles(Account account) {
    this.account = account;
  }

  /**
   * Adds a role, or replaces the one of this name.
   *
   * @param trustPolicy the trust policy, JSON
   * @throws IllegalArgumentException if it uses something unsupported
   */
  public void put(String roleName, String trustPolicy) {
    trustByRoleName.put(roleName, parsed.computeIfAbsent(trustPolicy, Roles::parse));
  }

  private static List<TrustStatement> parse(String trustPolicy) {
    return PolicyDocument.members(Json.parseObject(trustPolicy).path("Statement"))
        .map(TrustStatement::parse)
        .toList();
  }

  /** Returns whether there is a role of this name. */
  public boolean has(String roleName) {
    return trustByRoleName.containsKey(roleName);
  }

  /** Deletes a role, if it exists. */
  public void delete(String roleName) {
    trustByRoleName.remove(roleName);
  }

  /**
   * Returns a session of the role, if the service may assume it.
   *
   * @param service such as {@code ssm.amazonaws.com}
   * @param sourceArn the ARN of the resource for which the service assumes the role
   */
  public Optional<Principal> assume(String roleArn, String service, String sourceArn) {
    var prefix = account.roleArn("");
    var context = Map.of("aws:SourceAccount", account.id(), "aws:SourceArn", sourceArn);
    return Optional.of(roleArn)
        .filter(arn -> arn.startsWith(prefix))
        .map(arn -> arn.substring(prefix.length()))
        .filter(
            name ->
                trustByRoleName.getOrDefault(name, List.of()).stream()
                    .anyMatch(statement -> statement.trusts(service, context)))
        .map(Principal::role);
  }
}
