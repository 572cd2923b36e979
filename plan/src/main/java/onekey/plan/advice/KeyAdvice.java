package onekey.plan.advice;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.Advice;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;

/** Derives advice from evidence. */
public final class KeyAdvice {

  /**
   * The default of AWS's own rule, and the limit of the CIS AWS Foundations Benchmark. A key of
   * exactly this age is within it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html">access-keys-rotated</a>
   */
  private static final long LONGEST_DAYS = 90;

  /**
   * Both ways for a person: {@code aws login} (AWS CLI 2.32.0 and newer) and IAM Identity Center.
   */
  private static final URI SIGN_IN =
      URI.create("https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html");

  private static final URI UPDATE =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html");

  private KeyAdvice() {}

  /**
   * Returns what this key suggests; empty without evidence and for a key that is not active.
   *
   * @param key the key, whose own advice is not looked at
   * @param mayGo whether this key would go one day
   * @param passwordLastUsed when the user last signed in to the console with a password; evidence
   *     of a person
   */
  public static List<Advice> of(PlannedKey key, boolean mayGo, Optional<Instant> passwordLastUsed) {
    return key.active()
        ? Stream.of(roleForAgent(key), signInForPerson(passwordLastUsed), rotation(key, mayGo))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private static Optional<Advice> roleForAgent(PlannedKey key) {
    return key.lastUse().flatMap(KeyAdvice::roleForAgent);
  }

  private static Optional<Advice> roleForAgent(LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> Optional.empty();
      case LastUse.Recorded(var at, var service, var _) ->
          Agent.calling(service)
              .map(
                  agent ->
                      new Advice(
                          "Last used on %s in %s, which only %s calls. Give its server an IAM role instead of a key."
                              .formatted(day(at), service, agent.title()),
                          agent.page()));
    };
  }

  private static Optional<Advice> signInForPerson(Optional<Instant> passwordLastUsed) {
    return passwordLastUsed.map(
        at ->
            new Advice(
                "The user signed in to the console on %s, so a person may hold this key. A person needs none: aws login, or IAM Identity Center and aws sso login."
                    .formatted(day(at)),
                SIGN_IN));
  }

  private static Optional<Advice> rotation(PlannedKey key, boolean mayGo) {
    return key.ageDays() > LONGEST_DAYS
        ? Optional.of(
            new Advice(
                "Created %d days ago, more than %d. %s."
                    .formatted(
                        key.ageDays(),
                        LONGEST_DAYS,
                        mayGo ? "If it stays, rotate it" : "Rotate it"),
                UPDATE))
        : Optional.empty();
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
