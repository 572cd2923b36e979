package onekey.sandbox.api;

import java.util.Optional;

/**
 * Where a call comes from, as CloudTrail shows it.
 *
 * @param sourceIpAddress the address of the caller, or the name of the service that calls
 * @param userAgent the program that calls, or the name of the service
 * @param invokedBy the service that calls with somebody's role, such as {@code ssm.amazonaws.com}
 * @param accessKeyId the access key of a user that signed the call; empty for other credentials,
 *     whose ids the sandbox makes up
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public record Origin(
    String sourceIpAddress,
    String userAgent,
    Optional<String> invokedBy,
    Optional<String> accessKeyId) {

  /** A program on this machine, which calls by an SDK. */
  public static final Origin CLIENT = new Origin("127.0.0.1", "aws-sdk-java/2.x", Optional.empty());

  /** Creates the origin of a call that no access key of a user signed. */
  public Origin(String sourceIpAddress, String userAgent, Optional<String> invokedBy) {
    this(sourceIpAddress, userAgent, invokedBy, Optional.empty());
  }

  /** Returns the origin of the calls that a program signs with an access key of a user. */
  public static Origin key(String accessKeyId, String sourceIpAddress, String userAgent) {
    return new Origin(sourceIpAddress, userAgent, Optional.empty(), Optional.of(accessKeyId));
  }

  /** Returns the origin of the calls that a service makes with a role. */
  public static Origin service(String service) {
    return new Origin(service, service, Optional.of(service));
  }

  /** Returns the origin of a person's calls, by the AWS CLI at this address. */
  public static Origin person(String sourceIpAddress) {
    return new Origin(sourceIpAddress, "aws-cli/2.x", Optional.empty());
  }
}
