package onekey.plan.source.cloudtrail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.LastUse;
import software.amazon.awssdk.regions.Region;

/**
 * The Regions to ask beside those that the keys lead to.
 *
 * @param extra their codes, such as {@code eu-west-1}, in the order in which they were given
 */
public record AuditRegions(List<String> extra) {

  /**
   * Where CloudTrail has the events of IAM. Of other partitions AWS does not say it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html">Global
   *     services</a>
   */
  private static final Map<String, String> OF_IAM =
      Map.of("aws", "us-east-1", "aws-us-gov", "us-gov-west-1", "aws-cn", "cn-north-1");

  /**
   * What IAM says where it has none on record.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html">AccessKeyLastUsed</a>
   */
  private static final String NO_REGION = "N/A";

  /**
   * Checks the Regions.
   *
   * @throws BadInputException naming the option, its value and what is allowed
   */
  public AuditRegions {
    extra = List.copyOf(extra);
    for (var region : extra) {
      if (!isKnown(region)) {
        throw new BadInputException(
            "--audit-region is \"%s\". Allowed: the code of a Region that this version of OneKey knows, such as eu-west-1."
                .formatted(region));
      }
    }
  }

  /**
   * Refuses Regions of other partitions: credentials hold in one.
   *
   * @throws BadInputException naming the option, its value and the partition
   */
  public AuditRegions requireIn(String partition) {
    for (var region : extra) {
      if (!isIn(partition, region)) {
        throw new BadInputException(
            "--audit-region is %s. The account is in partition %s, where there is no such Region."
                .formatted(region, partition));
      }
    }
    return this;
  }

  /** Returns the Region of IAM's events, where AWS says which. */
  static Optional<String> ofIam(String partition) {
    return Optional.ofNullable(OF_IAM.get(partition));
  }

  /**
   * Returns the Regions that the user's keys lead to: those of their last uses, and that of IAM. A
   * Region that does not exist is left out: an answer must not say what host is called.
   *
   * @param otherwise the Region of the plan, which stands in for an unknown one of IAM
   */
  static SequencedSet<String> closeTo(PlannedUser user, String partition, String otherwise) {
    var regions = new LinkedHashSet<String>();
    user.keys().stream()
        .map(PlannedKey::lastUse)
        .flatMap(Optional::stream)
        .flatMap(AuditRegions::regionOf)
        .filter(region -> isIn(partition, region))
        .forEach(regions::add);
    regions.add(ofIam(partition).orElse(otherwise));
    return regions;
  }

  private static Stream<String> regionOf(LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> Stream.empty();
      case LastUse.Recorded(var _, var _, var region) -> Stream.of(region);
    };
  }

  /** Returns the Regions of last uses that cannot be asked, because they are not known. */
  static List<String> notKnown(PlannedUser user, String partition) {
    return user.keys().stream()
        .map(PlannedKey::lastUse)
        .flatMap(Optional::stream)
        .flatMap(AuditRegions::regionOf)
        .filter(region -> !region.equals(NO_REGION) && !isIn(partition, region))
        .distinct()
        .toList();
  }

  private static boolean isIn(String partition, String region) {
    return isKnown(region) && Region.of(region).metadata().partition().id().equals(partition);
  }

  private static boolean isKnown(String region) {
    return Region.regions().stream()
        .anyMatch(known -> known.id().equals(region) && !known.isGlobalRegion());
  }
}
