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
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that nobody but its owner trusts.
 *
 * @param pem the file with it
 * @param context what a server shows it with
 */
record TestCertificate(Path pem, SSLContext context) {

  /** A name that it is for, beside 127.0.0.1. */
  static final String HOST = "aws.example.invalid";

  private static final String PASSWORD = "password";

  /** Makes one by the JDK's keytool. */
  static TestCertificate in(Path directory) {
    var keys = directory.resolve("keys.p12");
    var pem = directory.resolve("certificate.pem");
    keytool(
        keys,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-ext",
        "san=ip:127.0.0.1,dns:" + HOST);
    keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
    try (var stored = Files.newInputStream(keys)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(stored, PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new TestCertificate(pem, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
