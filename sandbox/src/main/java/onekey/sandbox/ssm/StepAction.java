package onekey.sandbox.ssm;

import java.util.Arrays;

/** The supported step actions. */
enum StepAction {
  INVOKE_LAMBDA_FUNCTION("aws:invokeLambdaFunction"),
  BRANCH("aws:branch"),
  EXECUTE_AWS_API("aws:executeAwsApi"),
  ASSERT_AWS_RESOURCE_PROPERTY("aws:assertAwsResourceProperty"),
  UPDATE_VARIABLE("aws:updateVariable");

  private final String documentName;

  StepAction(String documentName) {
    this.documentName = documentName;
  }

  static StepAction named(String name) {
    return Arrays.stream(values())
        .filter(action -> action.documentName.equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidDocumentException(
                    "The sandbox does not support the action %s. Supported: %s."
                        .formatted(name, Arrays.toString(values()))));
  }

  @Override
  public String toString() {
    return documentName;
  }
}
