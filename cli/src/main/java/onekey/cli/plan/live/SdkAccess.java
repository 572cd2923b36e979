package onekey.cli.plan.live;

import java.util.Optional;
import java.util.regex.Pattern;
import onekey.cli.account.BadInputException;
import onekey.cli.output.CommandFailedException;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Opens accounts as the SDK does by default: environment, profiles, what the machine it runs on
 * offers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">Default
 *     credentials provider chain</a>
 */
public final class SdkAccess implements AccountAccess {

  /** IAM is the same in every Region. Without one, the account is taken to be of partition aws. */
  static final Region WITHOUT_REGION = Region.US_EAST_1;

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");

  @Override
  public OpenAccount open(AccountChoice choice) {
    ConfigurationFiles.read();
    choice.profile().ifPresent(SdkAccess::requireProfile);
    var region =
        choice
            .region()
            .map(SdkAccess::region)
            .or(() -> configuredRegion(choice.profile()))
            .orElseGet(() -> withoutRegion(choice));
    var credentials = credentials(choice.profile());
    return new OpenAccount(AwsClients.as(credentials, region, choice.profile()), region);
  }

  /**
   * A profile that was named is the one to use, whatever the environment holds: the SDK's chain
   * would prefer an access key in the environment, and that may be of another account.
   */
  private static AwsCredentialsProvider credentials(Optional<String> profile) {
    var provider =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    var from = profile.orElseGet(SdkAccess::usualProfile);
    requireSendable(first(provider, from));
    return new ToldCredentials(provider, from);
  }

  private static AwsCredentials first(AwsCredentialsProvider provider, String profile) {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      // Not only an SdkException: each kind of credentials throws what it likes.
      throw new CommandFailedException(
          "No AWS credentials. Sign in, for instance with 'aws sso login', or set AWS_ACCESS_KEY_ID"
              + " and AWS_SECRET_ACCESS_KEY, or choose a profile with --profile. Whatever profile"
              + " the AWS CLI can use, eval \"$(aws configure export-credentials --format env)\""
              + " sets it."
              + ProfileComplaint.of(profile, e),
          e);
    }
  }

  /** They go into headers, and whoever refuses to send a header quotes it. */
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

  private static void requireProfile(String name) {
    var profiles = ConfigurationFiles.read().profiles();
    if (!profiles.containsKey(name)) {
      throw new BadInputException(
          "--profile is %s. Your AWS configuration files have: %s."
              .formatted(
                  name,
                  profiles.isEmpty()
                      ? "no profiles"
                      : String.join(", ", profiles.keySet().stream().sorted().toList())));
    }
  }

  private static Region region(String name) {
    if (!REGION.matcher(name).matches()) {
      throw new BadInputException(
          "--region is %s. Allowed: the code of a Region, such as eu-west-1.".formatted(name));
    }
    return Region.of(name);
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
}
