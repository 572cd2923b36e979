package onekey.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import onekey.cli.organization.SandboxOrganization;
import onekey.plan.output.Terminal;
import onekey.plan.source.cloudtrail.CallClock;
import onekey.plan.source.live.AccountChoice;
import onekey.plan.source.live.ClientMaker;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.live.OpenOrganization;
import onekey.plan.source.live.OrganizationAccess;
import onekey.plan.source.live.PatientRetryStrategy;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Opens an organization at an address.
 *
 * @param endpoint what answers as AWS
 * @param caller the account that the caller's credentials are of
 * @param impatient the accounts that are waited for as long as nobody would
 */
record OrganizationClients(URI endpoint, String caller, Set<String> impatient) {

  private static final Region REGION = Region.US_EAST_1;
  private static final Duration LITTLE = Duration.ofMillis(200);

  static CommandLineRun plan(SandboxOrganization organization, String... arguments) {
    return new OrganizationClients(
            organization.endpoint(), SandboxOrganization.MANAGEMENT, Set.of())
        .plan(arguments);
  }

  CommandLineRun plan(String... arguments) {
    return CommandLineRun.ofOrganization(
        access(),
        Terminal.none(),
        Stream.concat(Stream.of("plan"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Plans with calls to CloudTrail that do not wait for one another. */
  CommandLineRun audit(String... arguments) {
    return CommandLineRun.by(
        console ->
            OneKey.run(
                console,
                CommandLineRun.CLOCK,
                OrganizationClients::noAccount,
                access(),
                new Hurried(),
                Stream.concat(Stream.of("plan", "--audit"), Stream.of(arguments))
                    .toArray(String[]::new)),
        Terminal.none(),
        "");
  }

  private static OpenAccount noAccount(AccountChoice choice) {
    throw new AssertionError("Nobody may open an account here: " + choice);
  }

  /** Its time passes while somebody waits, and only then. */
  private static final class Hurried implements CallClock {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
      return now.get();
    }

    @Override
    public void sleep(Duration duration) {
      now.addAndGet(duration.toNanos());
    }
  }

  OrganizationAccess access() {
    var credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIA" + caller, "none"));
    return _ ->
        new OpenOrganization(
            account(credentials),
            OrganizationsClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(REGION)
                .httpClient(UrlConnectionHttpClient.create())
                .build(),
            StsClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(REGION)
                .httpClient(UrlConnectionHttpClient.create())
                .build(),
            this::account);
  }

  private OpenAccount account(AwsCredentialsProvider credentials) {
    var id = credentials.resolveCredentials().accessKeyId().substring(4);
    return new OpenAccount(
        impatient.contains(id)
            ? impatiently(credentials)
            : AwsClients.at(endpoint, credentials, REGION),
        REGION,
        List.of(),
        new Maker(endpoint, credentials));
  }

  /** Makes clients that call the same address. */
  private record Maker(URI endpoint, AwsCredentialsProvider credentials) implements ClientMaker {

    @Override
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(
        B builder, Region region) {
      return builder
          .endpointOverride(endpoint)
          .credentialsProvider(credentials)
          .region(region)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
    }
  }

  private AwsClients impatiently(AwsCredentialsProvider credentials) {
    var profiles =
        ProfileFile.builder()
            .content("[default]\nendpoint_url = %s\n".formatted(endpoint))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    return AwsClients.as(
        credentials,
        REGION,
        profiles,
        Optional.of("default"),
        () -> UrlConnectionHttpClient.builder().socketTimeout(LITTLE).build(),
        retries -> new PatientRetryStrategy(retries, LITTLE));
  }
}
