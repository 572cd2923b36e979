package onekey.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A function: a handler, with the serializers that Lambda chooses for its input and output type.
 *
 * @see <a href="https://github.com/aws/aws-lambda-java-libs">AWS Lambda Java support libraries</a>
 */
final class LambdaFunction {

  /**
   * The longest timeout.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html">Configure
   *     Lambda function timeout</a>
   */
  static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);

  private final String name;
  private final String arn;
  private final Supplier<? extends RequestHandler<?, ?>> handlers;
  private final List<RequestHandler<Object, Object>> environments = new ArrayList<>();
  private final PojoSerializer<Object> input;
  private final PojoSerializer<Object> output;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile Duration timeout = LONGEST_TIMEOUT;

  LambdaFunction(String name, String arn, Supplier<? extends RequestHandler<?, ?>> handlers) {
    this.name = name;
    this.arn = arn;
    this.handlers = handlers;
    var types = typesOf(environment(0).getClass());
    this.input = serializerOf(types[0]);
    this.output = serializerOf(types[1]);
  }

  String name() {
    return name;
  }

  Duration timeout() {
    return timeout;
  }

  void setTimeout(Duration other) {
    if (!other.isPositive() || other.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "The timeout of function %s is %s: it must be more than 0 and at most %s."
              .formatted(name, other, LONGEST_TIMEOUT));
    }
    timeout = other;
  }

  List<String> log() {
    return List.copyOf(log);
  }

  /** Invokes the handler of an execution environment, which is started if it is new. */
  Invocation invoke(String event, int environment) {
    return new Invocation(arn, event, outcomeOf(event, environment(environment)));
  }

  @SuppressWarnings("unchecked")
  private RequestHandler<Object, Object> environment(int number) {
    synchronized (environments) {
      while (environments.size() <= number) {
        environments.add((RequestHandler<Object, Object>) handlers.get());
      }
      return environments.get(number);
    }
  }

  // Lambda answers with whatever the handler throws.
  @SuppressWarnings("CatchingUnchecked")
  private Invocation.Outcome outcomeOf(String event, RequestHandler<Object, Object> handler) {
    var context = new LambdaContext(name, arn, timeout, System::nanoTime);
    try {
      var argument =
          input.fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
      var result = handler.handleRequest(argument, context);
      var bytes = new ByteArrayOutputStream();
      output.toJson(result, bytes);
      return new Invocation.Outcome.Answered(bytes.toString(StandardCharsets.UTF_8));
    } catch (Exception | StackOverflowError e) {
      return new Invocation.Outcome.Failed(FunctionError.of(e), e);
    } finally {
      log.addAll(context.lines());
    }
  }

  private static Type[] typesOf(Class<?> handlerClass) {
    return Arrays.stream(handlerClass.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType().equals(RequestHandler.class))
        .map(ParameterizedType::getActualTypeArguments)
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must implement RequestHandler<Input, Output> as a class, not as a lambda expression, so that its types can be read."
                        .formatted(handlerClass.getName())));
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializerOf(Type type) {
    if (type instanceof Class<?> eventClass
        && LambdaEventSerializers.isLambdaSupportedEvent(eventClass.getName())) {
      return LambdaEventSerializers.serializerFor(
          (Class<Object>) eventClass, LambdaFunction.class.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
