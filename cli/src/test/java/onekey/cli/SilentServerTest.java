package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.live.PatientRetryStrategy;
import onekey.rule.aws.AwsClients;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** Servers that take calls and never answer, for somebody with less patience than people have. */
@Tag("slow")
class SilentServerTest {

  private static final Duration READING = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Terminal PROGRESS = new Terminal(OptionalInt.empty(), false, true);

  @Test
  void endsWithAFailureAndShowsProgressUntilThen() {
    try (var server = SocketServer.silent()) {
      // when
      var run =
          CommandLineRun.of(
              calling(URI.create("http://127.0.0.1:" + server.port())), PROGRESS, "", "plan");

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err())
          .contains("\rReading users and keys")
          .contains("onekey: iam:ListUsers got no usable answer: SocketTimeoutException");
      // Twice within the patience, and not ten times.
      assertThat(server.connections()).isBetween(1, 3);
    }
  }

  /** One after the other, a few users would take longer than anybody waits. */
  @Test
  void leavesTheOtherUsersWhenAServerFallsSilent() {
    // given many users, of whom no keys come
    var silence = new CountDownLatch(1);
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      var names = IntStream.rangeClosed(1, 400).mapToObj("x%d"::formatted).toList();
      aws.answering(
          "ListUsers",
          _ ->
              StubbedAws.Answer.iam(
                  "ListUsers", StubbedAws.listed("Users", names, SilentServerTest::user)));
      aws.answering(
          "ListAccessKeys",
          _ -> {
            await(silence);
            return StubbedAws.Answer.error(500, "InternalFailure");
          });

      // when
      var run = CommandLineRun.of(calling(aws.endpoint()), Terminal.none(), "", "plan");
      silence.countDown();

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.out()).contains("nothing has answered for");
      assertThat(run.err()).contains("400 of 400 users could not be read");
      assertThat(aws.calls().stream().filter("ListAccessKeys"::equals))
          .hasSizeLessThanOrEqualTo(3 * AwsClients.CONCURRENT_CALLS);
    }
  }

  private static String user(String name) {
    return "<Path>/</Path><UserName>%1$s</UserName><UserId>AIDA%1$s</UserId><Arn>arn:aws:iam::123456789012:user/%1$s</Arn><CreateDate>2016-01-01T00:00:00Z</CreateDate>"
        .formatted(name);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static AccountAccess calling(URI endpoint) {
    var profiles =
        ProfileFile.builder()
            .content("[default]\nendpoint_url = %s\n".formatted(endpoint))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    return _ ->
        new OpenAccount(
            AwsClients.as(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "none")),
                Region.EU_CENTRAL_1,
                profiles,
                Optional.of("default"),
                () -> UrlConnectionHttpClient.builder().socketTimeout(READING).build(),
                retries -> new PatientRetryStrategy(retries, PATIENCE)),
            Region.EU_CENTRAL_1);
  }
}
