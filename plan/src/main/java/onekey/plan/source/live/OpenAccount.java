package onekey.plan.source.live;

import java.util.List;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * An account that can be called.
 *
 * @param clients clients with the credentials it was opened with
 * @param region the Region that they call
 * @param warnings warnings about settings that were ignored, one sentence each
 * @param others makes clients of services that a plan does not need
 */
public record OpenAccount(
    AwsClients clients, Region region, List<String> warnings, ClientMaker others)
    implements AutoCloseable {

  public OpenAccount {
    warnings = List.copyOf(warnings);
  }

  /** An account of which nothing is asked but what a plan needs. */
  public OpenAccount(AwsClients clients, Region region) {
    this(clients, region, List.of(), OpenAccount::refuse);
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C refuse(
      B builder, Region region) {
    throw new IllegalStateException(
        "%s was not expected in %s.".formatted(builder.getClass().getSimpleName(), region));
  }

  /** Returns the partition that the Region is in. */
  public String partition() {
    return PartitionMetadata.of(region).id();
  }

  @Override
  public void close() {
    clients.close();
  }
}
