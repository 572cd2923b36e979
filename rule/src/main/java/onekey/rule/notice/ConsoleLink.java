package onekey.rule.notice;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Links into the AWS Management Console. Its addresses are not documented; these are the ones that
 * it uses itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-keys-admin-managed.html">How an
 *     IAM administrator can manage IAM user access keys</a>
 */
public final class ConsoleLink {

  private static final Map<String, String> CONSOLES =
      Map.of(
          "aws", "console.aws.amazon.com",
          "aws-cn", "console.amazonaws.cn",
          "aws-us-gov", "console.amazonaws-us-gov.com",
          "aws-eusc", "console.amazonaws-eusc.eu");

  private ConsoleLink() {}

  /**
   * Returns the domain of the console by partition. AWS publishes none for the ISO partitions.
   *
   * @see <a href="https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html">AWS Management
   *     Console endpoints</a>
   * @see <a href="https://docs.aws.eu/general/latest/gr/endpoints.html">Endpoints of the AWS
   *     European Sovereign Cloud</a>
   */
  public static Map<String, String> domains() {
    return CONSOLES;
  }

  /** Returns the tab with the access keys of a user; empty for a partition that is not known. */
  public static Optional<URI> toAccessKeys(String userName, String partition) {
    return Optional.ofNullable(CONSOLES.get(partition))
        .map(
            console ->
                URI.create(
                    "https://%s/iam/home#/users/details/%s?section=security_credentials"
                        .formatted(console, percentEncoded(userName))));
  }

  /** Returns the verdicts of a rule in AWS Config; empty for a partition that is not known. */
  static Optional<URI> toRule(String ruleName, Place place) {
    return Optional.ofNullable(CONSOLES.get(place.partition()))
        .map(
            console ->
                URI.create(
                    "https://%s.%s/config/home?region=%1$s#/rules/details?configRuleName=%s"
                        .formatted(place.region(), console, percentEncoded(ruleName))));
  }

  /** URLEncoder encodes for forms, where a space is a plus sign. */
  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
