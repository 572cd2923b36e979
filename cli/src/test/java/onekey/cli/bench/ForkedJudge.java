package onekey.cli.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;

/** Hands the event of the sandbox to a {@link JudgeProcess} and waits for it. */
final class ForkedJudge implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  static final Principal PRINCIPAL = Principal.role("onekey-judge");

  private static final JsonMapper JSON = new JsonMapper();

  private final Sandbox sandbox;
  private final Retries retries;
  private final int heapMegabytes;
  private Optional<ProcessUsage> usage = Optional.empty();

  ForkedJudge(Sandbox sandbox, Retries retries, int heapMegabytes) {
    this.sandbox = sandbox;
    this.retries = retries;
    this.heapMegabytes = heapMegabytes;
  }

  /** Returns what the last run took; empty if it ended before it could say. */
  Optional<ProcessUsage> usage() {
    return usage;
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    usage = Optional.empty();
    try {
      var process =
          MeasuredJvm.start(
              MeasuredJvm.environment(sandbox, PRINCIPAL),
              heapMegabytes,
              JudgeProcess.class,
              List.of(retries.name()));
      try (var input = process.getOutputStream()) {
        JSON.writeValue(input, event);
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      var exitCode = process.waitFor();
      if (!output.isBlank()) {
        usage = Optional.of(JSON.readValue(output, ProcessUsage.class));
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
}
