package onekey.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.api.Account;

/** The account's Lambda functions. */
public final class LambdaService {

  private final Account account;
  private final Map<String, LambdaFunction> functionsByArn = new ConcurrentHashMap<>();

  /** An account without functions. */
  public LambdaService(Account account) {
    this.account = account;
  }

  /**
   * Adds a function, or replaces the one of this name.
   *
   * @param handler a handler whose class names its input and output type, as Lambda needs it
   * @return the function's ARN
   * @throws IllegalArgumentException if the class does not name its types
   */
  public String register(String functionName, RequestHandler<?, ?> handler) {
    var arn = account.functionArn(functionName);
    functionsByArn.put(arn, new LambdaFunction(functionName, arn, handler));
    return arn;
  }

  /** Deletes a function. Nothing happens if it is not there. */
  public void delete(String functionArn) {
    functionsByArn.remove(functionArn);
  }

  /** Returns whether there is a function of this ARN. */
  public boolean knows(String functionArn) {
    return functionsByArn.containsKey(functionArn);
  }

  /**
   * Invokes a function and waits for it. What the handler throws is an outcome.
   *
   * @param event the event, JSON
   * @throws IllegalArgumentException if there is no such function
   */
  public Invocation invoke(String functionArn, String event) {
    return Optional.ofNullable(functionsByArn.get(functionArn))
        .orElseThrow(() -> new IllegalArgumentException("There is no function " + functionArn))
        .invoke(event);
  }
}
