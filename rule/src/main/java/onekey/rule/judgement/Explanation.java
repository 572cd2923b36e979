package onekey.rule.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Explains how a user compares with the policy and why, for a reader who sees only this text. It is
 * the annotation of the verdict and the reason of the decision.
 */
final class Explanation {

  /**
   * The longest annotation that AWS Config takes. The shortest has 1 character.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
   */
  static final int MAXIMUM_LENGTH = 256;

  /** Leaves enough of the annotation for everything else, even with the longest user name. */
  private static final int LONGEST_QUOTE = 24;

  private Explanation() {}

  static String of(Evidence evidence, KeyPolicy policy, Standing standing) {
    var active =
        switch (evidence) {
          case Evidence.WithinLimit(var _, var counted) -> counted;
          case Evidence.OverLimit over -> over.countedKeys().size();
        };
    return cut(
        evidence.user().name()
            + ": "
            + switch (standing) {
              case Standing.WithinLimit() -> count(active) + ".";
              case Standing.Exempt(var through) ->
                  "exempt until %s (%d active).".formatted(through, active);
              case Standing.Rotating(var until) ->
                  "rotating until %s (%d active).".formatted(day(until), active);
              case Standing.OverLimit(var extra, var _, var removability, var exemption) ->
                  "%s, %d allowed. Extra: %s %s.%s"
                      .formatted(
                          count(active),
                          policy.maxActiveKeys(),
                          extra.id(),
                          fate(extra, removability),
                          exemption(exemption));
            });
  }

  static String departed(String userId) {
    return cut(userId + ": IAM lists no such user any more.");
  }

  private static String fate(CountedKey extra, Removability removability) {
    var created = "created " + day(extra.created());
    var both = "(%s, %s)".formatted(lastUse(extra), created);
    return switch (removability) {
      case Removability.Removable(var since) -> both + "; removable since " + day(since);
      case Removability.TooRecent(var until) when extra.lastUse() instanceof LastUse.Recorded ->
          "(%s); held until %s, %s".formatted(created, day(until), lastUse(extra));
      case Removability.TooRecent(var until) -> both + "; held until " + day(until);
      case Removability.KeptTooRecent(var until, var keptKeyId) ->
          "%s; held until %s, because %s, which would stay, is new"
              .formatted(both, day(until), keptKeyId);
      case Removability.Reactivated(var until) ->
          "%s; held%s: it was made active again during its quarantine"
              .formatted(both, until.map(end -> " until " + day(end)).orElse(""));
      case Removability.NeedsPerson(var why) -> both + "; held for a person to decide: it " + why;
    };
  }

  private static String lastUse(CountedKey key) {
    return switch (key.lastUse()) {
      // Not "never used": IAM's record began in 2015 and lags.
      case LastUse.NotRecorded() -> "no use recorded";
      case LastUse.Recorded use -> "last used " + day(use.at()) + use.called(" in ");
    };
  }

  private static String exemption(Exemption exemption) {
    return switch (exemption) {
      case Exemption.None(), Exemption.Through _ -> "";
      case Exemption.Past(var day) -> " Exemption ended on " + day + ".";
      case Exemption.TooDistant(var day) ->
          " Exemption tag holds %s, further away than allowed.".formatted(day);
      case Exemption.Malformed(var value) when value.isBlank() ->
          " Exemption tag holds no date (YYYY-MM-DD).";
      case Exemption.Malformed(var value) ->
          " Exemption tag holds \"%s\", no date (YYYY-MM-DD)."
              .formatted(shorten(value, LONGEST_QUOTE));
    };
  }

  private static String count(int active) {
    return active == 1 ? "1 active access key" : active + " active access keys";
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static String cut(String text) {
    return shorten(text, MAXIMUM_LENGTH);
  }

  /** Never cuts a character in two. */
  private static String shorten(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + "…";
  }
}
