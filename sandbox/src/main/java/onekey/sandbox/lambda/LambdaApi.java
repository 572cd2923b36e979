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
 * AWS Lambda's API: {@code Invoke}, under the name of its permission, {@code InvokeFunction}, which
 * only runbooks call; and what people read of functions and their event sources.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public final class LambdaApi implements Service {

  private final LambdaService functions;
  private final EventSources sources;
  private final Account account;

  /** Creates the API for these functions. */
  public LambdaApi(LambdaService functions, EventSources sources, Account account) {
    this.functions = functions;
    this.sources = sources;
    this.account = account;
  }

  @Override
  public String prefix() {
    return "lambda";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "InvokeFunction", Action.on(this::functionArn, this::invoke, "FunctionName", "Payload"),
        "GetFunctionConfiguration",
            Action.on(this::functionArn, this::configuration, "FunctionName"),
        "GetEventSourceMapping", Action.on(this::mappingArn, this::mapping, "UUID"));
  }

  private ObjectNode configuration(ApiCall call) {
    var arn = functionArn(call);
    requireFunction(arn);
    return Json.object()
        .put("FunctionName", arn.substring(arn.lastIndexOf(':') + 1))
        .put("FunctionArn", arn)
        .put("State", "Active")
        .put("LastUpdateStatus", "Successful")
        .put("Timeout", functions.timeout(arn).toSeconds());
  }

  private ObjectNode mapping(ApiCall call) {
    var id = id(call);
    return sources
        .isEnabled(id)
        .map(
            enabled -> Json.object().put("UUID", id).put("State", enabled ? "Enabled" : "Disabled"))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "ResourceNotFoundException",
                    "The resource you requested does not exist."));
  }

  private String mappingArn(ApiCall call) {
    return account.arn("lambda", "event-source-mapping:" + id(call));
  }

  private static String id(ApiCall call) {
    return call.parameter("UUID").orElseThrow(Parameters.of(call).missing("UUID"));
  }

  private void requireFunction(String arn) {
    if (!functions.has(arn)) {
      throw new ApiException(404, "ResourceNotFoundException", "Function not found: " + arn);
    }
  }

  private ObjectNode invoke(ApiCall call) {
    var arn = functionArn(call);
    requireFunction(arn);
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
