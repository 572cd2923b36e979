package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import onekey.rule.aws.AwsClients;
import onekey.sandbox.api.Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.iam.model.IamException;

class CallersTest {

  private static final Principal JUDGE = Principal.role("judge");

  private final Sandbox sandbox = Sandbox.start();

  @BeforeEach
  void createUser() {
    sandbox.iam().createUser("ann", "/team/", sandbox.clock().instant());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void refusesCredentialsThatItDidNotIssue() {
    var stranger =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIASTRANGER", "secret"));

    try (var clients = AwsClients.at(sandbox.endpoint(), stranger, sandbox.settings().region())) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(clients.iam()::listUsers)
          .satisfies(
              error ->
                  assertThat(error.awsErrorDetails().errorCode())
                      .isEqualTo("InvalidClientTokenId"));
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(clients.config()::describeConfigRules)
          .satisfies(
              error ->
                  assertThat(error.awsErrorDetails().errorCode())
                      .isEqualTo("UnrecognizedClientException"));
    }
  }

  @Test
  void deniesARoleWhatItsPolicyDoesNotAllow() {
    // given
    sandbox
        .permissions()
        .attach(
            JUDGE,
            List.of(
                """
                {"Statement": [
                  {"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"},
                  {"Effect": "Allow", "Action": "iam:GetUser",
                   "Resource": "arn:aws:iam::111122223333:user/team/*"}]}
                """));

    // then
    try (var iam = PlainClients.iam(sandbox, JUDGE);
        var config = PlainClients.config(sandbox, JUDGE)) {
      assertThat(iam.listUsers().users()).hasSize(1);
      assertThat(iam.getUser(request -> request.userName("ann")).user()).isNotNull();
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(() -> iam.listAccessKeys(request -> request.userName("ann")))
          .withMessageContaining("iam:ListAccessKeys")
          .withMessageContaining("arn:aws:iam::111122223333:user/team/ann")
          .satisfies(error -> assertThat(error.statusCode()).isEqualTo(403));
      assertThatExceptionOfType(ConfigException.class)
          .isThrownBy(config::describeConfigRules)
          .withMessageContaining("config:DescribeConfigRules")
          .satisfies(
              error ->
                  assertThat(error.awsErrorDetails().errorCode())
                      .isEqualTo("AccessDeniedException"));
    }
  }

  @Test
  void recordsWhoCalledWhat() {
    // given
    try (var iam = PlainClients.iam(sandbox, JUDGE);
        var config = PlainClients.config(sandbox, JUDGE);
        var iamOfRoot = PlainClients.iam(sandbox, Principal.ROOT)) {
      iam.listUsers();
      config.describeConfigRules();
      iamOfRoot.getUser(request -> request.userName("ann"));
    }

    // then
    assertThat(sandbox.calls().permissionsUsed(JUDGE))
        .containsExactly("config:DescribeConfigRules", "iam:ListUsers");
    assertThat(sandbox.calls().countsByAction(Principal.ROOT)).containsOnlyKeys("GetUser");
    assertThat(sandbox.calls().count()).isEqualTo(3);
    sandbox.calls().reset();
    assertThat(sandbox.calls().all()).isEmpty();
  }

  @Test
  void keepsConnectionsAndCountsThem() {
    // given
    var callers = 4;
    try (var clients = sandbox.clients(JUDGE);
        var threads = Executors.newFixedThreadPool(callers)) {
      // when
      for (var call = 0; call < 200; call++) {
        threads.execute(() -> clients.iam().listUsers());
      }
    }

    // then
    assertThat(sandbox.calls().count("ListUsers")).isEqualTo(200);
    assertThat(sandbox.calls().connectionsOpened()).isBetween(1L, (long) callers);
  }

  @Test
  void waitsForTheLatencyOfEachCall() {
    try (var slow = Sandbox.start(settings -> settings.latency(Duration.ofMillis(30)));
        var clients = slow.clients(JUDGE)) {
      var started = System.nanoTime();
      IntStream.range(0, 3).forEach(_ -> clients.iam().listUsers());
      assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(90_000_000L);
    }
  }
}
