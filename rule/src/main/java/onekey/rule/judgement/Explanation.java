package onekey.rule.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains how a user compares with the policy and why, for a reader who sees only this text and
 * never read the documentation. It is the annotation of the verdict and the reason of the decision.
 *
 * <p>Its dates are fixed days, never "so many days ago": a text that changes every day would be
 * reported every day.
 */
final class Explanation {

  /**
   * The longest annotation that AWS Config takes. The shortest has 1 character.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
   */
  static final int MAXIMUM_LENGTH = 256;

  /** Long enough for every fact about a user. */
  private static final int IN_FULL = 1_000;

  private static final int LONGEST_QUOTE = 40;

  /** A shorter quotation would say nothing. */
  private static final int SHORTEST_QUOTE = 8;

  private Explanation() {}

  /** Explains in as many characters as an annotation may have. */
  static String of(
      Evidence evidence, List<InactiveKey> inactiveKeys, KeyPolicy policy, Standing standing) {
    return of(evidence, inactiveKeys, policy, standing, MAXIMUM_LENGTH);
  }

  /** Explains without leaving out anything. */
  static String inFull(
      Evidence evidence, List<InactiveKey> inactiveKeys, KeyPolicy policy, Standing standing) {
    return of(evidence, inactiveKeys, policy, standing, IN_FULL);
  }

  private static String of(
      Evidence evidence,
      List<InactiveKey> inactiveKeys,
      KeyPolicy policy,
      Standing standing,
      int longest) {
    var inactive = inactive(inactiveKeys);
    var active =
        switch (evidence) {
          case Evidence.WithinLimit(var _, var counted) -> counted;
          case Evidence.OverLimit over -> over.countedKeys().size();
        };
    var beginning = OneLine.of(evidence.user().name()) + ": " + count(active);
    return OneLine.shortened(
        switch (standing) {
          case Standing.WithinLimit() -> beginning + "." + inactive;
          case Standing.Exempt(var through) ->
              "%s, exempt until %s (tag %s).%s"
                  .formatted(beginning, through, policy.exemptionTag().orElse(""), inactive);
          case Standing.Rotating(var newestCreated, var until, var exemption) ->
              "%s, rotating: the newest is from %s, %s to go by %s.%s%s"
                  .formatted(
                      beginning,
                      day(newestCreated),
                      have(active - policy.maxActiveKeys()),
                      day(until),
                      exemption(exemption),
                      inactive);
          case Standing.OverLimit over ->
              overLimit(beginning, over, tags(evidence), policy, inactive, longest);
        },
        longest);
  }

  static String departed(String userId) {
    return userId + ": IAM lists no such user any more.";
  }

  /** Descriptions and owners get what the evidence and the dates leave over. */
  private static String overLimit(
      String beginning,
      Standing.OverLimit over,
      Map<String, String> tags,
      KeyPolicy policy,
      String inactive,
      int longest) {
    var extra =
        "%s, %d allowed. Extra: %s".formatted(beginning, policy.maxActiveKeys(), over.extra().id());
    var room = longest - extra.length();
    var why = why(over, policy, room);
    var description =
        quoted(" %s", UserTags.value(tags, over.extra().id()).orElse(""), room - why.length());
    var owner =
        quoted(
            " Owner: %s.",
            policy.ownerTag().flatMap(tag -> UserTags.value(tags, tag)).orElse(""),
            room - why.length() - description.length());
    var text = extra + description + why + owner;
    return text.length() + inactive.length() <= longest ? text + inactive : text;
  }

  private static String inactive(List<InactiveKey> keys) {
    return keys.stream()
        .map(key -> " %s is inactive%s.".formatted(key.id(), deletion(key.deletion())))
        .collect(Collectors.joining());
  }

  private static String deletion(Optional<PendingDeletion> pending) {
    return pending
        .filter(PendingDeletion::enabled)
        .map(
            deletion ->
                deletion
                    .at()
                    .map(at -> " and will be deleted on " + day(at))
                    .orElse(", and the time of its deletion was changed"))
        .orElse("; nothing is scheduled for it");
  }

