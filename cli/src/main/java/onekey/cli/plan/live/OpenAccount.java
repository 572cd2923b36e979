package onekey.cli.plan.live;

import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * An account that can be called.
 *
 * @param clients clients that act as whoever opened it
 * @param region the Region that they call
 */
public record OpenAccount(AwsClients clients, Region region) implements AutoCloseable {

  /** Returns the partition that the Region is in. */
  String partition() {
    return PartitionMetadata.of(region).id();
  }

  @Override
  public void close() {
    clients.close();
  }
}
