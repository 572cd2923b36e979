package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import onekey.cli.StubbedAws.Answer;
import onekey.plan.output.Terminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What {@code --verbose} shows of the calls to AWS, and what it never shows. */
@Tag("slow")
@Isolated("The log is that of the process, so it would show the calls of other tests.")
class RequestLogTest {

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYHUSHSECRET";
  private static final String TOKEN = "IQoJb3JpZ2luHUSHTOKEN";

  @Test
  void showsEachRequestAndItsStatus() {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      // when
      var run = aws.plan("--verbose");

      // then
      assertThat(run.err())
          .contains("onekey: iam:ListUsers, attempt 1: POST %s\n".formatted(aws.endpoint()))
          .containsPattern("onekey: iam:ListUsers, attempt 1: status 200 in \\d+ ms\n")
          .contains("onekey: scheduler:ListSchedules, attempt 1: GET ");
      assertThat(run.err().lines()).hasSize(2 * aws.calls().size());
      assertThat(run.out()).isEqualTo(aws.plan().out());
    }
  }

  @Test
  void showsRetriesAndWhatIsGivenUp() {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      // given
      var left = new AtomicInteger(1);
      aws.answering(
          "ListUsers",
          _ ->
              left.getAndDecrement() > 0
                  ? Answer.error(400, "Throttling")
                  : Answer.error(403, "AccessDenied"));

      // when
      var run = aws.plan("--verbose");

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err())
          .containsSubsequence(
              "iam:ListUsers, attempt 1: status 400 in ",
              "iam:ListUsers, attempt 2: POST ",
              "iam:ListUsers, attempt 2: status 403 in ",
              "iam:ListUsers, attempt 2: given up after ",
              "AccessDenied");
    }
  }

  @Test
  void showsNothingUnlessItIsAskedTo() {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      assertThat(aws.plan("--verbose").err()).isNotEmpty();
      assertThat(aws.plan().err()).isEmpty();
    }
  }

  /** A bar that is drawn again would break the lines. */
  @Test
  void showsNoProgressBetweenTheLines() {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      assertThat(aws.plan(new Terminal(OptionalInt.of(80), false, true), "--verbose").err())
          .doesNotContain("\r");
    }
  }

  @Test
  void takesControlsOutOfARequestId() {
    // the head of an answer may hold what a terminal acts on
    try (var aws = StubbedAws.of("two-active-keys.json").withRequestId("id\u009b31m")) {
      assertThat(aws.plan("--verbose").err()).contains("request id id").doesNotContain("\u009b");
    }
  }

  /** AWS quotes all headers of a request whose signature it does not like. */
  @ParameterizedTest
  @ValueSource(strings = {"environment", "profile"})
  void neverShowsASecret(String place, @TempDir Path directory) throws IOException {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      // given
      Files.writeString(
          directory.resolve("credentials"),
          "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = %s\naws_session_token = %s\n"
              .formatted(SECRET, TOKEN));
      var environment =
          place.equals("profile")
              ? Map.of("AWS_ENDPOINT_URL", aws.endpoint().toString())
              : Map.of(
                  "AWS_ENDPOINT_URL",
                  aws.endpoint().toString(),
                  "AWS_ACCESS_KEY_ID",
                  "AKIAIOSFODNN7EXAMPLE",
                  "AWS_SECRET_ACCESS_KEY",
                  SECRET,
                  "AWS_SESSION_TOKEN",
                  TOKEN);
      aws.answering(
          "GetAccessKeyLastUsed",
          _ ->
              new Answer(
                  403,
                  "text/xml",
                  "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The Canonical String should have been 'x-amz-security-token:%s' Authorization=%s</Message></Error></ErrorResponse>"
                      .formatted(TOKEN, SECRET)));

      // when
      var run = CommandProcess.in(directory, environment).run("plan", "--verbose");

      // then the headers were sent, and are not shown
      assertThat(aws.headers()).contains("Authorization", "X-amz-security-token");
      assertThat(run.err())
          .contains("iam:ListUsers, attempt 1: status 200", "given up", "SignatureDoesNotMatch")
          .doesNotContain("HUSH", "Authorization", "Credential=", "AKIAIOSFODNN7EXAMPLE")
          .doesNotContainIgnoringCase("x-amz-security-token");
      assertThat(run.out()).doesNotContain("HUSH");
    }
  }

  /** What the SDK itself would log of signing holds session tokens, and goes nowhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "software.amazon.awssdk.auth.signer.Aws4Signer",
        "software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner",
        "software.amazon.awssdk.request",
        "software.amazon.awssdk",
      })
  void theSdkHasNoLogOfItsOwn(String logger) {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      // when
      aws.plan("--verbose");

      // then
      assertThat(LoggerFactory.getLogger(logger).isErrorEnabled()).isFalse();
    }
  }
}
