package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import onekey.cli.StubbedAws.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies and certificates of somebody's own, as the AWS CLI takes them. */
@Tag("slow")
class ReachingAwsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"AWS_CA_BUNDLE", "ca_bundle"})
  void trustsTheAuthorityOfTheBundle(String setting) throws IOException {
    var certificate = TestCertificate.one();
    try (var aws = StubbedAws.of("inactive-keys.json", certificate.context())) {
      // given a role, so that STS is called too, by a client of the SDK's own
      aws.answering(
          "AssumeRole",
          _ ->
              Answer.iam(
                  "AssumeRole",
                  "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>HUSH</SecretAccessKey><SessionToken>HUSH</SessionToken><Expiration>2036-01-01T00:00:00Z</Expiration></Credentials>"));
      var bundle = certificate.pem().toString();
      config(setting.equals("ca_bundle") ? "ca_bundle = " + bundle : "");

      // when
      var run =
          plan(
              Map.of(
                  "AWS_ENDPOINT_URL",
                  aws.endpoint().toString(),
                  setting.equals("ca_bundle") ? "ONEKEY_NOTHING" : setting,
                  bundle));

      // then
      planned(run);
      assertThat(aws.calls()).contains("AssumeRole", "ListUsers");
    }
  }

  @Test
  void asksOnceWhereTheCertificateIsNotTrustedAndNamesTheBundle() throws IOException {
    try (var server = SocketServer.of(TestCertificate.one().context())) {
      // when
      var run = planWithKeys(Map.of("AWS_ENDPOINT_URL", "https://127.0.0.1:" + server.port()));

      // then
      AwsSettingsTest.failedInOneSentence(run);
      assertThat(run.err())
          .contains("iam:ListUsers", "AWS_CA_BUNDLE", "unable to find valid certification path");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void trustsOnlyTheBundle() throws IOException {
    try (var server = SocketServer.of(TestCertificate.one().context())) {
      // when
      var run =
          planWithKeys(
              Map.of(
                  "AWS_ENDPOINT_URL",
                  "https://127.0.0.1:" + server.port(),
                  "AWS_CA_BUNDLE",
                  TestCertificate.another().pem().toString()));

      // then
      AwsSettingsTest.failedInOneSentence(run);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://127.0.0.1:%d",
    "https_proxy, 127.0.0.1:%d",
    "HTTPS_PROXY, //127.0.0.1:%d",
  })
  void goesThroughTheProxy(String variable, String address) throws IOException {
    var certificate = TestCertificate.one();
    try (var aws = StubbedAws.of("inactive-keys.json", certificate.context());
        var proxy = SocketServer.proxyTo(aws.endpoint())) {
      // when
      var run =
          planWithKeys(
              Map.of(
                  "AWS_ENDPOINT_URL",
                  "https://" + TestCertificate.HOST,
                  "AWS_CA_BUNDLE",
                  certificate.pem().toString(),
                  variable,
                  address.formatted(proxy.port())));

      // then
      planned(run);
      assertThat(proxy.heads())
          .isNotEmpty()
          .allSatisfy(
              head -> assertThat(head).startsWith("CONNECT " + TestCertificate.HOST + ":443 "));
    }
  }

  @ParameterizedTest
  @CsvSource({"me:s%40cret, true", "me:wrong, false"})
  void showsThePasswordToTheProxyOnly(String user, boolean isRight) throws IOException {
    var certificate = TestCertificate.one();
    try (var aws = StubbedAws.of("inactive-keys.json", certificate.context());
        // me:s@cret
        var proxy = SocketServer.proxyTo(aws.endpoint(), "Basic bWU6c0BjcmV0")) {
      // when
      var run =
          planWithKeys(
              Map.of(
                  "AWS_ENDPOINT_URL",
                  "https://" + TestCertificate.HOST,
                  "AWS_CA_BUNDLE",
                  certificate.pem().toString(),
                  "HTTPS_PROXY",
                  "http://%s@127.0.0.1:%d".formatted(user, proxy.port())));

      // then
      if (isRight) {
        planned(run);
        assertThat(aws.headers()).doesNotContain("Proxy-authorization");
      } else {
        AwsSettingsTest.failedInOneSentence(run);
        assertThat(run.err()).contains("407", "HTTPS_PROXY").doesNotContain("wrong");
        // Without a password, and once with it.
        assertThat(proxy.heads()).hasSize(2);
      }
    }
  }

  @Test
  void signsInThroughTheProxyToo() throws IOException {
    config("");
    try (var aws = StubbedAws.of("inactive-keys.json");
        var proxy = SocketServer.proxyTo(aws.endpoint())) {
      // when
      var run =
          plan(
              Map.of(
                  "AWS_ENDPOINT_URL", "https://sts.example.invalid",
                  "AWS_MAX_ATTEMPTS", "1",
                  "HTTPS_PROXY", "127.0.0.1:" + proxy.port()));

      // then the proxy was asked; what it leads to has no TLS
      AwsSettingsTest.failedInOneSentence(run);
      assertThat(proxy.heads()).first().asString().startsWith("CONNECT sts.example.invalid:443 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_PROXY", "no_proxy"})
  void goesPastTheProxy(String variable) throws IOException {
    try (var aws = StubbedAws.of("inactive-keys.json");
        var proxy = SocketServer.proxyTo(aws.endpoint())) {
      // when
      var run =
          planWithKeys(
              Map.of(
                  "AWS_ENDPOINT_URL",
                  aws.endpoint().toString(),
                  "HTTP_PROXY",
                  "http://127.0.0.1:" + proxy.port(),
                  variable,
                  "example.com, 127.0.0.1"));

      // then
      planned(run);
      assertThat(proxy.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"407 Proxy Authentication Required", "403 Forbidden"})
  void saysWhatAProxyRefuses(String status) throws IOException {
    try (var proxy = SocketServer.answering("HTTP/1.1 " + status + "\r\n\r\n")) {
      // when
      var run =
          planWithKeys(
              Map.of(
                  "AWS_ENDPOINT_URL",
                  "https://iam.example.invalid",
                  "HTTPS_PROXY",
                  "http://me:HUSH@127.0.0.1:" + proxy.port()));

      // then
      AwsSettingsTest.failedInOneSentence(run);
      assertThat(run.err()).contains(status, "HTTPS_PROXY");
    }
  }

  /** What was tried ten times took ten seconds and more between the attempts. */
  @Test
  void looksForAHostThatDoesNotExistOnce() {
    // when
    var run = planWithKeys(Map.of("AWS_ENDPOINT_URL", "https://iam.example.invalid"));

    // then
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err()).contains("UnknownHostException", "iam.example.invalid");
  }

  private static void planned(CommandLineRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isIn(ExitCode.OK, ExitCode.OVER_LIMIT);
  }

  private void config(String more) throws IOException {
    Files.writeString(
        directory.resolve("config"),
        """
        [default]
        role_arn = arn:aws:iam::123456789012:role/Audit
        source_profile = keys
        region = eu-west-1
        %s
        [profile keys]
        aws_access_key_id = AKIA
        aws_secret_access_key = HUSH
        """
            .formatted(more));
  }

  private CommandLineRun planWithKeys(Map<String, String> environment) {
    var all = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "HUSH"));
    all.putAll(environment);
    return plan(all);
  }

  private CommandLineRun plan(Map<String, String> environment) {
    return CommandProcess.in(directory, environment).run("plan");
  }
}
