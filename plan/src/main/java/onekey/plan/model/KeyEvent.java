package onekey.plan.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One call that CloudTrail recorded. All texts but the times are as others chose them.
 *
 * @param at when the call was completed
 * @param service the service that was called, such as {@code s3}
 * @param action what was called, such as {@code ListBuckets}
 * @param error why it was refused, such as {@code AccessDenied}; empty if it was not
 * @param sourceAddress where the call came from: an IP address, or the name of an AWS service
 * @param userAgent the program that called, by its own account; empty if it did not say
 * @param vpcEndpoint the id of the VPC endpoint that the call went through; empty if none
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public record KeyEvent(
    Instant at,
    String service,
    String action,
    Optional<String> error,
    String sourceAddress,
    Optional<String> userAgent,
    Optional<String> vpcEndpoint) {}
