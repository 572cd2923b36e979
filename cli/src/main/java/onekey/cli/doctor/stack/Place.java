package onekey.cli.doctor.stack;

import onekey.cli.doctor.words.Part;

/**
 * Where the stack is.
 *
 * @param partition such as {@code aws}
 * @param region the Region
 * @param accountId 12 digits
 */
public record Place(String partition, String region, String accountId) {

  /** Returns the ARN of something in this account and Region. */
  public String arn(String service, String resource) {
    return String.join(":", "arn", partition, service, region, accountId, resource);
  }

  /** Returns the ARN of a role without a path, as the stack makes them. */
  public String roleArn(String name) {
    return String.join(":", "arn", partition, "iam", "", accountId, "role/" + name);
  }

  /** Returns what the schedules of the stack call. */
  public String startsRunbooks() {
    return "arn:%s:scheduler:::aws-sdk:ssm:startAutomationExecution".formatted(partition);
  }

  /** Returns the account as a part of a text. */
  public Part account() {
    return new Part.Named(Part.Kind.ACCOUNT, accountId);
  }
}
