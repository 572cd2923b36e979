package onekey.sandbox.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import onekey.sandbox.api.Json;

/**
 * Lambda's JSON for an exception of a Java handler.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">AWS Lambda
 *     function errors in Java</a>
 */
final class FunctionError {

  private FunctionError() {}

  static String of(Throwable thrown) {
    return describe(thrown).toString();
  }

  private static ObjectNode describe(Throwable thrown) {
    var error =
        Json.object()
            .put("errorMessage", String.valueOf(thrown.getMessage()))
            .put("errorType", thrown.getClass().getName());
    var frames = error.putArray("stackTrace");
    Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).forEach(frames::add);
    Optional.ofNullable(thrown.getCause()).ifPresent(cause -> error.set("cause", describe(cause)));
    return error;
  }
}
