package onekey.sandbox.ssm;

import onekey.sandbox.api.ApiException;

/**
 * Systems Manager's errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html">StartAutomationExecution</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html">StopAutomationExecution</a>
 */
final class SsmErrors {

  private SsmErrors() {}

  static ApiException noSuchDocument(String name) {
    return new ApiException(
        400,
        "AutomationDefinitionNotFoundException",
        "The automation definition %s could not be found.".formatted(name));
  }

  static ApiException invalidParameters(String message) {
    return new ApiException(400, "InvalidAutomationExecutionParametersException", message);
  }

  static ApiException noSuchExecution(String id) {
    return new ApiException(
        400,
        "AutomationExecutionNotFoundException",
        "Automation execution %s does not exist.".formatted(id));
  }

  static ApiException cannotStop(String id) {
    return new ApiException(
        400,
        "InvalidAutomationStatusUpdateException",
        "Automation execution %s has ended or is being stopped.".formatted(id));
  }

  static ApiException invalidNextToken() {
    return new ApiException(400, "InvalidNextToken", "The specified token is not valid.");
  }
}
