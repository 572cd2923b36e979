package onekey.sandbox.template;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import onekey.rule.aws.AwsClients;

/** Creates the handler of a function, as Lambda does when it starts an execution environment. */
@FunctionalInterface
interface FunctionFactory {

  /**
   * Creates a handler.
   *
   * @param clients clients that call the sandbox with the function's role
   * @param environment the function's environment variables
   */
  RequestHandler<?, ?> make(AwsClients clients, Map<String, String> environment);
}
