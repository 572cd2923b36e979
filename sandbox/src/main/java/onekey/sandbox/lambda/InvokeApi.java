package onekey.sandbox.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * Lambda's {@code Invoke}, under the name of its permission, {@code InvokeFunction}. Only runbooks
 * call it, within the sandbox, so no wire protocol offers it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public final class InvokeApi implements Service {

  private final LambdaService functions;
  private final Account account;

  /** Creates the API for these functions. */
  public InvokeApi(LambdaService functions, Account account) {
    this.functions = functions;
    this.account = account;
  }

  @Override
  public String prefix() {
    return "lambda";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "InvokeFunction", Action.on(this::functionArn, this::invoke, "FunctionName", "Payload"));
  }

  private ObjectNode invoke(ApiCall call) {
    var arn = functionArn(call);
    if (!functions.has(arn)) {
      throw new ApiException(404, "ResourceNotFoundException", "Function not found: " + arn);
    }
    var invocation = functions.invoke(arn, call.parameters().path("Payload").toString());
    var answer = Json.object().put("StatusCode", 200);
    switch (invocation.outcome()) {
      case Invocation.Outcome.Answered(var payload) -> answer.set("Payload", Json.parse(payload));
      case Invocation.Outcome.Failed(var payload, var _) ->
          answer.put("FunctionError", "Unhandled").set("Payload", Json.parse(payload));
    }
    return answer;
  }

  /** Accepts the name or the ARN of a function. */
  private String functionArn(ApiCall call) {
    var parameters = Parameters.of(call);
    var name =
        parameters.text("FunctionName", 1, 256).orElseThrow(parameters.missing("FunctionName"));
    return name.startsWith("arn:") ? name : account.functionArn(name);
  }
}
