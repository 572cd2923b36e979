package onekey.plan.source.live;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.profiles.Profile;

/**
 * Explains why there are no credentials, and what to do. The SDK's own message is not repeated: it
 * quotes what a {@code credential_process} printed, which may be a secret.
 *
 * @param environment the variables that may hold credentials; none if a profile was named
 * @param profile the name of the profile that holds
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">Process
 *     credential provider</a>
 */
record CredentialsProblem(
    Map<String, String> environment, ConfigurationFiles files, String profile) {

  private static final Set<String> SSO =
      Set.of("sso_session", "sso_start_url", "sso_region", "sso_account_id", "sso_role_name");

  private static final Set<String> SOURCES =
      Set.of("Environment", "Ec2InstanceMetadata", "EcsContainer");

  /** Returns sentences. */
  String about(RuntimeException problem) {
    return ofEnvironment()
        .or(
            () ->
                files
                    .profile(profile)
                    .map(found -> "Profile %s %s".formatted(profile, why(found, List.of()))))
        .orElseGet(this::whatToDo)
        .concat("." + cause(problem));
  }

  /** What the SDK prefers to the profile, if part of it is set. */
  private Optional<String> ofEnvironment() {
    if (isSet("AWS_PROFILE")) {
      return Optional.empty();
    }
    if (isSet("AWS_ACCESS_KEY_ID") != isSet("AWS_SECRET_ACCESS_KEY")) {
      return Optional.of(
          "Of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set: set both");
    }
    return Optional.ofNullable(environment.get("AWS_WEB_IDENTITY_TOKEN_FILE"))
        .filter(file -> !file.isBlank())
        .map(
            file ->
                "AWS_WEB_IDENTITY_TOKEN_FILE is %s; %s"
                    .formatted(
                        file,
                        isSet("AWS_ROLE_ARN") ? whyNotAssumed(file) : "set AWS_ROLE_ARN too"));
  }

  /** No source of credentials is configured. */
  private String whatToDo() {
    if (isSet("AWS_CONTAINER_CREDENTIALS_FULL_URI")
        || isSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
      return "The address of AWS_CONTAINER_CREDENTIALS_FULL_URI or"
          + " AWS_CONTAINER_CREDENTIALS_RELATIVE_URI gives none; they hold in that container only";
    }
    if (files.profile(profile).isEmpty() && isSet("AWS_PROFILE")) {
      return "AWS_PROFILE is %s. Your AWS configuration files have: %s"
          .formatted(profile, files.names());
    }
    return "Sign in, for instance with 'aws sso login' or 'aws login', or set AWS_ACCESS_KEY_ID and"
        + " AWS_SECRET_ACCESS_KEY, or choose a profile with --profile";
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  /**
   * In the order in which the SDK reads the properties.
   *
   * @param before the profiles that led here by their source_profile
   */
  private String why(Profile found, List<String> before) {
    var properties = found.properties().keySet();
    if (properties.contains("web_identity_token_file")) {
      return "assumes a role by its web_identity_token_file; "
          + (properties.contains("role_arn")
              ? whyNotAssumed(found.property("web_identity_token_file").orElse(""))
              : "it has no role_arn");
    }
    if (SSO.stream().anyMatch(properties::contains)) {
      return "signs in by IAM Identity Center: " + whyNotSignedIn(found);
    }
    if (properties.contains("role_arn")) {
      return "assumes a role; " + whyNoSource(found, before);
    }
    if (properties.contains("login_session")) {
      return "signs in by 'aws login': run 'aws login --profile %s'".formatted(found.name());
    }
    if (properties.contains("credential_process")) {
      return "runs a credential_process, which failed or did not print credentials of Version 1."
          + " What it printed is not shown, because it may be a secret: run it yourself to see it";
    }
    return hasKeys(found)
        ? "has keys that cannot be used"
        : Set.of("aws_access_key_id", "aws_secret_access_key").stream()
                .anyMatch(properties::contains)
            ? "has no complete pair of aws_access_key_id and aws_secret_access_key: set both"
            : "has no credentials. " + whatToDo();
  }

  private static boolean hasKeys(Profile profile) {
    return Stream.of("aws_access_key_id", "aws_secret_access_key")
        .allMatch(key -> profile.property(key).filter(value -> !value.isBlank()).isPresent());
  }

  private static String whyNotAssumed(String tokenFile) {
    return isReadable(tokenFile)
        ? "AWS does not take the token in it"
        : "the file with the token cannot be read";
  }

  private static boolean isReadable(String file) {
    try {
      return Files.isReadable(Path.of(file));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private String whyNotSignedIn(Profile found) {
    var session = found.property("sso_session");
    var section = session.flatMap(name -> files.profiles().getSection("sso-session", name));
    if (session.isPresent() && section.isEmpty()) {
      return "the configuration file has no [sso-session %s]".formatted(session.get());
    }
    return Stream.of("sso_account_id", "sso_role_name", "sso_region", "sso_start_url")
        .filter(property -> !found.properties().containsKey(property))
        .filter(
            property ->
                section.filter(shared -> shared.properties().containsKey(property)).isEmpty())
        .findFirst()
        .map("it has no %s; 'aws configure sso' sets all"::formatted)
        .orElseGet(() -> "run 'aws sso login --profile %s'".formatted(found.name()));
  }

  private String whyNoSource(Profile found, List<String> before) {
    var chain = Stream.concat(before.stream(), Stream.of(found.name())).toList();
    var source = found.property("source_profile");
    var credentialSource = found.property("credential_source");
    if (source.isPresent() == credentialSource.isPresent()) {
      return "it takes one of source_profile and credential_source";
    }
    if (credentialSource.isPresent()) {
      return SOURCES.contains(credentialSource.get())
          ? "its credential_source %s gives no credentials for it".formatted(credentialSource.get())
          : "its credential_source is not one of Environment, Ec2InstanceMetadata and EcsContainer";
    }
    if (chain.contains(source.get())) {
      return "its source_profile leads back to %s, which the AWS SDK for Java does not take. %s"
          .formatted(source.get(), byAwsCli());
    }
    return files
        .profile(source.get())
        .map(
            next ->
                next.property("role_arn").isEmpty() && hasKeys(next)
                    ? "the attempt with the keys of its source_profile %s failed"
                        .formatted(next.name())
                    : "its source_profile %s %s".formatted(next.name(), why(next, chain)))
        .orElseGet(() -> "its source_profile %s does not exist".formatted(source.get()));
  }

  private String byAwsCli() {
    return "Where the AWS CLI does, eval \"$(aws configure export-credentials --profile %s --format env)\" sets its credentials; then plan without --profile"
        .formatted(profile);
  }

  /** What AWS or the network says, behind a blank. */
  private static String cause(Throwable problem) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
        .filter(AwsServiceException.class::isInstance)
        .map(AwsServiceException.class::cast)
        .map(AwsServiceException::awsErrorDetails)
        .filter(details -> details != null)
        .findFirst()
        .map(details -> " AWS answered %s.".formatted(details.errorCode()))
        .or(() -> AwsProblem.ofNetwork(problem).map(" "::concat))
        .orElse("");
  }
}
