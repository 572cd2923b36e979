package onekey.cli.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import onekey.rule.JudgeHandler;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The process that judges: makes the handler as Lambda does, gives it the event from standard
 * input, and writes {@link ProcessUsage} to standard output. Ends with 1 if the handler throws.
 */
final class JudgeProcess {

  /** Standard output belongs to the measurement. */
  private static final LambdaLogger LOG =
      new LambdaLogger() {
        @Override
        public void log(String message) {
          System.err.println(message);
        }

        @Override
        public void log(byte[] message) {
          log(new String(message, StandardCharsets.UTF_8));
        }
      };

  /** In milliseconds: the timeout of the function. */
  private static final int FIFTEEN_MINUTES = 900_000;

  private JudgeProcess() {}

  /** Takes the name of a {@link Retries}. */
  public static void main(String... arguments) throws IOException {
    var retries = Retries.valueOf(arguments[0]);
    var event = new JsonMapper().readValue(System.in, new TypeReference<Map<String, Object>>() {});
    var handler = retries.sdkStrategy().map(JudgeProcess::compared).orElseGet(JudgeHandler::new);
    var started = System.nanoTime();
    try {
      handler.handleRequest(event, lambdaContext());
      print(started);
    } catch (RuntimeException e) {
      print(started);
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static JudgeHandler compared(RetryStrategy iamRetries) {
    return new JudgeHandler(
        AwsClients.at(
            URI.create(System.getenv("AWS_ENDPOINT_URL")),
            EnvironmentVariableCredentialsProvider.create(),
            Region.of(System.getenv("AWS_REGION")),
            iamRetries),
        System.getenv());
  }

  /** The judge asks how much time is left; if it ever asks something else, this fails loudly. */
  private static Context lambdaContext() {
    return (Context)
        Proxy.newProxyInstance(
            JudgeProcess.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> {
              return switch (method.getName()) {
                case "getLogger" -> LOG;
                case "getRemainingTimeInMillis" -> FIFTEEN_MINUTES;
                case String other -> throw new UnsupportedOperationException(other);
              };
            });
  }

  private static void print(long started) throws IOException {
    System.out.println(new JsonMapper().writeValueAsString(ProcessUsage.since(started)));
    System.out.flush();
  }
}
