package onekey.plan.advice;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
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
                          Text.of("adviceAgent", Text.day(at), service, agent.title()),
                          agent.page()));
    };
  }

  private static Optional<Advice> signInForPerson(
      Optional<Instant> passwordLastUsed, UseAdvice use) {
    return evidenceOfPerson(passwordLastUsed, use)
        .map(evidence -> new Advice(Text.sentences(evidence, Text.of("adviceNeedsNone")), SIGN_IN));
  }

  private static Optional<Text> evidenceOfPerson(
      Optional<Instant> passwordLastUsed, UseAdvice use) {
    return passwordLastUsed
        .map(
            at ->
                use.awsCli()
                    .map(cli -> Text.of("adviceSignedInAndCli", Text.day(at), cli))
                    .orElseGet(() -> Text.of("adviceSignedIn", Text.day(at))))
        .or(() -> use.prompt().map(prompt -> Text.of("advicePrompt", prompt)));
  }
}
