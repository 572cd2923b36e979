package onekey.rule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.rule.aws.InvalidEventException;
import onekey.rule.judgement.Remediation;

/** A request of a runbook to the chooser. */
sealed interface ChooseRequest {

  /** Which key of this user is the extra one, and when may it be deleted after this quarantine? */
  record Choose(String iamUser, Duration quarantine) implements ChooseRequest {}

  /** Is this key of the user with this unique id inactive, and still the extra one? */
  record Confirm(String userId, String accessKeyId) implements ChooseRequest {}

  /**
   * May this inactive key of the user with this unique id be deleted at the end of its quarantine?
   *
   * @param unusedSince when it was chosen
   * @param chosenUnder who started removals when it was chosen
   */
  record ConfirmQuarantined(
      String userId, String accessKeyId, Instant unusedSince, Remediation chosenUnder)
      implements ChooseRequest {}

  /** The kind of request. */
  Field ASK =
      new Field(
          "ask", Pattern.compile("choose|confirm|confirmRested"), "choose, confirm, confirmRested");

  /**
   * A user name, or a unique id, which fits into the same pattern.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html">User</a>
   */
  Field IAM_USER =
      new Field(
          "iamUser",
          Pattern.compile("[\\w+=,.@-]{1,128}"),
          "a unique id (AIDA…) or a user name of 1–64 letters, digits and _+=,.@-");

  /**
   * An access key id.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html">AccessKey</a>
   */
  Field ACCESS_KEY_ID =
      new Field("accessKeyId", Pattern.compile("\\w{16,128}"), "16–128 letters and digits");

  /** For how many days a deactivated key is in quarantine before it is deleted. */
  Field QUARANTINE_DAYS =
      new Field("quarantineDays", Pattern.compile("[0-9]|[1-8][0-9]|90"), "0–90");

  /** When a key was chosen. */
  Field UNUSED_SINCE =
      new Field(
          "unusedSince",
          Pattern.compile("[0-9T:.-]+Z"),
          "a time that has passed, such as 2026-01-31T08:00:00Z");

  /** Who started removals when a key was chosen. */
  Field REMEDIATION =
      new Field("remediation", Pattern.compile("manual|automatic"), "manual, automatic");

  /** One field of the request. */
  record Field(String name, Pattern pattern, String allowed) {

    String in(Map<String, String> input) {
      var value = input.getOrDefault(name, "");
      if (!pattern.matcher(value).matches()) {
        throw refusal(value);
      }
      return value;
    }

    InvalidEventException refusal(String value) {
      return new InvalidEventException(
          "%s is \"%s\". Allowed: %s.".formatted(name, value, allowed));
    }
  }

  /**
   * Reads a request.
   *
   * @param now the moment of asking
   * @throws InvalidEventException if a field is missing, malformed or not of this request
   */
  static ChooseRequest from(Map<String, String> input, Instant now) {
    return switch (ASK.in(input)) {
      case "choose" -> {
        requireOnly(input, IAM_USER, QUARANTINE_DAYS);
        yield new Choose(IAM_USER.in(input), quarantine(input));
      }
      case "confirm" -> {
        requireOnly(input, IAM_USER, ACCESS_KEY_ID);
        yield new Confirm(IAM_USER.in(input), ACCESS_KEY_ID.in(input));
      }
      case "confirmRested" -> {
        requireOnly(input, IAM_USER, ACCESS_KEY_ID, UNUSED_SINCE, REMEDIATION);
        yield new ConfirmQuarantined(
            IAM_USER.in(input),
            ACCESS_KEY_ID.in(input),
            unusedSince(input, now),
            remediation(input));
      }
      default -> throw ASK.refusal(ASK.in(input));
    };
  }

  private static Duration quarantine(Map<String, String> input) {
    return input.containsKey(QUARANTINE_DAYS.name())
        ? Duration.ofDays(Integer.parseInt(QUARANTINE_DAYS.in(input)))
        : Duration.ZERO;
  }

  /** With a time in the future, every recorded use would count as one before the choice. */
  private static Instant unusedSince(Map<String, String> input, Instant now) {
    var value = UNUSED_SINCE.in(input);
    try {
      var unusedSince = Instant.parse(value);
      if (unusedSince.isAfter(now)) {
        throw UNUSED_SINCE.refusal(value);
      }
      return unusedSince;
    } catch (DateTimeException e) {
      var refusal = UNUSED_SINCE.refusal(value);
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** Schedules of older versions do not have the field: the stricter value applies to them. */
  private static Remediation remediation(Map<String, String> input) {
    return input.containsKey(REMEDIATION.name())
        ? Remediation.of(REMEDIATION.in(input)).orElseThrow()
        : Remediation.AUTOMATIC;
  }

  private static void requireOnly(Map<String, String> input, Field... allowed) {
    var known =
        Stream.concat(Stream.of(ASK), Stream.of(allowed))
            .map(Field::name)
            .collect(Collectors.toCollection(TreeSet::new));
    var unknown = new TreeSet<>(input.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new InvalidEventException(
          "Unknown field %s. Allowed: %s.".formatted(unknown.first(), String.join(", ", known)));
    }
  }
}
