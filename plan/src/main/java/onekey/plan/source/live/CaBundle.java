package onekey.plan.source.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import onekey.plan.output.CommandFailedException;
import software.amazon.awssdk.profiles.Profile;

/**
 * The authorities whose certificates are trusted, in the place of those that Java brings.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html">ca_bundle</a>
 */
final class CaBundle {

  private static final String VARIABLE = "AWS_CA_BUNDLE";

  private CaBundle() {}

  /**
   * Returns what makes connections that trust the file of {@code AWS_CA_BUNDLE}, else that of the
   * profile's {@code ca_bundle}, else what Java trusts.
   *
   * @throws CommandFailedException naming the setting, if the file holds no certificates
   */
  static SSLSocketFactory sockets(Map<String, String> environment, Optional<Profile> profile) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(file -> !file.isEmpty())
        .map(file -> trusting(VARIABLE, file))
        .or(
            () ->
                profile.flatMap(
                    found ->
                        found
                            .property("ca_bundle")
                            .map(file -> trusting("ca_bundle of profile " + found.name(), file))))
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static SSLSocketFactory trusting(String setting, String file) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities(Path.of(file)));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | InvalidPathException | CertificateException _) {
      throw AwsSetting.refused(
          setting, file, "a file that can be read and holds certificates in PEM");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS.", e);
    }
  }

  private static KeyStore authorities(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var pem = Files.newInputStream(file)) {
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
    }
    if (store.size() == 0) {
      throw new CertificateException("There is none.");
    }
    return store;
  }
}
