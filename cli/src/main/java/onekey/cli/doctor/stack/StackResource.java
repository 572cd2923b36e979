package onekey.cli.doctor.stack;

import onekey.cli.doctor.words.Part;

/**
 * A resource of the deployed stack.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::IAM::Role}
 * @param physicalId its name, URL or ARN, as {@code Ref} gives it
 * @param status such as {@code CREATE_COMPLETE}
 */
public record StackResource(String logicalId, String type, String physicalId, String status) {

  /** Returns the name that its URL or ARN ends with, as a part of a text. */
  public Part name() {
    return new Part.Resource(
        logicalId,
        physicalId.substring(
            Math.max(physicalId.lastIndexOf('/'), physicalId.lastIndexOf(':')) + 1));
  }

  /** Returns it as a part of a text. */
  public Part part() {
    return new Part.Resource(logicalId, physicalId);
  }
}
