package onekey.rule.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import onekey.rule.judgement.OneLine;

/**
 * What CloudTrail states about a key that was created or made active. OneKey repeats it and has not
 * checked it.
 *
 * @param action the name of the call, such as {@code CreateAccessKey}
 * @param accessKeyId the key; empty if the event does not say it
 * @param at when the call was made; empty if the event does not say it
 * @param by who made it, usually an ARN; empty if the event does not say it
 * @param address from where: an IP address, or the name of an AWS service; empty if the event does
 *     not say it
 */
public record Statement(
    String action,
    Optional<String> accessKeyId,
    Optional<Instant> at,
    Optional<String> by,
    Optional<String> address) {

  /** The longest ARN of an IAM role has about 600 characters with its path. */
  private static final int LONGEST = 200;

  /** Repeats it in one sentence. */
  String sentence() {
    return "CloudTrail: %s%s%s by %s%s."
        .formatted(
            line(action),
            accessKeyId.map(key -> " of access key " + line(key)).orElse(""),
            at.map(time -> " at " + time.truncatedTo(ChronoUnit.SECONDS)).orElse(""),
            by.map(Statement::line).orElse("a caller that the event does not name"),
            address.map(from -> " from " + line(from)).orElse(""));
  }

  private static String line(String text) {
    return OneLine.shortened(OneLine.of(text), LONGEST);
  }
}
