package onekey.plan.source.live;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of other people's messages what looks like a secret. AWS quotes the headers of a
 * request that it finds wrongly signed, the session token among them; addresses can hold passwords.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot
 *     Signature Version 4 signing</a>
 */
final class Secrets {

  private static final String HIDDEN = "(hidden)";

  private record Secret(Pattern pattern, String replacement) {}

  private static final List<Secret> SECRETS =
      List.of(
          // user:password@host
          new Secret(Pattern.compile("(?<=://)[^/\\s@]+@"), HIDDEN + "@"),
          new Secret(
              Pattern.compile(
                  "(?i)((?:authorization|[\\w-]*(?:token|secret|password|signature)[\\w-]*)[\"']?\\s*[:=]\\s*)(?:Bearer\\s+)?[^\\s,;]+"),
              "$1" + HIDDEN),
          // Secret access keys have 40 of these characters, session tokens have hundreds.
          new Secret(
              Pattern.compile(
                  "(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+=]*[0-9+])(?=[A-Za-z0-9/+=]*[a-z])(?=[A-Za-z0-9/+=]*[A-Z])[A-Za-z0-9/+=]{40,}"),
              HIDDEN));

  private Secrets() {}

  /** Returns the text without them. */
  static String hiddenIn(String text) {
    var hidden = text;
    for (var secret : SECRETS) {
      hidden = secret.pattern().matcher(hidden).replaceAll(secret.replacement());
    }
    return hidden;
  }
}
