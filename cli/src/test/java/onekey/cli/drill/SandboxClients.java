package onekey.cli.drill;

import java.util.List;
import onekey.plan.source.live.ClientMaker;
import onekey.plan.source.live.OpenAccount;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Opens the account of a sandbox without sockets and without waits. */
record SandboxClients(Sandbox sandbox, Principal principal) implements ClientMaker {

  private static final int ATTEMPTS = 3;

  OpenAccount open() {
    return new OpenAccount(
        sandbox.clients(principal), sandbox.settings().region(), List.of(), this);
  }

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(
      B builder, Region region) {
    return builder
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .region(region)
        .httpClient(sandbox.transport(principal))
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }
}
