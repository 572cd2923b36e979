package onekey.cli;

import java.util.function.Supplier;
import onekey.plan.source.live.ClientMaker;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Clients without credentials and without waits.
 *
 * @param transport makes what each client sends its requests by
 * @param attempts how often each request is tried
 */
public record TransportClients(Supplier<SdkHttpClient> transport, int attempts)
    implements ClientMaker {

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(
      B builder, Region region) {
    return builder
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .region(region)
        .httpClient(transport.get())
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }
}
