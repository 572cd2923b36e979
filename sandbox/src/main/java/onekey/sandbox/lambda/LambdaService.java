package onekey.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import onekey.sandbox.api.Account;
import onekey.sandbox.cloudwatch.Metrics;

/** The account's Lambda functions. */
public final class LambdaService {

  private final Account account;
  private final Metrics metrics;
  private final Map<String, LambdaFunction> functionsByArn = new ConcurrentHashMap<>();

  /**
   * Creates an account without functions.
   *
   * @param metrics what is told of each invocation
   */
  public LambdaService(Account account, Metrics metrics) {
    this.account = account;
    this.metrics = metrics;
  }

  /**
   * Adds a function with a timeout of 15 minutes, or replaces the one of this name.
   *
   * @param handler a handler whose class declares its input and output type, as Lambda needs it
   * @return the function's ARN
   * @throws IllegalArgumentException if the class does not declare its types
   */
  public String register(String functionName, RequestHandler<?, ?> handler) {
    return register(functionName, () -> handler);
  }

  /**
   * Adds or replaces a function in the same way.
   *
   * @param handlers makes the handler of each execution environment
   */
  public String register(String functionName, Supplier<? extends RequestHandler<?, ?>> handlers) {
    var arn = account.functionArn(functionName);
    functionsByArn.put(arn, new LambdaFunction(functionName, arn, handlers));
    return arn;
  }

  /**
   * Sets the timeout, from which a function learns how much time remains. A function that takes
   * longer is not stopped.
   *
   * @param timeout more than 0, at most 15 minutes; also less than the second that AWS allows
   * @throws IllegalArgumentException if it is not, or if there is no such function
   */
  public void setTimeout(String functionArn, Duration timeout) {
    require(functionArn).setTimeout(timeout);
  }

  /**
   * Returns the timeout.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public Duration timeout(String functionArn) {
    return require(functionArn).timeout();
  }

  /**
   * Returns the lines that the function has logged in all invocations.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public List<String> log(String functionArn) {
    return require(functionArn).log();
  }

  /** Deletes a function, if it exists. */
  public void delete(String functionArn) {
    functionsByArn.remove(functionArn);
  }

  /** Returns whether there is a function of this ARN. */
  public boolean has(String functionArn) {
    return functionsByArn.containsKey(functionArn);
  }

  /**
   * Invokes a function and waits for it. If the handler throws, that is the outcome.
   *
   * @param event the event, JSON
   * @throws IllegalArgumentException if there is no such function
   */
  public Invocation invoke(String functionArn, String event) {
    return invoke(functionArn, event, 0);
  }

  /**
   * Invokes a function in one of its execution environments, which has a handler of its own.
   *
   * @param environment the number of the environment, from 0
   */
  Invocation invoke(String functionArn, String event, int environment) {
    var function = require(functionArn);
    var invocation = function.invoke(event, environment);
    metrics.invoked(function.name(), !invocation.succeeded());
    return invocation;
  }

  private LambdaFunction require(String functionArn) {
    return Optional.ofNullable(functionsByArn.get(functionArn))
        .orElseThrow(
            () -> new IllegalArgumentException("There is no function %s.".formatted(functionArn)));
  }
}
