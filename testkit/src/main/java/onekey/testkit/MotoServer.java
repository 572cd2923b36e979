package onekey.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * moto's stand-in for AWS, as a process of its own, with what {@code
 * moto_server_with_more_resources.py} adds.
 *
 * <p>It listens on the name localhost, because the CDK puts the name of a bucket before the name of
 * the host, which an address cannot have.
 *
 * @see <a href="https://docs.getmoto.org/en/latest/docs/server_mode.html">moto's server mode</a>
 */
public final class MotoServer implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Process calls;
  private final Map<String, String> environment;

  /** Starts a server that writes to this log. {@code bin} is what {@link Tools#python} returned. */
  public MotoServer(Path bin, Path log) {
    var port = freePort();
    this.environment =
        Map.of(
            "AWS_ENDPOINT_URL", "http://localhost:" + port,
            "AWS_ACCESS_KEY_ID", "testing",
            "AWS_SECRET_ACCESS_KEY", "testing",
            "AWS_REGION", "eu-west-1",
            "AWS_DEFAULT_REGION", "eu-west-1",
            // No profiles of this machine, and no waiting for an instance role.
            "AWS_CONFIG_FILE", "none",
            "AWS_SHARED_CREDENTIALS_FILE", "none",
            "AWS_EC2_METADATA_DISABLED", "true");
    try {
      this.process =
          new ProcessBuilder(
                  bin.resolve("python").toString(),
                  script("moto_server_with_more_resources.py"),
                  "-H",
                  "127.0.0.1",
                  "-p",
                  "" + port)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      awaitListening(port, log);
      var caller = new ProcessBuilder(bin.resolve("python").toString(), script("call_aws.py"));
      caller.environment().putAll(environment);
      this.calls = caller.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program needs in its environment to talk to this server. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Makes one call, as boto3 names it, and returns the answer. */
  public JsonNode call(String service, String operation, Map<String, ?> parameters) {
    return call(List.of(service, operation, parameters));
  }

  /** Makes one call in another account of the organization, as an administrator of it. */
  public JsonNode callIn(
      String account, String service, String operation, Map<String, ?> parameters) {
    return call(List.of(service, operation, parameters, account));
  }

  private synchronized JsonNode call(List<Object> call) {
    try {
      var line = JSON.writeValueAsString(call);
      calls.outputWriter().append(line).append('\n').flush();
      var result = JSON.readTree(calls.inputReader().readLine());
      if (result.has("error")) {
        throw new AssertionError(line + ": " + result.get("error").asText());
      }
      return result.get("answer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the stack has of one type: the physical ids. */
  public List<String> physicalIds(String stack, String type) {
    return physicalIds(stack, resource -> resource.path("ResourceType").asText().equals(type));
  }

  /** Returns the physical id of the only resource whose logical id starts so. */
  public String physicalId(String stack, String logicalIdPrefix) {
    var ids =
        physicalIds(
            stack,
            resource -> resource.path("LogicalResourceId").asText().startsWith(logicalIdPrefix));
    if (ids.size() != 1) {
      throw new IllegalStateException("Not one resource is " + logicalIdPrefix + ": " + ids);
    }
    return ids.getFirst();
  }

  private List<String> physicalIds(String stack, Predicate<JsonNode> wanted) {
    var ids = new ArrayList<String>();
    call("cloudformation", "describe_stack_resources", Map.of("StackName", stack))
        .get("StackResources")
        .forEach(
            resource -> {
              if (wanted.test(resource)) {
                ids.add(resource.path("PhysicalResourceId").asText());
              }
            });
    return ids;
  }

  @Override
  public void close() {
    calls.destroy();
    process.destroy();
  }

  private static String script(String name) {
    return Tools.PYTHON.resolve(name).toString();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening(int port, Path log) {
    var deadline = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException _) {
        pause();
      }
    }
    process.destroy();
    throw new AssertionError("moto does not start; see " + log);
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
