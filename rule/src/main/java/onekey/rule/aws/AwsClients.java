package onekey.rule.aws;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The clients of one Lambda container.
 *
 * @param iam IAM is one service for the whole partition; the SDK finds its endpoint from the Region
 * @param config AWS Config of the Region that the function runs in
 * @param scheduler EventBridge Scheduler of the same Region
 * @param sns Amazon SNS of the same Region
 * @param throttledCalls how many calls IAM has throttled so far
 */
public record AwsClients(
    IamClient iam,
    ConfigClient config,
    SchedulerClient scheduler,
    SnsClient sns,
    LongAdder throttledCalls)
    implements AutoCloseable {

  /** How many calls of one client are under way at a time. */
  public static final int CONCURRENT_CALLS = 16;

  /** How often one call is tried: a throttled call must not cost a whole run. */
  private static final int MAXIMUM_ATTEMPTS = 10;

  /**
   * How many throttled attempts of one call by a function do not count: whoever may call IAM can
   * keep the account's bucket empty, and only the time of a run must end it.
   */
  private static final int PATIENCE = 100;

  static {
    // HttpURLConnection keeps 5 idle connections and opens a new one for every other call. It reads
    // this once.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", Integer.toString(UserReadings.READERS));
    }
  }

  /**
   * Creates the clients from the environment, as Lambda sets it. Honours {@code AWS_ENDPOINT_URL}.
   */
  public static AwsClients fromEnvironment() {
    return make(_ -> {}, throttled -> pacedRetries(PATIENCE, throttled));
  }

  /**
   * Creates the clients with credentials, Region, profile and network already chosen. Honours
   * {@code AWS_ENDPOINT_URL} and the endpoint of the profile.
   *
   * @param profiles what the configuration files hold
   * @param profile the profile to use; empty for the one that the environment names
   * @param transport creates the HTTP client of each AWS client
   * @param retries changes the retry strategy of each AWS client
   */
  public static AwsClients as(
      AwsCredentialsProvider credentials,
      Region region,
      ProfileFile profiles,
      Optional<String> profile,
      Supplier<SdkHttpClient> transport,
      UnaryOperator<RetryStrategy> retries) {
    return make(
        builder -> {
          builder.credentialsProvider(credentials).region(region);
          builder.overrideConfiguration(
              configuration -> {
                configuration.defaultProfileFile(profiles);
                profile.ifPresent(configuration::defaultProfileName);
              });
        },
        throttled -> retries.apply(pacedRetries(0, throttled)),
        () -> retries.apply(standardRetries()),
        transport);
  }

  /** Creates clients for this endpoint, with these credentials and this Region. */
  public static AwsClients at(URI endpoint, AwsCredentialsProvider credentials, Region region) {
    return at(endpoint, credentials, region, throttled -> pacedRetries(0, throttled));
  }

  /** Creates the same with another retry strategy for IAM, so that strategies can be compared. */
  public static AwsClients at(
      URI endpoint, AwsCredentialsProvider credentials, Region region, RetryStrategy iamRetries) {
    return at(endpoint, credentials, region, _ -> iamRetries);
  }

  private static AwsClients at(
      URI endpoint,
      AwsCredentialsProvider credentials,
      Region region,
      Function<LongAdder, RetryStrategy> iamRetries) {
    return make(
        builder ->
            builder.endpointOverride(endpoint).credentialsProvider(credentials).region(region),
        iamRetries);
  }

  /**
   * Creates clients over a transport that ignores the endpoint, without retries and without pacing.
   */
  static AwsClients withoutRetries(
      SdkHttpClient transport, AwsCredentialsProvider credentials, Region region) {
    return make(
        builder -> builder.credentialsProvider(credentials).region(region),
        _ -> AwsRetryStrategy.doNotRetry(),
        AwsRetryStrategy::doNotRetry,
        () -> transport);
  }

  @Override
  public void close() {
    iam.close();
    config.close();
    scheduler.close();
    sns.close();
  }

  private static AwsClients make(
      Consumer<AwsClientBuilder<?, ?>> target, Function<LongAdder, RetryStrategy> iamRetries) {
    return make(target, iamRetries, AwsClients::standardRetries, UrlConnectionHttpClient::create);
  }

  private static AwsClients make(
      Consumer<AwsClientBuilder<?, ?>> target,
      Function<LongAdder, RetryStrategy> iamRetries,
      Supplier<RetryStrategy> otherRetries,
      Supplier<SdkHttpClient> transport) {
    var throttledCalls = new LongAdder();
    return new AwsClients(
        client(IamClient.builder(), target, () -> iamRetries.apply(throttledCalls), transport),
        client(ConfigClient.builder(), target, otherRetries, transport),
        client(SchedulerClient.builder(), target, otherRetries, transport),
        client(SnsClient.builder(), target, otherRetries, transport),
        throttledCalls);
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder,
      Consumer<AwsClientBuilder<?, ?>> target,
      Supplier<RetryStrategy> retries,
      Supplier<SdkHttpClient> transport) {
    target.accept(builder);
    var configuration =
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(retries.get())
            .addExecutionInterceptor(new WholeAnswers())
            .build();
    return builder
        .httpClient(
            new LimitedCalls(
                new BufferedRequests(transport.get()), new Semaphore(CONCURRENT_CALLS)))
        .overrideConfiguration(configuration)
        .build();
  }

  private static RetryStrategy pacedRetries(int patience, LongAdder throttledCalls) {
    return new PacedRetryStrategy(
        MAXIMUM_ATTEMPTS, patience, new CallPacer(System::nanoTime), throttledCalls);
  }

  private static RetryStrategy standardRetries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MAXIMUM_ATTEMPTS)
        .build();
  }
}
