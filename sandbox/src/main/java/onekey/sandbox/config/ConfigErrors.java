package onekey.sandbox.config;

import onekey.sandbox.api.ApiException;

/**
 * AWS Config's errors. Its JSON protocol answers each with HTTP status 400.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html">Config:
 *     actions, each with its errors</a>
 */
final class ConfigErrors {

  private ConfigErrors() {}

  static ApiException noSuchRule(String ruleName) {
    return new ApiException(
        400,
        "NoSuchConfigRuleException",
        "The ConfigRule '%s' provided in the request is invalid. Please check the configRule name."
            .formatted(ruleName));
  }

  static ApiException invalidParameter(String message) {
    return new ApiException(400, "InvalidParameterValueException", message);
  }

  static ApiException invalidNextToken() {
    return new ApiException(400, "InvalidNextTokenException", "The nextToken provided is invalid.");
  }

  static ApiException invalidResultToken() {
    return new ApiException(
        400,
        "InvalidResultTokenException",
        "The resultToken provided is invalid: no rule was invoked with it.");
  }

  static ApiException noSuchRemediation(String ruleName) {
    return new ApiException(
        400,
        "NoSuchRemediationConfigurationException",
        "No RemediationConfiguration for rule %s exists.".formatted(ruleName));
  }

  static ApiException evaluationLimit(String ruleName, String reason) {
    return new ApiException(
        400,
        "LimitExceededException",
        "The evaluation of rule %s cannot be started: %s".formatted(ruleName, reason));
  }
}
