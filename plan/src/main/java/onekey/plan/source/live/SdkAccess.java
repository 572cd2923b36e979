package onekey.plan.source.live;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Opens accounts as the SDK does by default: environment, profiles, what the machine it runs on
 * offers. Where the AWS CLI honours a setting that the SDK does not, as the AWS CLI does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">Default
 *     credentials provider chain</a>
 */
public final class SdkAccess implements AccountAccess, OrganizationAccess {

  /** IAM is the same in every Region. Without one, the account is taken to be of partition aws. */
  static final Region WITHOUT_REGION = Region.US_EAST_1;

  private static final String KEPT_CONNECTIONS = "http.maxConnections";

  private final Map<String, String> environment = System.getenv();

  @Override
  public OpenAccount open(AccountChoice choice) {
    return by(choice, ClientSettings::account);
  }

  @Override
  public OpenOrganization openOrganization(AccountChoice choice) {
    keepConnections();
    return by(choice, ClientSettings::organization);
  }

  /**
   * HttpURLConnection closes idle connections beyond this number. It reads this once, and {@link
   * AwsClients} sets what one account takes.
   */
  private static void keepConnections() {
    if (System.getProperty(KEPT_CONNECTIONS) == null) {
      System.setProperty(
          KEPT_CONNECTIONS,
          Integer.toString(LiveOrganization.CONCURRENT_ACCOUNTS * AwsClients.CONCURRENT_CALLS));
    }
  }

  private <T> T by(AccountChoice choice, Function<ClientSettings, T> opening) {
    try {
      return opening.apply(settingsOf(choice));
    } catch (BadInputException | CommandFailedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // The SDK throws exceptions of many types while it reads settings and builds clients.
      throw new CommandFailedException(
          "The AWS SDK for Java cannot use these settings (%s). Check %s."
              .formatted(e.getClass().getSimpleName(), settings(choice)),
          e);
    }
  }

  private String settings(AccountChoice choice) {
    return Stream.concat(
            Stream.of("profile " + choice.profile().orElseGet(SdkAccess::usualProfile)),
            environment.keySet().stream().filter(name -> name.startsWith("AWS_")).sorted())
        .collect(Collectors.joining(", "));
  }

  private ClientSettings settingsOf(AccountChoice choice) {
    var files = ConfigurationFiles.read(!hasKeys(choice));
    choice.profile().ifPresent(name -> requireProfile(name, files));
    var profile = files.profile(choice.profile().orElseGet(SdkAccess::usualProfile));
    var network = network(environment, files, profile);
    NetworkHttpService.use(network);
    var region = region(choice);
    tellSdk(region, profile);
    var credentials = credentials(choice.profile(), files);
    return new ClientSettings(credentials, region, files, choice.profile(), network);
  }

  /**
   * Checks all settings, and returns how to reach AWS by them.
   *
   * @throws CommandFailedException naming the setting, its value and what is allowed
   */
  static Network network(
      Map<String, String> environment, ConfigurationFiles files, Optional<Profile> profile) {
    AwsSetting.check(environment, files, profile);
    return new Network(
        CaBundle.sockets(environment, profile), Proxies.of(environment), Network.Patience.USUAL);
  }

  /** Whether the environment has all that is needed, and names no profile. */
  private boolean hasKeys(AccountChoice choice) {
    return choice.profile().isEmpty()
        && isUnset("AWS_PROFILE")
        && !isUnset("AWS_ACCESS_KEY_ID")
        && !isUnset("AWS_SECRET_ACCESS_KEY");
  }

  private boolean isUnset(String variable) {
    return environment.getOrDefault(variable, "").isBlank();
  }

  /**
   * A profile that was named is the one to use, whatever the environment holds: the SDK's chain
   * would prefer an access key in the environment, and that may be of another account.
   */
  private AwsCredentialsProvider credentials(Optional<String> profile, ConfigurationFiles files) {
    var provider =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    var complaint =
        new CredentialsProblem(
            profile.isPresent() ? Map.of() : environment,
            files,
            profile.orElseGet(SdkAccess::usualProfile));
    requireSendable(first(provider, complaint));
    return new ExplainingCredentialsProvider(provider, complaint);
  }

  private static AwsCredentials first(
      AwsCredentialsProvider provider, CredentialsProblem complaint) {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      // Not only an SdkException: providers throw exceptions of many types.
      throw new CommandFailedException("No AWS credentials. " + complaint.about(e), e);
    }
  }

  /** They go into headers, and the exception about a bad header quotes it. */
  private static void requireSendable(AwsCredentials credentials) {
    var parts =
        credentials instanceof AwsSessionCredentials session
            ? session.accessKeyId() + session.secretAccessKey() + session.sessionToken()
            : credentials.accessKeyId() + credentials.secretAccessKey();
    if (!parts.chars().allMatch(sign -> sign > ' ' && sign <= '~')) {
      throw new CommandFailedException(
          "The AWS credentials hold a sign that no key and no token has, such as a blank or a line"
              + " end. Set them anew.",
          null);
    }
  }

  private static String usualProfile() {
    return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
  }

  private static void requireProfile(String name, ConfigurationFiles files) {
    if (files.profile(name).isEmpty()) {
      throw new BadInputException(
          "--profile is %s. Your AWS configuration files have: %s.".formatted(name, files.names()));
    }
  }

  private Region region(AccountChoice choice) {
    return choice
        .region()
        .map(SdkAccess::region)
        .or(this::defaultRegion)
        .or(() -> configuredRegion(choice.profile()))
        .orElseGet(() -> withoutRegion(choice));
  }

  private static Region region(String name) {
    if (!AwsSetting.REGION.matcher(name).matches()) {
      throw new BadInputException(
          "--region is %s. Allowed: the code of a Region, such as eu-west-1.".formatted(name));
    }
    return Region.of(name);
  }

  /**
   * The SDK for Java does not know this variable. It wins over the profile.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html">Environment
   *     variables for the AWS CLI</a>
   */
  private Optional<Region> defaultRegion() {
    return isUnset("AWS_REGION") && !isUnset("AWS_DEFAULT_REGION")
        ? Optional.of(Region.of(environment.getOrDefault("AWS_DEFAULT_REGION", "")))
        : Optional.empty();
  }

  private static Optional<Region> configuredRegion(Optional<String> profile) {
    var chain = DefaultAwsRegionProviderChain.builder();
    profile.ifPresent(chain::profileName);
    try {
      return Optional.ofNullable(chain.build().getRegion());
    } catch (SdkException _) {
      return Optional.empty();
    }
  }

  private static Region withoutRegion(AccountChoice choice) {
    if (choice.needsRegion()) {
      throw new BadInputException(
          "No Region is configured, and a Config rule is in one of them. Give --region, or set"
              + " AWS_REGION.");
    }
    return WITHOUT_REGION;
  }

  /** Signing in takes a Region too, and the SDK looks for it by itself. */
  private void tellSdk(Region region, Optional<Profile> profile) {
    if (isUnset("AWS_REGION") && profile.flatMap(found -> found.property("region")).isEmpty()) {
      System.setProperty(SdkSystemSetting.AWS_REGION.property(), region.id());
    }
  }
}
