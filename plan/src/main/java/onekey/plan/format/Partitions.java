package onekey.plan.format;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedUser;

/**
 * The partition of a plan, such as {@code aws}. Accounts of one organization are in one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Identify AWS
 *     resources with Amazon Resource Names</a>
 */
final class Partitions {

  /** How the Regions of the other partitions begin. */
  private static final Map<String, String> BY_REGION =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "eusc-", "aws-eusc",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f");

  private Partitions() {}

  /** Returns it by the ARN of a user, and where there is none by the Region. */
  static String of(Plan plan) {
    return Stream.concat(
            plan.users().stream().map(PlannedUser::arn),
            plan.unread().stream().map(Plan.Unread::arn))
        .flatMap(Optional::stream)
        .findFirst()
        .map(arn -> arn.split(":", 3)[1])
        .or(() -> plan.origin().region().flatMap(Partitions::ofRegion))
        .orElse("aws");
  }

  private static Optional<String> ofRegion(String region) {
    return BY_REGION.entrySet().stream()
        .filter(prefix -> region.startsWith(prefix.getKey()))
        .map(Map.Entry::getValue)
        .findAny();
  }
}
