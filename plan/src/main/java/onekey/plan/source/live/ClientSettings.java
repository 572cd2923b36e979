package onekey.plan.source.live;

import java.util.Optional;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What clients are made of.
 *
 * @param credentials the caller's own credentials
 * @param region the Region to call
 * @param files the configuration files
 * @param profile the profile that was named; empty for the one that the environment names
 * @param network how AWS is reached
 */
record ClientSettings(
    AwsCredentialsProvider credentials,
    Region region,
    ConfigurationFiles files,
    Optional<String> profile,
    Network network) {

  private static final int MAXIMUM_ATTEMPTS = 10;

  /** Opens the caller's own account. */
  OpenAccount account() {
    return account(credentials);
  }

  /** Opens an account by other credentials, with a pacer and a patience of its own. */
  OpenAccount account(AwsCredentialsProvider other) {
    return new OpenAccount(
        AwsClients.as(other, region, files.profiles(), profile, network::client, this::patient),
        region,
        files.warnings(),
        maker(other));
  }

  /** Opens the caller's own account and the way to others. */
  OpenOrganization organization() {
    return new OpenOrganization(
        account(),
        maker(credentials).make(OrganizationsClient.builder(), region),
        maker(credentials).make(StsClient.builder(), region),
        this::account);
  }

  private ClientMaker maker(AwsCredentialsProvider other) {
    return new Maker(this, other);
  }

  /** Makes clients with these credentials. */
  private record Maker(ClientSettings settings, AwsCredentialsProvider credentials)
      implements ClientMaker {

    @Override
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(
        B builder, Region region) {
      return settings.client(builder, credentials, region);
    }
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, AwsCredentialsProvider other, Region of) {
    return builder
        .credentialsProvider(other)
        .region(of)
        .httpClient(network.client())
        .overrideConfiguration(this::configure)
        .build();
  }

  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration
        .defaultProfileFile(files.profiles())
        .retryStrategy(
            patient(
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(MAXIMUM_ATTEMPTS)
                    // Accounts that are throttled must not use up the attempts of the others.
                    .circuitBreakerEnabled(false)
                    .build()));
    profile.ifPresent(configuration::defaultProfileName);
  }

  private RetryStrategy patient(RetryStrategy retries) {
    return new PatientRetryStrategy(retries, network.patience().silence());
  }
}
