package onekey.plan.source.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How AWS is reached.
 *
 * @param sockets what makes connections by TLS
 * @param proxies the proxies to go through
 * @param patience how long to wait
 */
record Network(SSLSocketFactory sockets, Proxies proxies, Patience patience)
    implements UrlConnectionFactory {

  /**
   * How a proxy may not ask for a password.
   *
   * @see <a
   *     href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html">Networking
   *     Properties</a>
   */
  private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  /**
   * How long to wait for AWS. A sign-in is tried four times by the SDK, so four times {@code
   * reading} must stay below a minute; and so must {@code silence} and the attempt under way then.
   *
   * @param connecting for a connection
   * @param reading for something to arrive
   * @param silence for any answer, over all attempts and calls
   */
  record Patience(Duration connecting, Duration reading, Duration silence) {

    static final Patience USUAL =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  static {
    // By default Java sends no password in the clear to a proxy. The AWS CLI does, and a password
    // in
    // the proxy's address is meant to be sent. Java reads this property once.
    if (System.getProperty(DISABLED_SCHEMES) == null) {
      System.setProperty(DISABLED_SCHEMES, "");
    }
  }

  /** Makes a client that goes this way. */
  SdkHttpClient client() {
    return UrlConnectionHttpClient.create(this);
  }

  @Override
  public HttpURLConnection createConnection(URI address) {
    try {
      var connection = open(address);
      if (connection instanceof HttpsURLConnection tls) {
        tls.setSSLSocketFactory(sockets);
      }
      connection.setConnectTimeout(Math.toIntExact(patience.connecting().toMillis()));
      connection.setReadTimeout(Math.toIntExact(patience.reading().toMillis()));
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpURLConnection open(URI address) throws IOException {
    var server = proxies.to(address);
    if (server.isEmpty()) {
      // Java's own properties may still name a proxy.
      return (HttpURLConnection) address.toURL().openConnection();
    }
    var connection = (HttpURLConnection) address.toURL().openConnection(server.get().proxy());
    server.get().user().ifPresent(connection::setAuthenticator);
    return connection;
  }
}
