package onekey.plan.format.html;

import java.net.URI;
import java.util.List;
import onekey.plan.language.Texts;

/**
 * The pages that the report points to for what it says of every account.
 *
 * @param cis on the controls of the CIS AWS Foundations Benchmark, by tools that check them
 * @param aws on replacing an access key by another, and by temporary credentials
 * @param lastUse on what IAM records
 */
record Pages(List<LinkView> cis, List<LinkView> aws, LinkView lastUse) {

  static Pages of(Texts texts) {
    return new Pages(
        List.of(
            link(
                "pageCisVersions",
                "https://github.com/prowler-cloud/prowler/tree/master/prowler/compliance/aws",
                texts),
            link(
                "pageCisRotation",
                "https://www.tenable.com/audits/items/CIS_Amazon_Web_Services_Foundations_v7.0.0_L1.audit:eac7dffb1e4bf37ac60384a3ae553903",
                texts)),
        List.of(
            link(
                "pageAwsReplace",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/Using_RotateAccessKey.html",
                texts),
            link(
                "pageAwsTemporary",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
                texts)),
        link(
            "linkMore",
            "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html",
            texts));
  }

  private static LinkView link(String key, String address, Texts texts) {
    return LinkView.of(URI.create(address), key, texts);
  }
}
