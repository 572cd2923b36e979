package onekey.sandbox.iam;

import java.time.Instant;

/**
 * The last use of an access key as IAM records it.
 *
 * @param at the time of the last use
 * @param service the service, such as {@code s3}
 * @param region the Region, such as {@code us-east-1}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html">AccessKeyLastUsed</a>
 */
public record KeyUse(Instant at, String service, String region) {}
