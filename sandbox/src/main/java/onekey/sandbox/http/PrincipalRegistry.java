package onekey.sandbox.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import onekey.sandbox.api.Principal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Issues credentials to principals, and finds the principal of a request by the access key ID that
 * signed it. Signatures are not verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
public final class PrincipalRegistry {

  private static final Pattern CREDENTIAL =
      Pattern.compile("AWS4-HMAC-SHA256\\s+Credential=([^/]+)/\\d{8}/([^/]+)/[^/]+/aws4_request.*");

  private final Map<Principal, AwsCredentials> credentials = new ConcurrentHashMap<>();
  private final Map<String, Principal> principalsByKeyId = new ConcurrentHashMap<>();

  /** Returns the credentials of this principal, which are always the same. */
  public synchronized AwsCredentials credentialsOf(Principal principal) {
    return credentials.computeIfAbsent(principal, this::issue);
  }

  private AwsCredentials issue(Principal principal) {
    var keyId = "ASIASANDBOX%09d".formatted(principalsByKeyId.size() + 1);
    principalsByKeyId.put(keyId, principal);
    return AwsBasicCredentials.create(keyId, "not-verified");
  }

  /** Returns who signed a request, if this registry issued the credentials. */
  Optional<Caller> signer(String authorization) {
    var scope = CREDENTIAL.matcher(authorization);
    return scope.matches()
        ? Optional.ofNullable(principalsByKeyId.get(scope.group(1)))
            .map(principal -> new Caller(principal, Optional.of(scope.group(2))))
        : Optional.empty();
  }
}
