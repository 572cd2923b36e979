package onekey.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.plan.output.BadInputException;
import onekey.plan.source.cloudtrail.AuditRegions;
import picocli.CommandLine.Option;

/** Whether CloudTrail is asked who used which key, and where. */
final class AuditOptions {

  @Option(
      names = "--audit",
      description =
          "For users over the limit, ask CloudTrail who used which access key, when and from where:"
              + " management events of the last 90 days, in the Regions of the last uses and of IAM."
              + " 2 calls a second a Region, so 100 findings take minutes. It decides nothing.")
  private boolean audit;

  @Option(
      names = "--audit-region",
      paramLabel = "REGION",
      description = "Ask this Region too. Several times for several Regions.")
  private List<String> regions = new ArrayList<>();

  /**
   * Returns the Regions to ask beside those that the keys lead to; empty if CloudTrail is not to be
   * asked.
   *
   * @throws BadInputException naming the option, if it cannot be used
   */
  Optional<AuditRegions> regions() {
    var checked = new AuditRegions(regions);
    if (!audit && !regions.isEmpty()) {
      throw new BadInputException("--audit-region is for --audit. Give that too.");
    }
    return audit ? Optional.of(checked) : Optional.empty();
  }
}
