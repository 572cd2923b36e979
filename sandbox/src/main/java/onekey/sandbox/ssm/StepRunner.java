package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiCaller;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.ssm.AutomationReadings.FunctionError;

/**
 * Runs a step whose references are replaced. Its calls go through the gateway, like all others.
 *
 * @param caller carries out calls
 * @param role the role that makes the calls
 * @param readings what Automation does where AWS does not document it
 */
record StepRunner(ApiCaller caller, Principal role, AutomationReadings readings) {

  private static final String REQUEST_RESPONSE = "RequestResponse";

  private static final Set<String> SERVICES =
      Set.of("iam", "config", "scheduler", "sns", "ssm", "sts");

  /** Runs a step until it succeeds, as often as it says. */
  StepOutcome run(AutomationStep step, ObjectNode inputs) {
    var message = "";
    for (var number = 1; number <= step.maxAttempts(); number++) {
      try {
        return attempt(step, inputs);
      } catch (StepFailedException e) {
        message = e.reason();
      } catch (InvalidDocumentException e) {
        message = String.valueOf(e.getMessage());
      }
    }
    return new StepOutcome.Failed(message);
  }

  private StepOutcome attempt(AutomationStep step, ObjectNode inputs) {
    return switch (step.action()) {
      case INVOKE_LAMBDA_FUNCTION -> succeeded(invoke(inputs));
      case BRANCH ->
          new StepOutcome.Succeeded(Json.object(), Branch.parse(step.name(), inputs).choose());
      case EXECUTE_AWS_API -> succeeded(call(inputs));
      case ASSERT_AWS_RESOURCE_PROPERTY -> {
        assertProperty(inputs);
        yield succeeded(Json.object());
      }
      case UPDATE_VARIABLE -> succeeded(update(inputs));
    };
  }

  private static StepOutcome succeeded(JsonNode object) {
    return new StepOutcome.Succeeded(object, Optional.empty());
  }

  /**
   * Invokes a function.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html">aws:invokeLambdaFunction</a>
   */
  private JsonNode invoke(ObjectNode inputs) {
    var fields = fields(inputs, Set.of("FunctionName", "InvocationType", "InputPayload"));
    var invocationType = fields.optionalText("InvocationType").orElse(REQUEST_RESPONSE);
    if (!invocationType.equals(REQUEST_RESPONSE)) {
      throw new StepFailedException(
          "The sandbox does not support the InvocationType '%s'. Supported: %s."
              .formatted(invocationType, REQUEST_RESPONSE));
    }
    var parameters = Json.object().put("FunctionName", fields.text("FunctionName"));
    parameters.set("Payload", fields.object("InputPayload"));
    var answer = carryOut(new ApiCall("lambda", "InvokeFunction", role, parameters));
    var payload = answer.path("Payload");
    if (answer.has("FunctionError") && readings.functionError() == FunctionError.FAILS_THE_STEP) {
      throw new StepFailedException("The Lambda function failed: " + payload);
    }
    return payload;
  }

  /**
   * Calls an API.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html">aws:executeAwsApi</a>
   */
  private JsonNode call(ObjectNode inputs) {
    var parameters = inputs.deepCopy();
    var service = take(parameters, "Service");
    var api = take(parameters, "Api");
    if (!SERVICES.contains(service)) {
      throw new StepFailedException(
          "The sandbox does not support the service '%s'. Supported: %s."
              .formatted(service, SERVICES));
    }
    return carryOut(new ApiCall(service, api, role, parameters));
  }

  /**
   * Fails unless the property has a desired value.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-assertAwsResourceProperty.html">aws:assertAwsResourceProperty</a>
   */
  private void assertProperty(ObjectNode inputs) {
    var parameters = inputs.deepCopy();
    var selector = Selector.parse(take(parameters, "PropertySelector"));
    var desired = texts(inputs.path("DesiredValues"));
    parameters.remove("DesiredValues");
    var value = selector.selectFrom(call(parameters)).orElse("");
    if (!desired.contains(value)) {
      throw new StepFailedException(
          "The value of property %s is '%s', which is not among the desired values: %s"
              .formatted(selector.path(), value, desired));
    }
  }

  /**
   * Sets a variable.
   *
   * @return an object with the variable, such as {@code variable:Outcome}, as its only member
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-update-variable.html">aws:updateVariable</a>
   */
  private static JsonNode update(ObjectNode inputs) {
    var fields = fields(inputs, Set.of("Name", "Value"));
    return Json.object().put(fields.text("Name"), fields.text("Value"));
  }

  private static List<String> texts(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw new StepFailedException("DesiredValues must be a list with a value.");
    }
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private JsonNode carryOut(ApiCall call) {
    try {
      return caller.carryOut(call);
    } catch (ApiException e) {
      var failure =
          new StepFailedException(
              "An error occurred (%s) when calling the %s operation: %s"
                  .formatted(e.error().code(), call.action(), e.error().message()));
      failure.initCause(e);
      throw failure;
    }
  }

  private static Fields fields(ObjectNode inputs, Set<String> supported) {
    try {
      return Fields.of("The inputs", inputs, supported);
    } catch (InvalidDocumentException e) {
      var failure = new StepFailedException(String.valueOf(e.getMessage()));
      failure.initCause(e);
      throw failure;
    }
  }

  private static String take(ObjectNode inputs, String name) {
    return Optional.ofNullable(inputs.remove(name))
        .map(JsonNode::asText)
        .orElseThrow(() -> new StepFailedException("The inputs have no " + name + "."));
  }
}
