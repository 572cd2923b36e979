package onekey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that is trusted only where it is given.
 *
 * @param pem the file with it
 * @param context what a server shows it with
 */
record TestCertificate(Path pem, SSLContext context) {

  /** A name that it is for, beside 127.0.0.1. */
  static final String HOST = "aws.example.invalid";

  private static final String PASSWORD = "password";

  /** Made once: keytool is a program of its own. */
  private static final TestCertificate ONE = another();

  /** Returns always the same. */
  static TestCertificate one() {
    return ONE;
  }

  /** Creates another by the JDK's keytool. */
  static TestCertificate another() {
    try {
      return in(Files.createTempDirectory(Path.of("target"), "certificate-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestCertificate in(Path directory) throws IOException, GeneralSecurityException {
    var keys = directory.resolve("keys.p12").toAbsolutePath();
    keytool(
        keys,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-ext",
        "san=ip:127.0.0.1,dns:" + HOST);
    var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var pem =
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(
                Base64.getMimeEncoder().encodeToString(store.getCertificate("test").getEncoded()));
    return new TestCertificate(
        Files.writeString(directory.resolve("certificate.pem").toAbsolutePath(), pem), context);
  }

  private static void keytool(Path keys, String... arguments) {
    var words =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    words.addAll(List.of(arguments));
    words.addAll(List.of("-alias", "test", "-keystore", keys.toString(), "-storepass", PASSWORD));
    try {
      var process = new ProcessBuilder(words).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
