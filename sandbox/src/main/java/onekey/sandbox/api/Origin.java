package onekey.sandbox.api;

import java.util.Optional;

/**
 * Where a call comes from, as CloudTrail shows it.
 *
 * @param sourceIpAddress the address of the caller, or the name of the service that calls
 * @param userAgent the program that calls, or the name of the service
 * @param invokedBy the service that calls with somebody's role, such as {@code ssm.amazonaws.com}
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public record Origin(String sourceIpAddress, String userAgent, Optional<String> invokedBy) {

  /** A program on this machine, which calls by an SDK. */
  public static final Origin CLIENT = new Origin("127.0.0.1", "aws-sdk-java/2.x", Optional.empty());

  /** Returns the origin of the calls that a service makes with a role. */
  public static Origin service(String service) {
    return new Origin(service, service, Optional.of(service));
  }

  /** Returns the origin of a person's calls, by the AWS CLI at this address. */
  public static Origin person(String sourceIpAddress) {
    return new Origin(sourceIpAddress, "aws-cli/2.x", Optional.empty());
  }
}
