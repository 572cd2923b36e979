package onekey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import onekey.cli.StubbedAws.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Profiles of {@code aws login}, with the cache that it leaves.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html">Login
 *     credentials provider</a>
 */
@Tag("slow")
class LoginProfileTest {

  private static final String SESSION = "arn:aws:iam::123456789012:user/jo";

  /** RFC 5915: a private key on P-256, up to its 32 bytes, and from there to the public key. */
  private static final byte[] EC_KEY = HexFormat.of().parseHex("30770201010420");

  private static final byte[] ON_P_256 =
      HexFormat.of().parseHex("a00a06082a8648ce3d030107a14403420004");

  @TempDir private Path directory;

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        directory.resolve("config"),
        "[profile jo]\nlogin_session = %s\nregion = eu-west-1\n".formatted(SESSION));
  }

  @Test
  void plansWithASessionThatIsOpen() throws Exception {
    // given
    cache(token(Instant.now().plus(Duration.ofHours(1))));
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      // when
      var run = plan(aws);

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isIn(ExitCode.OK, ExitCode.OVER_LIMIT);
      assertThat(aws.calls()).contains("ListUsers").doesNotContain("CreateOAuth2Token");
    }
  }

  @Test
  void renewsASessionThatCanBeRenewed() throws Exception {
    // given
    cache(token(Instant.now().minus(Duration.ofHours(1))));
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      aws.answering(
          "CreateOAuth2Token",
          _ ->
              new Answer(
                  200,
                  "application/json",
                  """
                  {"accessToken": {"accessKeyId": "ASIA", "secretAccessKey": "HUSH", "sessionToken": "HUSH"},
                   "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "HUSH"}
                  """));

      // when
      var run = plan(aws);

      // then
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isIn(ExitCode.OK, ExitCode.OVER_LIMIT);
      assertThat(aws.calls()).containsOnlyOnce("CreateOAuth2Token");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, TOKEN_EXPIRED",
    "400, USER_CREDENTIALS_CHANGED",
    "400, INSUFFICIENT_PERMISSIONS",
    "400, AUTHCODE_EXPIRED",
    "400, something-new",
    "500, server_error",
  })
  void saysWhatToDoWhenASessionIsOver(int status, String error) throws Exception {
    // given
    cache(token(Instant.now().minus(Duration.ofHours(1))));
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      aws.answering(
          "CreateOAuth2Token",
          _ ->
              new Answer(
                  status,
                  "application/json",
                  "{\"__type\": \"AccessDeniedException\", \"error\": \"%s\", \"message\": \"HUSH\"}"
                      .formatted(error)));

      // when
      var run = plan(aws);

      // then
      saysToSignIn(run);
      assertThat(run.err()).contains("AWS answered AccessDeniedException.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HUSH",
        "[]",
        "{}",
        "{\"accessToken\": \"HUSH\"}",
        "{\"accessToken\": {\"accessKeyId\": \"HUSH\", \"secretAccessKey\": \"HUSH\","
            + " \"sessionToken\": \"HUSH\", \"accountId\": \"1\", \"expiresAt\": \"HUSH\"}}",
      })
  void saysWhatToDoWithACacheThatCannotBeRead(String content) throws Exception {
    // given
    cache(content);
    try (var aws = StubbedAws.of("inactive-keys.json")) {
      // when
      var run = plan(aws);

      // then
      saysToSignIn(run);
    }
  }

  private static void saysToSignIn(CommandLineRun run) {
    AwsSettingsTest.failedInOneSentence(run);
    assertThat(run.err())
        .startsWith(
            "onekey: No AWS credentials. Profile jo signs in by 'aws login': run 'aws login --profile jo'.");
  }

  private CommandLineRun plan(StubbedAws aws) {
    return CommandProcess.in(
            directory,
            Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_LOGIN_CACHE_DIRECTORY", directory.toString()))
        .run("plan", "--profile", "jo");
  }

  private void cache(String content) throws IOException, GeneralSecurityException {
    var name = MessageDigest.getInstance("SHA-256").digest(SESSION.getBytes(UTF_8));
    Files.writeString(directory.resolve(HexFormat.of().formatHex(name) + ".json"), content);
  }

  private static String token(Instant expiry) throws GeneralSecurityException {
    return """
    {"accessToken": {"accessKeyId": "ASIA", "secretAccessKey": "HUSH", "sessionToken": "HUSH",
                     "accountId": "123456789012", "expiresAt": "%s"},
     "tokenType": "aws_sigv4", "clientId": "arn:aws:signin:::devtools/same-device",
     "refreshToken": "HUSH", "dpopKey": "-----BEGIN EC PRIVATE KEY-----\\n%s\\n-----END EC PRIVATE KEY-----"}
    """
        .formatted(expiry, Base64.getEncoder().encodeToString(ecKey()));
  }

  private static byte[] ecKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return ByteBuffer.allocate(EC_KEY.length + ON_P_256.length + 3 * 32)
        .put(EC_KEY)
        .put(bytes(((ECPrivateKey) pair.getPrivate()).getS().toByteArray()))
        .put(ON_P_256)
        .put(bytes(point.getAffineX().toByteArray()))
        .put(bytes(point.getAffineY().toByteArray()))
        .array();
  }

  /** A number in 32 bytes, whatever sign or zeros were before it. */
  private static byte[] bytes(byte[] number) {
    var bytes = new byte[32];
    var length = Math.min(number.length, 32);
    System.arraycopy(
        Arrays.copyOfRange(number, number.length - length, number.length),
        0,
        bytes,
        32 - length,
        length);
    return bytes;
  }
}
