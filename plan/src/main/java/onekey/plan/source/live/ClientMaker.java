package onekey.plan.source.live;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Makes clients of further services, by the credentials and the network of an open account. */
@FunctionalInterface
public interface ClientMaker {

  /** Returns a client that calls this Region. The caller closes it. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(
      B builder, Region region);
}
