package onekey.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What answers in the place of AWS, or between. Counts who comes. */
final class SocketServer implements AutoCloseable {

  private final ServerSocket listening;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @FunctionalInterface
  private interface Conversation {
    void with(Socket caller) throws IOException;
  }

  private SocketServer(ServerSocketFactory sockets) {
    try {
      listening = sockets.createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SocketServer holding(Conversation conversation) {
    threads.execute(() -> accept(conversation));
    return this;
  }

  /** Shows a certificate, and says nothing more. */
  static SocketServer of(SSLContext context) {
    return new SocketServer(context.getServerSocketFactory())
        .holding(caller -> ((SSLSocket) caller).startHandshake());
  }

  /** Takes every connection, and never says anything. */
  static SocketServer silent() {
    return new SocketServer(ServerSocketFactory.getDefault())
        .holding(caller -> caller.getInputStream().transferTo(OutputStream.nullOutputStream()));
  }

  /** Says the same to everybody. */
  static SocketServer answering(String text) {
    var server = new SocketServer(ServerSocketFactory.getDefault());
    return server.holding(
        caller -> {
          server.headOf(caller);
          say(caller, text);
        });
  }

  /** Connects everybody who asks for a tunnel to this address, whatever they ask for. */
  static SocketServer proxyTo(URI address) {
    return proxyTo(address, "");
  }

  /**
   * Connects those who show a password.
   *
   * @param authorization what their header must hold
   */
  static SocketServer proxyTo(URI address, String authorization) {
    var server = new SocketServer(ServerSocketFactory.getDefault());
    return server.holding(
        caller -> {
          var head = server.headOf(caller);
          if (!head.contains(authorization)) {
            say(
                caller,
                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
          }
          try (var called = new Socket(address.getHost(), address.getPort())) {
            say(caller, "HTTP/1.1 200 OK\r\n\r\n");
            server.threads.execute(() -> talk(_ -> pass(called, caller), caller));
            pass(caller, called);
          }
        });
  }

  int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** Returns what was asked, with its headers. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private void accept(Conversation conversation) {
    try {
      while (true) {
        var caller = listening.accept();
        connections.incrementAndGet();
        threads.execute(() -> talk(conversation, caller));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private static void talk(Conversation conversation, Socket caller) {
    try (caller) {
      conversation.with(caller);
    } catch (IOException _) {
      // The caller has gone, or does not trust.
    }
  }

  private String headOf(Socket caller) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = caller.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    heads.add(head.toString());
    return head.toString();
  }

  private static void say(Socket caller, String text) throws IOException {
    caller.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static void pass(Socket from, Socket to) throws IOException {
    from.getInputStream().transferTo(to.getOutputStream());
    to.shutdownOutput();
  }
}
