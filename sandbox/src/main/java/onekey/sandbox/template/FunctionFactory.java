package onekey.sandbox.template;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import onekey.rule.aws.AwsClients;

/** Makes the handler of a function, as Lambda's start of a container does. */
@FunctionalInterface
interface FunctionFactory {

  /**
   * Makes a handler.
   *
   * @param clients call the sandbox as the function's role
   * @param environment the function's environment variables
   */
  RequestHandler<?, ?> make(AwsClients clients, Map<String, String> environment);
}
