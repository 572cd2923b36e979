package onekey.plan.source.live;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import onekey.plan.output.CommandFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to an address, by the same variables and rules as those of the AWS CLI.
 *
 * @param https the proxy to addresses that begin with {@code https}
 * @param http the proxy to addresses that begin with {@code http}
 * @param without {@code NO_PROXY}: hosts and the ends of their names, between commas; or {@code *}
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html">Using an
 *     HTTP proxy for the AWS CLI</a>
 */
record Proxies(Optional<Server> https, Optional<Server> http, String without) {

  private static final int USUAL_PORT = 80;

  /**
   * A proxy.
   *
   * @param user supplies user name and password to a proxy that requires them
   */
  record Server(Proxy proxy, Optional<Authenticator> user) {}

  /**
   * Tells name and password once. Java keeps them if they are right, for all connections of one
   * authenticator; else it would ask again and again, until the account of the proxy is locked.
   */
  private static final class Once extends Authenticator {

    private final AtomicReference<@Nullable PasswordAuthentication> user;

    Once(PasswordAuthentication user) {
      this.user = new AtomicReference<>(user);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY ? user.getAndSet(null) : null;
    }
  }

  /**
   * Reads the variables. The lower case wins.
   *
   * @throws CommandFailedException naming the variable, if a value is no address of a proxy
   */
  static Proxies of(Map<String, String> environment) {
    return new Proxies(
        variable(environment, "https_proxy").map(Proxies::server),
        variable(environment, "http_proxy").map(Proxies::server),
        variable(environment, "no_proxy").map(Map.Entry::getValue).orElse(""));
  }

  /** Returns the proxy to this address; empty for a direct way. */
  Optional<Server> to(URI address) {
    return isWithout(address)
        ? Optional.empty()
        : "https".equalsIgnoreCase(address.getScheme()) ? https : http;
  }

  private static Optional<Map.Entry<String, String>> variable(
      Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .filter(environment::containsKey)
        .findFirst()
        .map(found -> Map.entry(found, environment.getOrDefault(found, "").strip()))
        .filter(variable -> !variable.getValue().isEmpty());
  }

  private static Server server(Map.Entry<String, String> variable) {
    var value = variable.getValue();
    try {
      var address = new URI(withScheme(value));
      if ("http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) {
        return new Server(
            new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(
                    address.getHost(), address.getPort() < 0 ? USUAL_PORT : address.getPort())),
            Optional.ofNullable(address.getUserInfo())
                .filter(user -> user.contains(":"))
                .map(Proxies::user));
      }
    } catch (URISyntaxException | IllegalArgumentException _) {
      // Refused below.
    }
    throw AwsSetting.refused(
        variable.getKey(),
        value,
        "http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with signs such as @ in a password"
            + " written as %40. A proxy that is itself called by https cannot be used");
  }

  private static String withScheme(String value) {
    if (value.startsWith("//")) {
      return "http:" + value;
    }
    return value.contains("://") ? value : "http://" + value;
  }

  private static Authenticator user(String nameAndPassword) {
    var parts = nameAndPassword.split(":", 2);
    return new Once(new PasswordAuthentication(parts[0], parts[1].toCharArray()));
  }

  private boolean isWithout(URI address) {
    var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return without.equals("*")
        || Stream.of(without.split(",", -1))
            .map(name -> name.strip().replaceFirst("^\\.+", "").toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .anyMatch(
                name ->
                    Stream.of(host, host + ":" + address.getPort())
                        .anyMatch(called -> called.equals(name) || called.endsWith("." + name)));
  }
}
