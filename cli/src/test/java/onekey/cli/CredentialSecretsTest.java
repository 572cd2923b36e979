package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with credentials, what they are is not told. */
@Tag("slow")
class CredentialSecretsTest {

  private static final String SECRET = "HUSH";

  private static final StubbedAws.Answer FIRST_PAGE =
      StubbedAws.Answer.iam(
          "ListUsers", "<Users/><IsTruncated>true</IsTruncated><Marker>next</Marker>");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo HUSH; echo HUSH >&2; exit 3",
        "echo HUSH",
        "echo '{\"Version\": 1, \"AccessKeyId\": \"HUSH'",
        "echo '[\"HUSH\"]'",
        "echo '{\"Version\": \"HUSH\", \"AccessKeyId\": \"HUSH\"}'",
        "echo '{\"Version\": {\"HUSH\": \"HUSH\"}}'",
        "echo '{\"Version\": 1, \"AccessKeyId\": \"\", \"SecretAccessKey\": \"HUSH\"}'",
        "echo '{\"Version\": 1, \"AccessKeyId\": \"AKIA\", \"SecretAccessKey\": \"HUSH\","
            + " \"Expiration\": \"HUSH\"}'",
      })
  void saysNothingThatACredentialProcessPrinted(String program) throws IOException {
    // given
    var command = Files.writeString(directory.resolve("process"), program + "\n");
    config(
        """
        [profile process]
        region = us-east-1
        credential_process = sh '%s' HUSH
        [profile role]
        role_arn = arn:aws:iam::111122223333:role/audit
        source_profile = process
        """
            .formatted(command));

    for (var run :
        new CommandLineRun[] {
          plan(Map.of(), "--profile", "process"),
          plan(Map.of("AWS_PROFILE", "process")),
          plan(Map.of(), "--profile", "role")
        }) {
      // then
      failedQuietly(run);
      assertThat(run.err())
          .contains("rofile process runs a credential_process")
          .contains("What it printed is not shown");
    }
  }

  @Test
  void saysNothingThatWasPrintedInTheMiddleOfAPlan() throws IOException {
    // given credentials that are over at once, from a process that works once
    var program =
        Files.writeString(
            directory.resolve("process"),
            """
            if [ -e '%1$s' ]; then echo HUSH >&2; exit 1; fi
            : >'%1$s'
            echo '{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "HUSH", "SessionToken": "HUSH", "Expiration": "2020-01-01T00:00:00Z"}'
            """
                .formatted(directory.resolve("once")));
    config("[default]\nregion = us-east-1\ncredential_process = sh '%s'\n".formatted(program));

    // and a first page of users that takes longer than the second for which the SDK uses them yet
    try (var aws =
        StubbedAws.of("mail-by-smtp.json")
            .answering("ListUsers", _ -> afterTwoSeconds(FIRST_PAGE))) {
      // when
      var run = plan(Map.of("AWS_ENDPOINT_URL", aws.endpoint().toString()));

      // then
      failedQuietly(run);
      assertThat(run.err())
          .contains("The AWS credentials could not be renewed. Profile default runs a");
    }
  }

  private static StubbedAws.Answer afterTwoSeconds(StubbedAws.Answer answer) {
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[default]\naws_secret_access_key HUSH",
        "HUSH = x",
        "[profile HUSH",
        "[default]\n = HUSH",
        "[default]\n= HUSH",
        "[default]\n  aws_secret_access_key = HUSH",
        "\u00A0[default]\naws_secret_access_key = HUSH",
      })
  void tellsOnlyTheNumberOfABrokenLine(String config) throws IOException {
    // given
    config(config);

    for (var run : new CommandLineRun[] {plan(Map.of()), plan(Map.of(), "--profile", "x")}) {
      // then
      failedQuietly(run);
      assertThat(run.err()).containsPattern("config cannot be read: line [12] is broken");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role_arn = arn:aws:iam::111122223333:role/x\ncredential_source = HUSH",
        "aws_secret_access_key = HUSH",
        "aws_access_key_id = HUSH",
        "aws_session_token = HUSH",
        "role_arn = HUSH\nweb_identity_token_file = /no/such/HUSH",
        "HUSH = HUSH",
      })
  void saysOnlyOfWhatKindABadProfileIs(String profile) throws IOException {
    // given
    config("[default]\nregion = us-east-1\n" + profile + "\n");

    // when
    var run = plan(Map.of());

    // then
    failedQuietly(run);
    assertThat(run.err()).contains("Profile default ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HUSH\nHUSH", "HUSH HUSH", "HÜSH"})
  void refusesATokenThatNoHeaderTakes(String token) throws IOException {
    // when
    var run =
        plan(
            Map.of(
                "AWS_ACCESS_KEY_ID", "AKIA",
                "AWS_SECRET_ACCESS_KEY", "x",
                "AWS_SESSION_TOKEN", token));

    // then
    failedQuietly(run);
    assertThat(run.err())
        .contains("hold a sign that no key and no token has")
        .doesNotContain("SH\n");
  }

  private static void failedQuietly(CommandLineRun run) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain(SECRET).hasLineCount(1);
  }

  private void config(String text) throws IOException {
    Files.writeString(directory.resolve("config"), text);
  }

  private CommandLineRun plan(Map<String, String> environment, String... arguments) {
    var all =
        new HashMap<>(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_REGION", "us-east-1"));
    all.putAll(environment);
    var words = new String[arguments.length + 1];
    words[0] = "plan";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return CommandProcess.in(directory, all).run(words);
  }
}
