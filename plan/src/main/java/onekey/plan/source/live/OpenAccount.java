package onekey.plan.source.live;

import java.util.List;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * An account that can be called.
 *
 * @param clients clients with the credentials it was opened with
 * @param region the Region that they call
 * @param warnings warnings about settings that were ignored, one sentence each
 */
public record OpenAccount(AwsClients clients, Region region, List<String> warnings)
    implements AutoCloseable {

  public OpenAccount {
    warnings = List.copyOf(warnings);
  }

  public OpenAccount(AwsClients clients, Region region) {
    this(clients, region, List.of());
  }

  /** Returns the partition that the Region is in. */
  String partition() {
    return PartitionMetadata.of(region).id();
  }

  @Override
  public void close() {
    clients.close();
  }
}
