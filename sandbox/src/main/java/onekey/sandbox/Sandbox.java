package onekey.sandbox;

import java.net.URI;
import java.util.List;
import onekey.rule.aws.AwsClients;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Gateway;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigApi;
import onekey.sandbox.config.ConfigService;
import onekey.sandbox.http.HttpFront;
import onekey.sandbox.http.PrincipalRegistry;
import onekey.sandbox.iam.IamAccount;
import onekey.sandbox.iam.IamService;
import onekey.sandbox.lambda.LambdaService;
import onekey.sandbox.permission.Permissions;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A running account: AWS's wire formats on a port of its own, and direct access for tests. */
public final class Sandbox implements AutoCloseable {

  private final SandboxSettings settings;
  private final Account account;
  private final SandboxClock clock;
  private final CallLog calls = new CallLog();
  private final Faults faults = new Faults();
  private final PrincipalRegistry principals = new PrincipalRegistry();
  private final Permissions permissions;
  private final IamAccount iam;
  private final LambdaService lambda;
  private final ConfigService config;
  private final HttpFront front;

  private Sandbox(SandboxSettings settings) {
    this.settings = settings;
    this.account = new Account(settings.accountId(), settings.region());
    this.clock = new SandboxClock(settings.start());
    this.permissions = new Permissions(account);
    this.iam = new IamAccount(account, clock);
    this.lambda = new LambdaService(account);
    this.config = new ConfigService(account, clock, lambda);
    this.front = HttpFront.start(gateway(), principals, calls);
  }

  /** Starts a sandbox with an empty account on a free port of {@code 127.0.0.1}. */
  public static Sandbox start(SandboxSettings settings) {
    return new Sandbox(settings);
  }

  private Gateway gateway() {
    var services =
        List.of(
            new IamService(iam, settings.unknownKeyAnswer(), settings.largestPage()),
            new ConfigApi(config, faults, settings.evaluationMode(), settings.largestPage()));
    return new Gateway(
        services, permissions, faults, calls, settings.latency(), settings.rateLimit());
  }

  /** Returns the settings. */
  public SandboxSettings settings() {
    return settings;
  }

  /** Returns the account, which makes ARNs. */
  public Account account() {
    return account;
  }

  /** Returns where the sandbox listens; the endpoint of every service. */
  public URI endpoint() {
    return front.endpoint();
  }

  /** Returns the account's clock. */
  public SandboxClock clock() {
    return clock;
  }

  /** Returns the users and access keys, to fill and to look at. */
  public IamAccount iam() {
    return iam;
  }

  /** Returns the rules and their verdicts. */
  public ConfigService config() {
    return config;
  }

  /** Returns the Lambda functions. */
  public LambdaService lambda() {
    return lambda;
  }

  /** Returns what principals may do. Nobody is limited until the first policy is attached. */
  public Permissions permissions() {
    return permissions;
  }

  /** Returns the calls made. */
  public CallLog calls() {
    return calls;
  }

  /** Returns the faults to inject. */
  public Faults faults() {
    return faults;
  }

  /** Returns credentials that call as this principal, which need not exist in IAM. */
  public AwsCredentialsProvider credentials(Principal principal) {
    return StaticCredentialsProvider.create(principals.credentialsOf(principal));
  }

  /** Returns the rule's own clients, calling this sandbox as this principal. */
  public AwsClients clients(Principal principal) {
    return AwsClients.at(endpoint(), credentials(principal), settings.region());
  }

  /** Stops listening and drops every connection. */
  @Override
  public void close() {
    front.close();
  }
}
