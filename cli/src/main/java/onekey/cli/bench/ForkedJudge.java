package onekey.cli.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;

/** Hands the event of the sandbox to a {@link JudgeProcess} and waits for it. */
final class ForkedJudge implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  static final Principal PRINCIPAL = Principal.role("onekey-judge");

  private static final JsonMapper JSON = new JsonMapper();

  private final Sandbox sandbox;
  private final Retries retries;
  private final int heapMegabytes;
  private Optional<JudgeUsage> usage = Optional.empty();

  ForkedJudge(Sandbox sandbox, Retries retries, int heapMegabytes) {
    this.sandbox = sandbox;
    this.retries = retries;
    this.heapMegabytes = heapMegabytes;
  }

  /** Returns what the last run took; empty if it ended before it could say. */
  Optional<JudgeUsage> usage() {
    return usage;
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    usage = Optional.empty();
    try {
      var process = start();
      try (var input = process.getOutputStream()) {
        JSON.writeValue(input, event);
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      var exitCode = process.waitFor();
      if (!output.isBlank()) {
        usage = Optional.of(JSON.readValue(output, JudgeUsage.class));
      }
      if (exitCode != 0) {
        throw new IllegalStateException(errors.strip());
      }
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the judge was running.", e);
    }
  }

  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            JudgeProcess.class.getName(),
            retries.name());
    var credentials = sandbox.credentials(PRINCIPAL).resolveCredentials();
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                "AWS_REGION", sandbox.settings().region().id(),
                "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey()));
    // A person's own settings must not find their way into the measurement.
    builder
        .environment()
        .keySet()
        .removeAll(
            Set.of("AWS_PROFILE", "AWS_SESSION_TOKEN", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }
}
