package onekey.infra;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * Where the events of IAM are, seen from a Region. IAM is global, but each partition has one Region
 * in which its API runs, and CloudTrail records its calls there and in no other.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events">Global
 *     service events</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html">The
 *     one control plane of IAM</a>
 */
sealed interface IamEvents {

  /**
   * The Region of IAM in each partition for which AWS documents it. A map of its own, because the
   * CDK's facts about Regions do not have it.
   *
   * @see <a href="https://docs.aws.amazon.com/general/latest/gr/iam-service.html">IAM endpoints</a>
   */
  Map<String, String> REGIONS =
      Map.of("aws", "us-east-1", "aws-us-gov", "us-gov-west-1", "aws-cn", "cn-north-1");

  /** The Region is not known before the deployment. */
  record Unknown() implements IamEvents {}

  /** They are in that same Region. */
  record Here() implements IamEvents {}

  /** They are in another Region of the partition. */
  record In(String region) implements IamEvents {}

  /**
   * AWS does not document where they are.
   *
   * @param region the Region from which they are looked for
   */
  record Undocumented(String region) implements IamEvents {}

  /**
   * Says where they are.
   *
   * @param region the name of a Region, or a token of the CDK
   */
  static IamEvents seenFrom(String region) {
    if (Token.isUnresolved(region)) {
      return new Unknown();
    }
    return Optional.ofNullable(RegionInfo.get(region).getPartition())
        .flatMap(partition -> Optional.ofNullable(REGIONS.get(partition)))
        .<IamEvents>map(ofIam -> ofIam.equals(region) ? new Here() : new In(ofIam))
        .orElseGet(() -> new Undocumented(region));
  }
}
