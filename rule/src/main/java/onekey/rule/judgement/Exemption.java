package onekey.rule.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;

/** What the exemption tag of a user says. Only {@link Through} exempts the user. */
public sealed interface Exemption {

  /** The user has no such tag, or the policy names none. */
  record None() implements Exemption {}

  /** Exempt through this day (UTC). */
  record Through(LocalDate day) implements Exemption {}

  /** Was exempt through this day (UTC). */
  record Past(LocalDate day) implements Exemption {}

  /**
   * The date is further away than {@code maximumExemptionDays}.
   *
   * @param from the first day (UTC) on which it is not too far away any more
   */
  record TooDistant(LocalDate day, LocalDate from) implements Exemption {}

  /** The tag holds something else than a date. */
  record Malformed(String value) implements Exemption {}

  /** Years have four digits. A formatter would also take {@code +999999999-12-31}. */
  Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /**
   * Reads the exemption of a user.
   *
   * @param tags the user's tags
   */
  static Exemption of(Map<String, String> tags, KeyPolicy policy, Instant now) {
    return policy
        .exemptionTag()
        .flatMap(tag -> UserTags.value(tags, tag))
        .map(value -> parse(value, policy, LocalDate.ofInstant(now, ZoneOffset.UTC)))
        .orElseGet(None::new);
  }

  private static Exemption parse(String value, KeyPolicy policy, LocalDate today) {
    if (!DATE.matcher(value).matches()) {
      return new Malformed(value);
    }
    try {
      return ofDay(LocalDate.parse(value), policy, today);
    } catch (DateTimeParseException _) {
      // No such day, like the 31st of February.
      return new Malformed(value);
    }
  }

  private static Exemption ofDay(LocalDate day, KeyPolicy policy, LocalDate today) {
    if (today.isAfter(day)) {
      return new Past(day);
    }
    var from = day.minusDays(policy.maximumExemptionDays());
    return today.isBefore(from) ? new TooDistant(day, from) : new Through(day);
  }
}
