package onekey.sandbox.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;

/** The account's Lambda functions. */
@SuppressWarnings("DoNotCallSuggester")
public final class LambdaService {

  /**
   * Adds a function, or replaces the one of this name.
   *
   * @param handler a handler whose class names its input and output type, as Lambda needs it
   * @return the function's ARN
   */
  public String register(String functionName, RequestHandler<?, ?> handler) {
    throw new UnsupportedOperationException(functionName + handler);
  }

  /**
   * Invokes a function and waits for it.
   *
   * @param event the event, JSON
   */
  public Invocation invoke(String functionArn, String event) {
    throw new UnsupportedOperationException(functionArn + event);
  }
}
