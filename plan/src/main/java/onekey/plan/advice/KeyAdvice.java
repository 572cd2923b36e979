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
   * Both ways for a person: {@code aws login} (AWS CLI 2.32.0 and newer) and IAM Identity Center.
   */
  private static final URI SIGN_IN =
      URI.create("https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html");

  private KeyAdvice() {}

  /**
   * Returns what this key suggests; empty without evidence and for a key that is not active.
   *
   * @param key the key, whose own advice is not looked at
   * @param passwordLastUsed when the user last signed in to the console with a password; evidence
   *     of a person
   */
  public static List<Advice> of(PlannedKey key, Optional<Instant> passwordLastUsed) {
    if (!key.active()) {
      return List.of();
    }
    var use = UseAdvice.of(key.audit());
    var signIn = signInForPerson(passwordLastUsed, use);
    return Stream.of(
            roleForAgent(key).stream(), use.all(signIn.isPresent()).stream(), signIn.stream())
        .flatMap(advice -> advice)
        .toList();
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

  private static Optional<Advice> signInForPerson(
      Optional<Instant> passwordLastUsed, UseAdvice use) {
    return evidenceOfPerson(passwordLastUsed, use)
        .map(
            evidence ->
                new Advice(
                    evidence
                        + " A person needs none: aws login, or IAM Identity Center and aws sso login.",
                    SIGN_IN));
  }

  private static Optional<String> evidenceOfPerson(
      Optional<Instant> passwordLastUsed, UseAdvice use) {
    return passwordLastUsed
        .map(
            at ->
                "The user signed in to the console on %s%s."
                    .formatted(
                        day(at),
                        use.awsCli()
                            .map(
                                ", and %s called with this key, so a person seems to hold it"
                                    ::formatted)
                            .orElse(", so a person may hold this key")))
        .or(
            () ->
                use.prompt()
                    .map(
                        prompt ->
                            "The AWS CLI called with this key and asked a person for parameters (\"%s\")."
                                .formatted(prompt)));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
