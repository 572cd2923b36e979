package onekey.cli.plan.live;

import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.profiles.Profile;

/**
 * Says why a profile gave no credentials. What the SDK says about it is not repeated: it quotes
 * what a {@code credential_process} printed, which may be a secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">Process
 *     credential provider</a>
 */
final class ProfileComplaint {

  private static final int LONGEST_CHAIN = 10;

  private ProfileComplaint() {}

  /** Returns a sentence with a blank before it; nothing if there is no such profile. */
  static String of(String name, RuntimeException problem) {
    return ConfigurationFiles.profile(name)
        .map(
            profile ->
                " Profile %s %s.%s"
                    .formatted(name, why(profile, LONGEST_CHAIN), answerOfAws(problem)))
        .orElse("");
  }

  /** In the order in which the SDK looks at the properties. */
  private static String why(Profile profile, int chain) {
    var properties = profile.properties().keySet();
    if (properties.contains("web_identity_token_file")) {
      return "assumes a role with the token in its web_identity_token_file, and that failed";
    }
    if (Stream.of("sso_session", "sso_start_url").anyMatch(properties::contains)) {
      return "signs in by IAM Identity Center: run 'aws sso login --profile %s'"
          .formatted(profile.name());
    }
    if (properties.contains("role_arn")) {
      return "assumes a role, and that failed" + whySource(profile, chain);
    }
    if (properties.contains("credential_process")) {
      return "runs a credential_process, which failed or did not print credentials of Version 1."
          + " What it printed is not shown, because it may be a secret: run it yourself to see it";
    }
    if (properties.contains("login_session")) {
      return "signs in by 'aws login': run 'aws login --profile %s'".formatted(profile.name());
    }
    return Set.of("aws_access_key_id", "aws_secret_access_key").stream()
            .anyMatch(properties::contains)
        ? "has no complete pair of aws_access_key_id and aws_secret_access_key"
        : "has no credentials";
  }

  private static String whySource(Profile profile, int chain) {
    return chain == 0
        ? ""
        : profile
            .property("source_profile")
            .filter(source -> !source.equals(profile.name()))
            .map(
                source ->
                    ConfigurationFiles.profile(source)
                        .map(
                            found ->
                                "; its source_profile %s %s"
                                    .formatted(source, why(found, chain - 1)))
                        .orElse("; its source_profile %s does not exist".formatted(source)))
            .orElse("");
  }

  private static String answerOfAws(Throwable problem) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
        return " AWS answered %s.".formatted(answer.awsErrorDetails().errorCode());
      }
    }
    return "";
  }
}
