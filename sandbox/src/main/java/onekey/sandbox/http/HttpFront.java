package onekey.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.http.WireProtocol.Response;
import software.amazon.awssdk.core.SdkBytes;

/** An HTTP server on a free port of {@code 127.0.0.1}. Keeps connections open. */
public final class HttpFront implements AutoCloseable {

  static {
    // The JDK's server reads these once. Without the first, each answer waits 40 ms for the client
    // to acknowledge the headers. Without the second, it drops idle connections beyond 200.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
  }

  private final Wire wire;
  private final PrincipalRegistry principals;
  private final CallLog log;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  // The client's port identifies a connection: it is not reused soon.
  private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();

  private HttpFront(Wire wire, PrincipalRegistry principals, CallLog log) throws IOException {
    this.wire = wire;
    this.principals = principals;
    this.log = log;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /**
   * Starts the server.
   *
   * @param principals finds the principal that signed a request
   */
  public static HttpFront start(Wire wire, PrincipalRegistry principals, CallLog log) {
    try {
      var front = new HttpFront(wire, principals, log);
      front.server.createContext("/", front::handle);
      front.server.setExecutor(front.executor);
      front.server.start();
      return front;
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot listen on 127.0.0.1.", e);
    }
  }

  /** Returns its URL. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (clientPorts.add(exchange.getRemoteAddress().getPort())) {
        log.addConnection();
      }
      var body = SdkBytes.fromInputStream(exchange.getRequestBody());
      send(
          exchange,
          wire.answer(
              header(exchange, "Authorization")
                  .flatMap(authorization -> signer(exchange, authorization)),
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              header(exchange, "X-Amz-Target"),
              body));
    }
  }

  private Optional<Caller> signer(HttpExchange exchange, String authorization) {
    return principals.signer(
        authorization,
        header(exchange, "User-Agent").orElse(""),
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    var body = response.body().asByteArrayUnsafe();
    exchange.sendResponseHeaders(response.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
