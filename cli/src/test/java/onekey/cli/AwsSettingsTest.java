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
import org.junit.jupiter.params.provider.ValueSource;

/** What people set for the AWS CLI and the SDKs, and what the SDK for Java makes of it. */
@Tag("slow")
class AwsSettingsTest {

  private static final Path PROFILES = Path.of("src/test/resources/onekey/cli/plan/profiles");

  @TempDir private Path directory;

  @Test
  void refusesABadVariable() {
    // when
    var run = plan(Map.of("AWS_ENDPOINT_URL_SSO_OIDC", "me:HU@SH@sso"));

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .startsWith("onekey: AWS_ENDPOINT_URL_SSO_OIDC is (hidden)@sso. Allowed: ")
        .contains("begins with https://");
  }

  @Test
  void refusesABadPropertyOfTheProfileThatHolds() throws IOException {
    // given
    config("[profile audit]\nca_bundle = /no/such.pem\n");

    // when
    var run = plan(Map.of("AWS_PROFILE", "audit"), "AWS_ENDPOINT_URL", "AWS_REGION");

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .startsWith("onekey: ca_bundle of profile audit is /no/such.pem. Allowed: ")
        .contains("certificates in PEM");
  }

  /** Whatever else the SDK refuses, with whatever exception. */
  @Test
  void namesTheVariablesThatAreSetWhenTheSdkRefusesOneThatNobodyKnows() {
    // when
    var run = plan(Map.of("AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026", "x"));

    // then
    failedInOneSentence(run);
    assertThat(run.err())
        .contains("cannot use these settings (IllegalStateException). Check profile default, ")
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
