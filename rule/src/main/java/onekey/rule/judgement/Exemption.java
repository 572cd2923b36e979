package onekey.rule.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/**
 * What the exemption tag of a user says. Only {@link Through} exempts; everything else is fail
 * closed.
 */
public sealed interface Exemption {

  /** The user has no such tag, or the policy names none. */
  record None() implements Exemption {}

  /** Exempt through this day (UTC). */
  record Through(LocalDate day) implements Exemption {}

  /** Was exempt through this day (UTC). */
  record Past(LocalDate day) implements Exemption {}

  /** The tag holds something else than a date. */
  record Malformed(String value) implements Exemption {}

  /** ISO 8601, and only days that exist: no 31st of February. */
  DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  static Exemption of(IamUser user, KeyPolicy policy, Instant now) {
    return policy
        .exemptionTag()
        .flatMap(tag -> value(user.tags(), tag))
        .map(value -> parse(value, now))
        .orElseGet(None::new);
  }

  private static Exemption parse(String value, Instant now) {
    try {
      var day = LocalDate.parse(value, DATE);
      return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(day)
          ? new Past(day)
          : new Through(day);
    } catch (DateTimeParseException _) {
      return new Malformed(value);
    }
  }

  /**
   * IAM keeps the case of a tag key but does not tell two keys apart by it.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">Tags for IAM
   *     resources</a>
   */
  private static Optional<String> value(Map<String, String> tags, String tag) {
    return tags.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(tag))
        .map(Map.Entry::getValue)
        .findAny();
  }
}
