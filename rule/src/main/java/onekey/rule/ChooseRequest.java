package onekey.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.rule.aws.InvalidEventException;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.NoticeDays;
import onekey.rule.judgement.Remediation;

/** A request of a runbook to the chooser. */
sealed interface ChooseRequest {

  /**
   * Which key of this user is the extra one, and what may be done about it?
   *
   * @param deleteAfter how long a deactivated key is to stay inactive
   * @param noticeDays for how many days the key is to be announced first
   * @param announced the announcement that led to this request
   */
  record Choose(
      String iamUser, DeleteAfter deleteAfter, int noticeDays, Optional<Announced> announced)
      implements ChooseRequest {}

  /**
   * A removal that was announced, as the request says.
   *
   * @param announcedUnder who started removals when it was announced
   */
  record Announced(String accessKeyId, Remediation announcedUnder) {}

  /**
   * Is this key of the user with this unique id inactive, and still the extra one?
   *
   * @param deleteAfter how long it is to stay inactive
   * @param chosenUnder who started removals when it was chosen
   */
  record Confirm(
      String userId, String accessKeyId, DeleteAfter deleteAfter, Remediation chosenUnder)
      implements ChooseRequest {}

  /**
   * May this inactive key of the user with this unique id be deleted at the end of its quarantine?
   *
   * @param unusedSince when it was chosen
   * @param chosenUnder who started removals when it was chosen
   * @param failedAttempts how many attempts to delete it have failed
   */
  record ConfirmQuarantined(
      String userId,
      String accessKeyId,
      Instant unusedSince,
      Remediation chosenUnder,
      int failedAttempts)
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

  /** How long a deactivated key is in quarantine before it is deleted. */
  Field DELETE_AFTER_DAYS =
      new Field(
          "deleteAfterDays", Pattern.compile("never|[0-9]|[1-8][0-9]|90"), DeleteAfter.ALLOWED);

  /** For how many days a key is announced before its removal. */
  Field NOTICE_DAYS =
      new Field("noticeDays", Pattern.compile("[0-9]|[12][0-9]|30"), NoticeDays.ALLOWED);

  /** The key that was announced. */
  Field ANNOUNCED_KEY =
      new Field(
          "announcedKey", Pattern.compile("|\\w{16,128}"), "nothing, or 16–128 letters and digits");

  /** Who started removals when a key was announced. */
  Field ANNOUNCED_UNDER =
      new Field(
          "announcedUnder", Pattern.compile("|manual|automatic"), "nothing, manual, automatic");

  /** How many attempts to delete a key have failed. */
  Field FAILED_ATTEMPTS = new Field("failedAttempts", Pattern.compile("[0-3]"), "0–3");

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
        requireOnly(
            input, IAM_USER, DELETE_AFTER_DAYS, NOTICE_DAYS, ANNOUNCED_KEY, ANNOUNCED_UNDER);
        yield new Choose(
            IAM_USER.in(input), deleteAfter(input), noticeDays(input), announced(input));
      }
      case "confirm" -> {
        requireOnly(input, IAM_USER, ACCESS_KEY_ID, DELETE_AFTER_DAYS, REMEDIATION);
        yield new Confirm(
            IAM_USER.in(input), ACCESS_KEY_ID.in(input), deleteAfter(input), remediation(input));
      }
      case "confirmRested" -> {
        requireOnly(input, IAM_USER, ACCESS_KEY_ID, UNUSED_SINCE, REMEDIATION, FAILED_ATTEMPTS);
        yield new ConfirmQuarantined(
            IAM_USER.in(input),
            ACCESS_KEY_ID.in(input),
            unusedSince(input, now),
            remediation(input),
            failedAttempts(input));
      }
      default -> throw ASK.refusal(ASK.in(input));
    };
  }

  private static DeleteAfter deleteAfter(Map<String, String> input) {
    return DeleteAfter.of(DELETE_AFTER_DAYS.in(input)).orElseThrow();
  }

  private static int noticeDays(Map<String, String> input) {
    return NoticeDays.of(NOTICE_DAYS.in(input)).orElseThrow();
  }

  /** An announcement that does not say who started it is taken for one that nobody did. */
  private static Optional<Announced> announced(Map<String, String> input) {
    var under = Remediation.of(ANNOUNCED_UNDER.in(input)).orElse(Remediation.AUTOMATIC);
    return Optional.of(ANNOUNCED_KEY.in(input))
        .filter(key -> !key.isEmpty())
        .map(key -> new Announced(key, under));
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

  /** Schedules of older versions do not have the field: they are of a first attempt. */
  private static int failedAttempts(Map<String, String> input) {
    return input.containsKey(FAILED_ATTEMPTS.name())
        ? Integer.parseInt(FAILED_ATTEMPTS.in(input))
        : 0;
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
