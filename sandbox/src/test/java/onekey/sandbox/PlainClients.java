package onekey.sandbox;

import java.util.function.Consumer;
import onekey.sandbox.api.Principal;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** SDK clients that never retry, so that a test sees each answer. */
public final class PlainClients {

  private PlainClients() {}

  public static IamClient iam(Sandbox sandbox, Principal principal) {
    return IamClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .applyMutation(builder -> target(sandbox, principal).accept(builder))
        .build();
  }

  public static ConfigClient config(Sandbox sandbox, Principal principal) {
    return ConfigClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .applyMutation(builder -> target(sandbox, principal).accept(builder))
        .build();
  }

  public static SchedulerClient scheduler(Sandbox sandbox, Principal principal) {
    return SchedulerClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .applyMutation(builder -> target(sandbox, principal).accept(builder))
        .build();
  }

  public static SnsClient sns(Sandbox sandbox, Principal principal) {
    return sns(sandbox, principal, sandbox.settings().region());
  }

  /** The client of a Region that need not be the sandbox's. */
  public static SnsClient sns(Sandbox sandbox, Principal principal, Region region) {
    return SnsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .applyMutation(builder -> target(sandbox, principal).accept(builder))
        .region(region)
        .build();
  }

  private static Consumer<AwsClientBuilder<?, ?>> target(Sandbox sandbox, Principal principal) {
    return builder ->
        builder
            .endpointOverride(sandbox.endpoint())
            .credentialsProvider(sandbox.credentials(principal))
            .region(sandbox.settings().region())
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }
}