  /** Returns the most detailed text that fits. */
  private static String why(Standing.OverLimit over, KeyPolicy policy, int room) {
    var fate = fate(over.extra(), over.removability(), policy);
    var exemption = exemption(over.exemption());
    var brief = briefEvidence(over.extra()) + fate + briefly(over.exemption());
    return Stream.of(
            evidence(over.extra(), true) + fate + exemption,
            evidence(over.extra(), false) + fate + exemption,
            briefEvidence(over.extra()) + fate + exemption)
        .filter(text -> text.length() <= room)
        .findFirst()
        .orElse(brief);
  }

  private static String evidence(CountedKey extra, boolean withService) {
    return " (%s, created %s)".formatted(lastUse(extra, withService), day(extra.created()));
  }

  /** A last use is the stronger evidence; without one, the creation is all there is. */
  private static String briefEvidence(CountedKey extra) {
    return switch (extra.lastUse()) {
      case LastUse.Recorded _ -> " (%s)".formatted(lastUse(extra, false));
      case LastUse.NotRecorded() -> evidence(extra, false);
    };
  }

  private static String lastUse(CountedKey key, boolean withService) {
    return switch (key.lastUse()) {
      // Not "never used": IAM's record began in 2015 and lags.
      case LastUse.NotRecorded() -> "no use recorded";
      case LastUse.Recorded use ->
          "last used " + day(use.at()) + (withService ? use.called(" in ") : "");
    };
  }

  private static String fate(CountedKey extra, Removability removability, KeyPolicy policy) {
    return switch (removability) {
      case Removability.Removable(var since) -> "; may be removed since %s.".formatted(day(since));
      case Removability.TooRecent(var until) ->
          "; %s %d days, so kept until %s."
              .formatted(
                  extra.idleSince().equals(extra.created()) ? "younger than" : "used within",
                  policy.minimumIdleDays(),
                  day(until));
      case Removability.KeptTooRecent(var until) ->
          "; the other key is younger than %d days, so kept until %s."
              .formatted(policy.minimumIdleDays(), day(until));
      case Removability.Reactivated(var until) ->
          "; was activated again before its deletion, so kept%s."
              .formatted(until.map(end -> " until " + day(end)).orElse(""));
      case Removability.Announced(var until) ->
          "; announced: will be deactivated on %s.".formatted(day(until));
      case Removability.Stopped() ->
          "; announced, but its schedule was stopped, so a person must decide.";
      case Removability.NeedsPerson(var why) -> "; %s, so a person must decide.".formatted(why);
    };
  }

  private static String exemption(Exemption exemption) {
    return switch (exemption) {
      case Exemption.None(), Exemption.Through _ -> "";
      case Exemption.Past(var day) -> " Exemption ended on %s.".formatted(day);
      case Exemption.TooDistant(var day, var from) ->
          " Exemption until %s takes effect on %s.".formatted(day, from);
      case Exemption.Malformed(var value) when OneLine.of(value).isEmpty() ->
          " Exemption tag holds no date (YYYY-MM-DD).";
      case Exemption.Malformed(var value) ->
          " Exemption tag holds %s, no date (YYYY-MM-DD)."
              .formatted(OneLine.quoted(value, LONGEST_QUOTE));
    };
  }

  private static String briefly(Exemption exemption) {
    return switch (exemption) {
      case Exemption.None(), Exemption.Through _, Exemption.Past _ -> exemption(exemption);
      case Exemption.TooDistant(var _, var from) -> " Exempt from %s.".formatted(from);
      case Exemption.Malformed _ -> " Exemption tag holds no date.";
    };
  }

  private static Map<String, String> tags(Evidence evidence) {
    return switch (evidence) {
      case Evidence.WithinLimit _ -> Map.of();
      case Evidence.OverLimit over -> over.tags();
    };
  }

  /** Returns the quoted text in its phrase, cut to the room that is left; or nothing. */
  private static String quoted(String phrase, String text, int room) {
    var line = OneLine.of(text);
    var longest = room - phrase.formatted(OneLine.quoted("", LONGEST_QUOTE)).length();
    return line.isEmpty() || longest < Math.min(SHORTEST_QUOTE, line.length())
        ? ""
        : phrase.formatted(OneLine.quoted(line, Math.min(longest, LONGEST_QUOTE)));
  }

  private static String count(int active) {
    return active == 1 ? "1 active access key" : active + " active access keys";
  }

  private static String have(int keys) {
    return switch (keys) {
      case 1 -> "one has";
      case 2 -> "two have";
      default -> keys + " have";
    };
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
