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

  /** What others wrote; with all that it has, a statement fits into a line of a chat message. */
  private static final int LONGEST_NAME = 40;

  /** The longest ID of an access key has 128 characters, the longest IPv6 address 45. */
  private static final int LONGEST_ID = 60;

  private static final int LONGEST_CALLER = 160;

  /** Repeats it in one sentence. */
  String sentence() {
    return "%s%s%s by %s%s."
        .formatted(
            line(action, LONGEST_NAME),
            accessKeyId.map(key -> " of access key " + line(key, LONGEST_ID)).orElse(""),
            at.map(time -> " at " + time.truncatedTo(ChronoUnit.SECONDS)).orElse(""),
            by.map(caller -> line(caller, LONGEST_CALLER))
                .orElse("a caller that the event does not name"),
            address.map(from -> " from " + line(from, LONGEST_ID)).orElse(""));
  }

  private static String line(String text, int longest) {
    return OneLine.shortened(OneLine.of(text), longest);
  }
}
