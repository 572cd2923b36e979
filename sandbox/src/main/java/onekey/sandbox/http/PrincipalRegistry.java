package onekey.sandbox.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import onekey.sandbox.api.Origin;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.IamAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Issues credentials to principals, and finds the principal of a request by the access key ID that
 * signed it: one that was issued here, or an active access key of a user. Signatures are not
 * verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
public final class PrincipalRegistry {

  private static final Pattern CREDENTIAL =
      Pattern.compile("AWS4-HMAC-SHA256\\s+Credential=([^/]+)/\\d{8}/([^/]+)/[^/]+/aws4_request.*");

  private static final String ACTIVE = "Active";

  private final IamAccount iam;
  private final Map<Principal, AwsCredentials> credentials = new ConcurrentHashMap<>();
  private final Map<String, Principal> principalsByKeyId = new ConcurrentHashMap<>();

  /** Knows the access keys of these users. */
  public PrincipalRegistry(IamAccount iam) {
    this.iam = iam;
  }

  /** Returns the credentials of this principal, which are always the same. */
  public synchronized AwsCredentials credentialsOf(Principal principal) {
    return credentials.computeIfAbsent(principal, this::issue);
  }

  private AwsCredentials issue(Principal principal) {
    var keyId = "ASIASANDBOX%09d".formatted(principalsByKeyId.size() + 1);
    principalsByKeyId.put(keyId, principal);
    return AwsBasicCredentials.create(keyId, "not-verified");
  }

  /**
   * Returns who signed a request, if its credentials are known.
   *
   * @param userAgent the program that sent it
   * @param sourceIpAddress from where
   */
  Optional<Caller> signer(String authorization, String userAgent, String sourceIpAddress) {
    var scope = CREDENTIAL.matcher(authorization);
    if (!scope.matches()) {
      return Optional.empty();
    }
    var keyId = scope.group(1);
    var region = Optional.of(scope.group(2));
    return Optional.ofNullable(principalsByKeyId.get(keyId))
        .map(principal -> new Caller(principal, region))
        .or(
            () ->
                userOf(keyId)
                    .map(
                        user ->
                            new Caller(
                                user, region, Origin.key(keyId, sourceIpAddress, userAgent))));
  }

  private Optional<Principal> userOf(String keyId) {
    return iam.ownerOf(keyId)
        .filter(
            user -> user.accessKey(keyId).filter(key -> key.status().equals(ACTIVE)).isPresent())
        .map(user -> Principal.user(user.name()));
  }
}
