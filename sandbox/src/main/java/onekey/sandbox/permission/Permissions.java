package onekey.sandbox.permission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Denial;
import onekey.sandbox.api.Principal;

/**
 * The policies of principals. Until the first policy is attached, everything is allowed. From then
 * on, every principal except the root user may do only what its own policies allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class Permissions {

  private final Account account;
  private final Map<Principal, List<PolicyDocument>> policies = new ConcurrentHashMap<>();
  private final Map<Principal, PolicyDocument> boundaries = new ConcurrentHashMap<>();
  private final List<PolicyDocument> serviceControlPolicies = new CopyOnWriteArrayList<>();
  // Repeated deployments of a stack attach the same policies again.
  private final Map<String, PolicyDocument> parsed = new ConcurrentHashMap<>();

  /** Creates an account without policies. */
  public Permissions(Account account) {
    this.account = account;
  }

  /**
   * Attaches policies to a principal, in addition to those that it has. An empty list attaches
   * none, but counts: from then on the principal may do only what its policies allow.
   *
   * @param policyDocuments IAM policy documents, JSON
   * @throws IllegalArgumentException if a document is invalid or uses something unsupported
   */
  public void attach(Principal principal, List<String> policyDocuments) {
    policies.merge(
        principal,
        parse(policyDocuments),
        (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
  }

  /**
   * Replaces the policies of a principal.
   *
   * @param policyDocuments IAM policy documents, JSON
   * @throws IllegalArgumentException as {@link #attach} does; then the old policies stay attached
   */
  public void replace(Principal principal, List<String> policyDocuments) {
    policies.put(principal, parse(policyDocuments));
  }

  private List<PolicyDocument> parse(List<String> policyDocuments) {
    return policyDocuments.stream()
        .map(text -> parsed.computeIfAbsent(text, PolicyDocument::parse))
        .toList();
  }

  /**
   * Sets the permissions boundary of a principal, which may then do only what it allows too.
   *
   * @param policyDocument an IAM policy document, JSON
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions
   *     boundaries</a>
   */
  public void setBoundary(Principal principal, String policyDocument) {
    boundaries.put(principal, PolicyDocument.parse(policyDocument));
  }

  /**
   * Adds a service control policy of the organization: no user and no role may do more than it
   * allows.
   *
   * @param policyDocument an IAM policy document, JSON
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service
   *     control policies</a>
   */
  public void addServiceControlPolicy(String policyDocument) {
    serviceControlPolicies.add(PolicyDocument.parse(policyDocument));
  }

  /** Returns what IAM's policy simulator says, with these condition keys and no others. */
  public Simulation simulate(
      Principal principal, String permission, String resource, Map<String, String> conditionKeys) {
    var request = new AccessRequest(permission, resource, conditionKeys);
    var documents = policies.getOrDefault(principal, List.of());
    var byOrganization =
        serviceControlPolicies.isEmpty()
            ? Optional.<Boolean>empty()
            : Optional.of(isWithin(serviceControlPolicies, request));
    var boundary = Optional.ofNullable(boundaries.get(principal));
    var byBoundary = boundary.map(document -> isWithin(List.of(document), request));
    return new Simulation(
        decision(documents, request, byOrganization.orElse(true) && byBoundary.orElse(true)),
        byOrganization,
        byBoundary,
        documents.stream().flatMap(document -> document.missingKeys(request)).distinct().toList());
  }

  private static String decision(
      List<PolicyDocument> documents, AccessRequest request, boolean isWithinLimits) {
    if (documents.stream().anyMatch(document -> document.denies(request))) {
      return "explicitDeny";
    }
    return isWithinLimits && documents.stream().anyMatch(document -> document.allows(request))
        ? "allowed"
        : "implicitDeny";
  }

  private static boolean isWithin(List<PolicyDocument> limits, AccessRequest request) {
    return limits.stream().allMatch(limit -> limit.allows(request) && !limit.denies(request));
  }

  /** Detaches every policy of a principal, which may do nothing from then on. */
  public void detachAll(Principal principal) {
    policies.put(principal, List.of());
  }

  /**
   * Requires that the policies of the call's principal allow it.
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

  /** Returns the same for an action with condition keys of its own. */
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
        && documents.stream().noneMatch(document -> document.denies(request))
        && isWithin(serviceControlPolicies, request)
        && Optional.ofNullable(boundaries.get(principal))
            .map(boundary -> isWithin(List.of(boundary), request))
            .orElse(true);
  }

  /** Returns the actions in the Allow statements of a principal's policies, as written there. */
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
