package onekey.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The context of an invocation that begins now. Keeps what the handler logs. */
final class LambdaContext implements Context {

  private static final int MEMORY_MEGABYTES = 512;

  private final String functionName;
  private final String functionArn;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final long began;
  private final String requestId = UUID.randomUUID().toString();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LambdaContext(String functionName, String functionArn, Duration timeout, LongSupplier nanoTime) {
    this.functionName = functionName;
    this.functionArn = functionArn;
    this.timeout = timeout;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + functionName;
  }

  @Override
  public String getLogStreamName() {
    return "sandbox";
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return functionArn;
  }

  // Lambda returns null unless a mobile application invoked the function.
  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  /** Returns the timeout less the real time since the beginning; 0 if that is over. */
  @Override
  public int getRemainingTimeInMillis() {
    var remaining = timeout.minusNanos(nanoTime.getAsLong() - began);
    return Math.toIntExact(Math.max(0, remaining.toMillis()));
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MEGABYTES;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        lines.add(Objects.toString(message));
      }

      @Override
      public void log(byte[] message) {
        lines.add(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
