package onekey.sandbox.api;

import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS account and Region of the sandbox, and the ARNs of its resources.
 *
 * @param id 12 digits
 * @param region the Region of all services except IAM, which is global
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">IAM:
 *     resource types</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html">Config:
 *     resource types</a>
 */
public record Account(String id, Region region) {

  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

  public Account {
    if (!ACCOUNT_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("The account ID is '" + id + "': it must be 12 digits.");
    }
  }

  /** Returns the partition, such as {@code aws} or {@code aws-us-gov}. */
  public String partition() {
    return region.metadata().partition().id();
  }

  /**
   * Returns the Region that holds the control plane of IAM, where CloudTrail reports IAM's calls.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html">Global
   *     services</a>
   */
  public Region iamRegion() {
    return switch (partition()) {
      case "aws" -> Region.US_EAST_1;
      case "aws-cn" -> Region.CN_NORTH_1;
      case "aws-us-gov" -> Region.US_GOV_WEST_1;
      default ->
          throw new IllegalStateException(
              "The sandbox does not know IAM's Region of the partition %s. Known: aws, aws-cn, aws-us-gov."
                  .formatted(partition()));
    };
  }

  /** Returns the ARN of a user. */
  public String userArn(String path, String name) {
    return iamArn("user" + path + name);
  }

  /** Returns the ARN of a role. */
  public String roleArn(String name) {
    return iamArn("role/" + name);
  }

  /** Returns the ARN of a Config rule, which ends with the rule's id and not with its name. */
  public String configRuleArn(String ruleId) {
    return arn("config", "config-rule/" + ruleId);
  }

  /** Returns the ARN of a Lambda function. */
  public String functionArn(String name) {
    return arn("lambda", "function:" + name);
  }

  /** Returns the URL of a queue, by which Amazon SQS identifies it. */
  public String queueUrl(String name) {
    return "https://sqs.%s.%s/%s/%s"
        .formatted(region.id(), region.metadata().partition().dnsSuffix(), id, name);
  }

  /** Returns an ARN of a service in this Region. */
  public String arn(String service, String resource) {
    return String.join(":", "arn", partition(), service, region.id(), id, resource);
  }

  /** Returns the ARN of a principal, as error messages show it. */
  public String principalArn(Principal principal) {
    return switch (principal.type()) {
      case ROOT -> iamArn("root");
      case USER -> userArn("/", principal.name());
      case ROLE ->
          "arn:%s:sts::%s:assumed-role/%s/sandbox".formatted(partition(), id, principal.name());
    };
  }

  private String iamArn(String resource) {
    return String.join(":", "arn", partition(), "iam", "", id, resource);
  }
}
