package onekey.plan.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import onekey.plan.output.CommandFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.profiles.ProfileFile;

class AwsSettingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "AWS_REGION|Frankfurt 1|Frankfurt 1|such as eu-west-1",
        "AWS_REGION| eu-west-1|\" eu-west-1\"|such as eu-west-1",
        "AWS_DEFAULT_REGION|eu_west_1|eu_west_1|such as eu-west-1",
        "AWS_ENDPOINT_URL|''|empty|leave it out",
        "AWS_ENDPOINT_URL|127.0.0.1:8080|127.0.0.1:8080|begins with https://",
        "AWS_ENDPOINT_URL|localhost|localhost|begins with https://",
        "AWS_ENDPOINT_URL| http://127.0.0.1:1 |\" http://127.0.0.1:1 \"|begins with https://",
        "AWS_ENDPOINT_URL|http://|http://|begins with https://",
        "AWS_ENDPOINT_URL|ftp://127.0.0.1|ftp://127.0.0.1|begins with https://",
        "AWS_ENDPOINT_URL_IAM|https:///iam|https:///iam|begins with https://",
        "AWS_ENDPOINT_URL_SSO_OIDC|me:HU@SH@sso|(hidden)@sso|begins with https://",
        "AWS_MAX_ATTEMPTS|many|many|a number from 1",
        "AWS_MAX_ATTEMPTS|0|0|a number from 1",
        "AWS_MAX_ATTEMPTS|99999999999|99999999999|a number from 1",
        "AWS_RETRY_MODE|fast|fast|legacy, standard, adaptive",
        "AWS_USE_FIPS_ENDPOINT|yes|yes|true, false",
        "AWS_USE_FIPS_ENDPOINT|''|empty|true, false; or leave it out",
        "AWS_USE_DUALSTACK_ENDPOINT|1|1|true, false",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS|on|on|true, false",
        "AWS_DISABLE_REQUEST_COMPRESSION|no|no|true, false",
        "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES|-1|-1|0–10485760",
        "AWS_DEFAULTS_MODE|quick|quick|in-region",
        "AWS_CA_BUNDLE|/no/such.pem|/no/such.pem|certificates in PEM",
        "AWS_CA_BUNDLE|/|/|certificates in PEM",
        "AWS_CA_BUNDLE|/dev/null|/dev/null|certificates in PEM",
        "HTTPS_PROXY|http://me:HU@SH@:x|http://(hidden)@:x|http://USER:PASSWORD@HOST:PORT",
        "https_proxy|https://proxy:3128|https://proxy:3128|http://HOST:PORT",
        "HTTP_PROXY|socks5://proxy|socks5://proxy|http://HOST:PORT",
      })
  void refusesABadVariable(String variable, String value, String shown, String allowed) {
    assertRefused(
        Map.of(variable, value), "", "%s is %s. Allowed: ".formatted(variable, shown), allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region|Frankfurt 1|such as eu-west-1",
        "endpoint_url|127.0.0.1|begins with https://",
        "max_attempts|x|a number from 1",
        "retry_mode|x|legacy, standard, adaptive",
        "use_fips_endpoint|x|true, false",
        "use_dualstack_endpoint|x|true, false",
        "request_min_compression_size_bytes|x|0–10485760",
        "defaults_mode|x|in-region",
        "ca_bundle|/no/such.pem|certificates in PEM",
      })
  void refusesABadProperty(String property, String value, String allowed) {
    assertRefused(
        Map.of(),
        "[profile audit]\n%s = %s\n".formatted(property, value),
        "%s of profile audit is %s. Allowed: ".formatted(property, value),
        allowed);
  }

  @Test
  void refusesABadEndpointOfAServicesSection() {
    assertRefused(
        Map.of(),
        "[profile audit]\nservices = local\n[services local]\niam =\n  endpoint_url = 127.0.0.1\n",
        "iam.endpoint_url of [services local] is 127.0.0.1. Allowed: ",
        "begins with https://");
  }

  private static void assertRefused(
      Map<String, String> environment, String config, String beginning, String allowed) {
    // given
    var profiles =
        ProfileFile.builder().content(config).type(ProfileFile.Type.CONFIGURATION).build();

    // when
    var refusal =
        catchThrowableOfType(
            CommandFailedException.class,
            () ->
                SdkAccess.network(
                    environment,
                    new ConfigurationFiles(profiles, List.of()),
                    profiles.profile("audit")));

    // then
    assertThat(refusal)
        .hasMessageStartingWith(beginning)
        .hasMessageContaining(allowed)
        .hasMessageNotContainingAny("HU@", "SH@")
        .hasNoCause();
  }
}
