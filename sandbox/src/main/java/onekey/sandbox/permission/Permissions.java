package onekey.sandbox.permission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Denial;
import onekey.sandbox.api.Principal;

/**
 * What principals may do. No principal is limited until the first policy is attached; from then on
 * every principal but the root user may do only what its own policies allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class Permissions {

  private final Account account;
  private final Map<Principal, List<PolicyDocument>> policies = new ConcurrentHashMap<>();
  // A stack that is deployed again brings the same texts again.
  private final Map<String, PolicyDocument> parsed = new ConcurrentHashMap<>();

  /** No policies yet. */
  public Permissions(Account account) {
    this.account = account;
  }

  /**
   * Attaches policies to a principal, beside those that it has. An empty list attaches nothing, and
   * from then on the principal may do nothing.
   *
   * @param policyDocuments IAM policy documents, JSON
   * @throws IllegalArgumentException if a document is unreadable or uses what the sandbox does not
   *     know
   */
  public void attach(Principal principal, List<String> policyDocuments) {
    policies.merge(
        principal,
        parse(policyDocuments),
        (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
  }

  /**
   * Attaches policies to a principal in place of those that it has.
   *
   * @param policyDocuments as {@link #attach} takes them
   * @throws IllegalArgumentException as {@link #attach} throws it; the old policies stay
   */
  public void replace(Principal principal, List<String> policyDocuments) {
    policies.put(principal, parse(policyDocuments));
  }

  private List<PolicyDocument> parse(List<String> policyDocuments) {
    return policyDocuments.stream()
        .map(text -> parsed.computeIfAbsent(text, PolicyDocument::parse))
        .toList();
  }

  /** Takes away every policy of a principal, which may do nothing from then on. */
  public void detachAll(Principal principal) {
    policies.put(principal, List.of());
  }

  /**
   * Lets a call pass that the caller's policies allow.
   *
   * @throws ApiException if they do not
   */
  public void require(ApiCall call, String resource) {
    if (!allows(call.principal(), call.permission(), resource)) {
      throw new ApiException(
          Denial.of(
              call.service(),
              "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                  .formatted(
                      account.principalArn(call.principal()),
                      call.permission(),
                      resource,
                      call.permission())));
    }
  }

  /** Returns whether a principal may perform an action, such as {@code iam:ListUsers}. */
  public boolean allows(Principal principal, String permission, String resource) {
    return allows(principal, permission, resource, Map.of());
  }

  /** Tells the same where the action brings condition keys of its own. */
  boolean allows(
      Principal principal, String permission, String resource, Map<String, String> conditionKeys) {
    if (policies.isEmpty() || principal.type() == Principal.Type.ROOT) {
      return true;
    }
    var context = new HashMap<>(contextOf(principal));
    context.putAll(conditionKeys);
    var request = new AccessRequest(permission, resource, Map.copyOf(context));
    var documents = policies.getOrDefault(principal, List.of());
    return documents.stream().anyMatch(document -> document.allows(request))
        && documents.stream().noneMatch(document -> document.denies(request));
  }

  /** Returns the actions that a principal's policies allow, as the policies have them. */
  public SortedSet<String> allowedActions(Principal principal) {
    return policies.getOrDefault(principal, List.of()).stream()
        .flatMap(document -> document.statements().stream())
        .filter(Statement::isAllow)
        .flatMap(statement -> statement.actions().stream())
        .map(Wildcard::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, String> contextOf(Principal principal) {
    return Map.of(
        "aws:PrincipalAccount", account.id(),
        "aws:ResourceAccount", account.id(),
        "aws:RequestedRegion", account.region().id(),
        "aws:PrincipalArn", account.roleArn(principal.name()));
  }
}
