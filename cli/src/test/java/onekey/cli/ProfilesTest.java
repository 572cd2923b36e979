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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles that give no credentials: one sentence says why, and what to do. */
@Tag("slow")
class ProfilesTest {

  private static final Path PROFILES = Path.of("src/test/resources/onekey/cli/plan/profiles");

  private static final String ROLE = "role_arn = arn:aws:iam::123456789012:role/Audit\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login-and-process|jo|run 'aws login --profile jo'.",
        "login-and-process|cpbad|run it yourself to see it.",
        "login-and-process|cpv2|did not print credentials of Version 1.",
        "incomplete|cp|runs a credential_process, which failed",
        "incomplete|cp2|run it yourself to see it.",
        "incomplete|nosession|the configuration file has no [sso-session missing].",
        "incomplete|noreg|it has no sso_region; 'aws configure sso' sets all.",
        "incomplete|nosource|it takes one of source_profile and credential_source.",
      })
  void saysOfEachProfileWhyAndWhatToDo(String file, String profile, String sentence)
      throws IOException {
    // given
    Files.copy(PROFILES.resolve(file), directory.resolve("config"));

    // when
    var run = plan(Map.of(), "--profile", profile);

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err())
        .startsWith("onekey: No AWS credentials. Profile %s ".formatted(profile))
        .contains(sentence)
        .doesNotContain("neverPrint");
  }

  /** The AWS CLI takes the keys that the same profile has in the other file. */
  @Test
  void aProfileThatIsItsOwnSourceIsToldTheWayByTheAwsCli() throws IOException {
    // given
    Files.copy(PROFILES.resolve("circular"), directory.resolve("config"));
    Files.copy(PROFILES.resolve("circular-credentials"), directory.resolve("credentials"));

    // when
    var run = plan(Map.of(), "--profile", "dev");

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err())
        .contains("Profile dev assumes a role; its source_profile leads back to dev")
        .contains("eval \"$(aws configure export-credentials --profile dev --format env)\"")
        .doesNotContain("neverPrint");
  }

  static String[][] sources() {
    return new String[][] {
      {
        "source_profile = b\n" + ROLE + "[profile b]\nsource_profile = a\n" + ROLE,
        "its source_profile b assumes a role; its source_profile leads back to a"
      },
      {
        "source_profile = b\n"
            + ROLE
            + "[profile b]\nsso_session = s\nsso_account_id = 1\nsso_role_name = x\n"
            + "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://example.com/\n",
        "its source_profile b signs in by IAM Identity Center: run 'aws sso login --profile b'."
      },
      {
        "source_profile = b\n" + ROLE + "[profile b]\nlogin_session = x\n",
        "its source_profile b signs in by 'aws login': run 'aws login --profile b'."
      },
      {"source_profile = b\n" + ROLE, "its source_profile b does not exist."},
      {"source_profile = b\n" + ROLE + "[profile b]\n", "its source_profile b has no credentials."},
      {
        "source_profile = b\ncredential_source = Environment\n" + ROLE,
        "it takes one of source_profile and credential_source."
      },
      {
        "credential_source = HUSH\n" + ROLE,
        "its credential_source is not one of Environment, Ec2InstanceMetadata and EcsContainer."
      },
      {"credential_source = EcsContainer\n" + ROLE, "its credential_source EcsContainer gives no"},
      {
        "web_identity_token_file = /no/such\n" + ROLE,
        "by its web_identity_token_file; the file with the token cannot be read."
      },
      {"web_identity_token_file = /no/such\n", "it has no role_arn."},
      {
        "source_profile = b\n"
            + ROLE
            + "[profile b]\naws_access_key_id = AKIA\naws_secret_access_key = HUSH\n",
        "the attempt with the keys of its source_profile b failed. AWS answered AccessDenied."
      },
      {"sso_session = s\n[sso-session s]\n", "it has no sso_account_id;"},
      {"login_session =\n", "run 'aws login --profile a'."},
      {"credential_process = /no/such\n", "run it yourself to see it."},
      {"credential_process =\n", "run it yourself to see it."},
      {"credential_process = head -c 100000 /dev/zero\n", "run it yourself to see it.\n"},
    };
  }

  @ParameterizedTest
  @MethodSource("sources")
  void followsAProfileToItsSource(String profile, String sentence) throws IOException {
    // given an STS that refuses
    Files.writeString(directory.resolve("config"), "[profile a]\n" + profile);
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      aws.answering("AssumeRole", _ -> StubbedAws.Answer.error(403, "AccessDenied"));

      // when
      var run = plan(Map.of("AWS_ENDPOINT_URL", aws.endpoint().toString()), "--profile", "a");

      // then
      AwsSettingsTest.failedInOneSentence(run);
      assertThat(run.err()).startsWith("onekey: No AWS credentials. Profile a ").contains(sentence);
    }
  }

  /** STS needs a Region, for which the SDK for Java knows neither this variable nor a default. */
  @ParameterizedTest
  @ValueSource(strings = {"AWS_REGION", "AWS_DEFAULT_REGION", "ONEKEY_NO_REGION"})
  void assumesARoleWhereverTheRegionComesFrom(String variable) throws IOException {
    // given
    Files.writeString(
        directory.resolve("config"),
        "[profile a]\nsource_profile = b\n"
            + ROLE
            + "[profile b]\naws_access_key_id = AKIA\naws_secret_access_key = HUSH\n");
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      aws.answering(
          "AssumeRole",
          _ ->
              StubbedAws.Answer.iam(
                  "AssumeRole",
                  "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>HUSH</SecretAccessKey><SessionToken>HUSH</SessionToken><Expiration>2036-01-01T00:00:00Z</Expiration></Credentials>"));

      // when
      var run =
          plan(
              Map.of("AWS_ENDPOINT_URL", aws.endpoint().toString(), variable, "eu-west-3"),
              "--profile",
              "a");

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isIn(ExitCode.OK, ExitCode.OVER_LIMIT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_ACCESS_KEY_ID|AKIA|only one is set: set both.",
        "AWS_SECRET_ACCESS_KEY|HUSH|only one is set: set both.",
        "AWS_WEB_IDENTITY_TOKEN_FILE|/no/such|AWS_WEB_IDENTITY_TOKEN_FILE is /no/such; set AWS_ROLE_ARN too.",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI|nonsense|they hold in that container only.",
        "AWS_PROFILE|nobody|AWS_PROFILE is nobody. Your AWS configuration files have: no profiles.",
      })
  void saysWhatTheEnvironmentLacks(String variable, String value, String sentence) {
    // when
    var run = plan(Map.of(variable, value));

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err()).startsWith("onekey: No AWS credentials. ").contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_ACCESS_KEY_ID|AKIA|Of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI|nonsense|they hold in that container only.",
        "ONEKEY_NOTHING|x|Profile default has no credentials. Sign in, for instance",
      })
  void aProfileWithARegionOnlyHidesNothing(String variable, String value, String sentence)
      throws IOException {
    // given
    Files.writeString(directory.resolve("config"), "[default]\nregion = eu-west-1\n");

    // when
    var run = plan(Map.of(variable, value));

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err()).startsWith("onekey: No AWS credentials. ").contains(sentence);
  }

  @Test
  void aProfileThatWasNamedHasNothingToDoWithTheEnvironment() throws IOException {
    // given
    Files.writeString(directory.resolve("config"), "[default]\nlogin_session = x\n");

    // when
    var run = plan(Map.of("AWS_ACCESS_KEY_ID", "AKIA"), "--profile", "default");

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err()).contains("run 'aws login --profile default'.");
  }

  @Test
  void saysThatATokenFileOfTheEnvironmentIsMissing() {
    // when
    var run =
        plan(
            Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE", "/no/such",
                "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/Audit"));

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err())
        .contains(
            "AWS_WEB_IDENTITY_TOKEN_FILE is /no/such; the file with the token cannot be read.");
  }

  private CommandLineRun plan(Map<String, String> environment, String... arguments) {
    var all = new HashMap<>(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
    all.putAll(environment);
    var words = new String[arguments.length + 1];
    words[0] = "plan";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return CommandProcess.in(directory, all).run(words);
  }
}
