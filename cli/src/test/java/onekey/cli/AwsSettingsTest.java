package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people set for the AWS CLI and the SDKs, and what the SDK for Java makes of it. */
@Tag("slow")
class AwsSettingsTest {

  private static final Path PROFILES = Path.of("src/test/resources/onekey/cli/plan/profiles");

  @TempDir private Path directory;

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
    // when
    var run = plan(Map.of(variable, value));

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .startsWith("onekey: %s is %s. Allowed: ".formatted(variable, shown))
        .contains(allowed);
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
  void refusesABadProperty(String property, String value, String allowed) throws IOException {
    // given
    config("[profile audit]\n%s = %s\n".formatted(property, value));

    // when
    var run = plan(Map.of("AWS_PROFILE", "audit"), "AWS_ENDPOINT_URL", "AWS_REGION");

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .startsWith("onekey: %s of profile audit is %s. Allowed: ".formatted(property, value))
        .contains(allowed);
  }

  @Test
  void refusesABadEndpointOfAServicesSection() throws IOException {
    // given
    config("[default]\nservices = local\n[services local]\niam =\n  endpoint_url = 127.0.0.1\n");

    // when
    var run = plan(Map.of(), "AWS_ENDPOINT_URL");

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .startsWith("onekey: iam.endpoint_url of [services local] is 127.0.0.1. Allowed: ");
  }

  /** Whatever else the SDK refuses, with whatever exception. */
  @Test
  void namesTheVariablesThatAreSetWhenTheSdkRefusesOneThatNobodyKnows() {
    // when
    var run = plan(Map.of("AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026", "x"));

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .contains("cannot use these settings (IllegalStateException). Look at profile default, ")
        .contains(", AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026, ");
  }

  @Test
  void keysInTheEnvironmentDoWithoutAnIndentedFile() throws IOException {
    planned(Files.readString(PROFILES.resolve("indented")), "config", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[default",
        "region = eu-west-1",
        "\u00A0\n[default]\nregion = eu-west-1",
        "\uFEFF[default]\nregion = eu-west-1",
      })
  void keysInTheEnvironmentDoWithoutABrokenFile(String text) throws IOException {
    planned(text, "credentials", "1");
  }

  private void planned(String text, String file, String line) throws IOException {
    // given
    Files.writeString(directory.resolve(file), text);
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      // when
      var run = plan(Map.of("AWS_ENDPOINT_URL", aws.endpoint().toString()), "AWS_REGION");

      // then
      assertThat(run.exitCode()).isIn(ExitCode.OK, ExitCode.OVER_LIMIT);
      assertThat(run.err())
          .contains(file + " cannot be read: line " + line + " is broken")
          .endsWith("The file is left out.\n")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"indented", "\u00A0\n[default]\nregion = eu-west-1", "["})
  void withoutThemTheFileIsNeeded(String text) throws IOException {
    // given
    config(text.equals("indented") ? Files.readString(PROFILES.resolve(text)) : text);

    // when
    var run = plan(Map.of(), "AWS_ACCESS_KEY_ID");

    // then
    failedInOneSentence(run);
    assertThat(run.err()).containsPattern("config cannot be read: line [12] is broken");
  }

  static void failedInOneSentence(CommandLineRun run) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .doesNotContain("HU@", "HUSH", "SH@", "please report")
        .doesNotContainPattern("\\w\\.\\w+(Exception|Error)\\b")
        .hasLineCount(1);
  }

  private void config(String text) throws IOException {
    Files.writeString(directory.resolve("config"), text);
  }

  /** Plans with keys and all that a test need not name, but without some of it. */
  private CommandLineRun plan(Map<String, String> environment, String... without) {
    var all =
        new HashMap<>(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ACCESS_KEY_ID", "AKIA",
                "AWS_SECRET_ACCESS_KEY", "HUSH"));
    for (var name : without) {
      all.remove(name);
    }
    all.putAll(environment);
    return CommandProcess.in(directory, all).run("plan");
  }
}
