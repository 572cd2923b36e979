package onekey.plan.source.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import onekey.plan.output.CommandFailedException;
import software.amazon.awssdk.profiles.Profile;

/**
 * A setting that the SDK reads by itself, and whose bad values it refuses with whatever exception
 * comes up.
 *
 * @param variable the environment variable, which wins
 * @param property the property of a profile
 * @param allowed what is allowed, in words
 * @param isAllowed whether a value is
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html">AWS SDKs
 *     and Tools settings reference</a>
 */
record AwsSetting(String variable, String property, String allowed, Predicate<String> isAllowed) {

  /** The code of a Region, of today or later. */
  static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");

  /**
   * The services that a plan or a sign-in may call, as their endpoints are set.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html">Identifiers
   *     for service-specific endpoints</a>
   */
  private static final List<String> SERVICES =
      List.of(
          "iam", "config_service", "scheduler", "cloudtrail", "signin", "sso", "sso_oidc", "sts");

  private static final List<AwsSetting> ALL = all();

  private static List<AwsSetting> all() {
    var settings =
        new ArrayList<>(
            List.of(
                region("AWS_REGION"),
                new AwsSetting(
                    "AWS_MAX_ATTEMPTS", "max_attempts", "a number from 1", AwsSetting::isPositive),
                new AwsSetting(
                    "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
                    "request_min_compression_size_bytes",
                    "0–10485760",
                    AwsSetting::isCompressionSize),
                oneOf("AWS_RETRY_MODE", "retry_mode", "legacy", "standard", "adaptive"),
                oneOf("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", "true", "false"),
                oneOf("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", "true", "false"),
                oneOf(
                    "AWS_DISABLE_REQUEST_COMPRESSION",
                    "disable_request_compression",
                    "true",
                    "false"),
                oneOf(
                    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                    "ignore_configured_endpoint_urls",
                    "true",
                    "false"),
                oneOf(
                    "AWS_DEFAULTS_MODE",
                    "defaults_mode",
                    "legacy",
                    "standard",
                    "in-region",
                    "cross-region",
                    "mobile",
                    "auto"),
                address("AWS_ENDPOINT_URL", "endpoint_url")));
    SERVICES.forEach(
        service ->
            settings.add(
                address(
                    "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT),
                    service + ".endpoint_url")));
    return List.copyOf(settings);
  }

  private static AwsSetting region(String variable) {
    return new AwsSetting(
        variable,
        "region",
        "the code of a Region, such as eu-west-1",
        // An empty one counts as none, also for the AWS CLI.
        value -> value.isEmpty() || REGION.matcher(value).matches());
  }

  private static AwsSetting oneOf(String variable, String property, String... values) {
    return new AwsSetting(
        variable,
        property,
        String.join(", ", values),
        value -> Set.of(values).contains(value.strip().toLowerCase(Locale.ROOT)));
  }

  private static AwsSetting address(String variable, String property) {
    return new AwsSetting(
        variable,
        property,
        "an address that begins with https:// or http://, such as https://iam.example.com",
        AwsSetting::isAddress);
  }

  private static boolean isPositive(String value) {
    return value.strip().matches("0*[1-9]\\d{0,8}");
  }

  private static boolean isCompressionSize(String value) {
    return value.strip().matches("\\d{1,8}") && Integer.parseInt(value.strip()) <= 10_485_760;
  }

  private static boolean isAddress(String value) {
    try {
      var address = new URI(value);
      return Set.of("http", "https")
              .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
          && address.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /**
   * Checks all that are set.
   *
   * @param profile the profile that holds, if there is one
   * @throws CommandFailedException naming the setting, its value and what is allowed
   */
  static void check(
      Map<String, String> environment, ConfigurationFiles files, Optional<Profile> profile) {
    // With AWS_REGION set, AWS_DEFAULT_REGION is not read.
    if (environment.getOrDefault("AWS_REGION", "").isEmpty()) {
      region("AWS_DEFAULT_REGION").check(environment, Optional.empty(), "");
    }
    for (var setting : ALL) {
      setting.check(
          environment,
          profile.flatMap(found -> found.property(setting.property)),
          "of profile " + profile.map(Profile::name).orElse(""));
    }
    profile
        .flatMap(found -> found.property("services"))
        .ifPresent(
            section ->
                files
                    .profiles()
                    .getSection("services", section)
                    .ifPresent(services -> checkServices(section, services)));
  }

  private static void checkServices(String section, Profile services) {
    for (var setting : ALL) {
      setting.check(
          Map.of(), services.property(setting.property), "of [services %s]".formatted(section));
    }
  }

  private void check(Map<String, String> environment, Optional<String> configured, String where) {
    var set = Optional.ofNullable(environment.get(variable));
    set.or(() -> configured)
        .filter(isAllowed.negate())
        .ifPresent(
            value -> {
              throw refused(set.isPresent() ? variable : property + " " + where, value, allowed);
            });
  }

  /**
   * Says what is wrong with a value, without the name and the password that an address may hold.
   */
  static CommandFailedException refused(String setting, String value, String allowed) {
    var shown = value.replaceFirst("^(\\s*\\w+://)?.*@", "$1(hidden)@");
    return new CommandFailedException(
        "%s is %s. Allowed: %s."
            .formatted(
                setting,
                value.isEmpty() ? "empty" : value.equals(value.strip()) ? shown : '"' + shown + '"',
                value.isEmpty() ? allowed + "; or leave it out" : allowed),
        null);
  }
}
