package onekey.plan.source.live;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Says what the SDK sends and what it is answered, attempt by attempt, also of the calls by which
 * it signs in.
 *
 * <p>Not the log of the SDK itself: that names no operation, and what it quotes of requests and of
 * failures may hold session tokens. Here no header but the request id is looked at, no query, no
 * body and no message of a failure.
 *
 * <p>The SDK makes one of these for each of its clients, by the file {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/using-execution-interceptors.html">Using
 *     execution interceptors</a>
 */
public final class RequestLog implements ExecutionInterceptor {

  private static final ExecutionAttribute<Attempt> ATTEMPT =
      new ExecutionAttribute<>("OneKeyAttempt");

  /** Of the whole process, as the file is. */
  private static volatile Optional<Consumer<String>> reader = Optional.empty();

  private record Attempt(int number, long begun) {}

  /** The log while somebody reads it. */
  @FunctionalInterface
  public interface Open extends AutoCloseable {
    /** Ends it. */
    @Override
    void close();
  }

  /** Hands each line to a reader, by several threads at once, until it is closed. */
  public static Open to(Consumer<String> other) {
    reader = Optional.of(other);
    return () -> reader = Optional.empty();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    if (reader.isEmpty()) {
      return;
    }
    var number = call.getOptionalAttribute(ATTEMPT).map(earlier -> earlier.number() + 1).orElse(1);
    call.putAttribute(ATTEMPT, new Attempt(number, System.nanoTime()));
    var request = context.httpRequest();
    say(
        call,
        "%s %s://%s%s%s"
            .formatted(
                request.method(),
                request.protocol(),
                request.host(),
                SdkHttpUtils.isUsingStandardPort(request.protocol(), request.port())
                    ? ""
                    : ":" + request.port(),
                request.encodedPath()));
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    if (reader.isEmpty()) {
      return;
    }
    var response = context.httpResponse();
    say(
        call,
        "status %d in %d ms%s"
            .formatted(
                response.statusCode(),
                milliseconds(call),
                response
                    .firstMatchingHeader("x-amzn-requestid")
                    .or(() -> response.firstMatchingHeader("x-amz-request-id"))
                    .map(id -> ", request id " + id)
                    .orElse("")));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes call) {
    if (reader.isPresent()) {
      say(
          call,
          "given up after %d ms: %s".formatted(milliseconds(call), kind(context.exception())));
    }
  }

  /** The error code of AWS; otherwise the types of the exceptions, never their messages. */
  private static String kind(Throwable failure) {
    if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      return String.valueOf(answer.awsErrorDetails().errorCode());
    }
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(cause -> cause.getClass().getSimpleName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static long milliseconds(ExecutionAttributes call) {
    return call.getOptionalAttribute(ATTEMPT)
        .map(attempt -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - attempt.begun()))
        .orElse(0L);
  }

  private static void say(ExecutionAttributes call, String what) {
    var line =
        "%s:%s, attempt %d: %s"
            .formatted(
                call.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT),
                call.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                call.getOptionalAttribute(ATTEMPT).map(Attempt::number).orElse(0),
                what);
    reader.ifPresent(open -> open.accept(line));
  }
}
