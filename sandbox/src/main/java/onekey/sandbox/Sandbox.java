package onekey.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import onekey.rule.aws.AwsClients;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Origin;
import onekey.sandbox.api.Principal;
import onekey.sandbox.api.SandboxClock;
import onekey.sandbox.cloudwatch.Alarms;
import onekey.sandbox.cloudwatch.CloudWatchApi;
import onekey.sandbox.cloudwatch.Metrics;
import onekey.sandbox.config.ConfigApi;
import onekey.sandbox.config.ConfigService;
import onekey.sandbox.config.Recorders;
import onekey.sandbox.config.RemediationService;
import onekey.sandbox.events.CloudTrail;
import onekey.sandbox.events.CloudTrailApi;
import onekey.sandbox.events.EventBuses;
import onekey.sandbox.events.EventDelivery;
import onekey.sandbox.events.EventHistory;
import onekey.sandbox.events.EventsApi;
import onekey.sandbox.events.Person;
import onekey.sandbox.gateway.Gateway;
import onekey.sandbox.http.HttpFront;
import onekey.sandbox.http.InProcessTransport;
import onekey.sandbox.http.PrincipalRegistry;
import onekey.sandbox.http.Wire;
import onekey.sandbox.iam.IamAccount;
import onekey.sandbox.iam.IamService;
import onekey.sandbox.lambda.EventSources;
import onekey.sandbox.lambda.LambdaApi;
import onekey.sandbox.lambda.LambdaService;
import onekey.sandbox.permission.PassRole;
import onekey.sandbox.permission.Permissions;
import onekey.sandbox.permission.Roles;
import onekey.sandbox.scheduler.SchedulerApi;
import onekey.sandbox.scheduler.SchedulerService;
import onekey.sandbox.sns.SnsApi;
import onekey.sandbox.sns.Topics;
import onekey.sandbox.sqs.Queues;
import onekey.sandbox.sqs.SqsApi;
import onekey.sandbox.ssm.AutomationService;
import onekey.sandbox.ssm.SsmService;
import onekey.sandbox.stack.StackApi;
import onekey.sandbox.stack.Stacks;
import onekey.sandbox.sts.StsService;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** A running sandbox: one account, reached over AWS's wire protocols or directly by tests. */
public final class Sandbox implements AutoCloseable {

  /** How often a call is tried, as by OneKey's clients in Lambda. */
  private static final int MAXIMUM_ATTEMPTS = 10;

  private final SandboxSettings settings;
  private final Account account;
  private final SandboxClock clock;
  private final CallLog calls = new CallLog();
  private final Faults faults = new Faults();
  private final PrincipalRegistry principals;
  private final Permissions permissions;
  private final IamAccount iam;
  private final LambdaService lambda;
  private final ConfigService config;
  private final Roles roles;
  private final AutomationService automation;
  private final RemediationService remediation;
  private final SchedulerService scheduler;
  private final Queues queues;
  private final EventSources eventSources;
  private final EventBuses eventBuses;
  private final EventHistory eventHistory;
  private final CloudTrail cloudTrail;
  private final IamService iamApi;
  private final Topics topics;
  private final Metrics metrics;
  private final Alarms alarms = new Alarms();
  private final Recorders recorders;
  private final Stacks stacks;
  private final Map<Principal, AwsClients> functionClients = new ConcurrentHashMap<>();
  private final Gateway gateway;
  private final Wire wire;
  private final HttpFront front;

  private Sandbox(SandboxSettings settings) {
    this.settings = settings;
    this.account = new Account(settings.accountId(), settings.region());
    this.clock = new SandboxClock(settings.start());
    this.permissions = new Permissions(account);
    this.iam = new IamAccount(account, clock);
    this.principals = new PrincipalRegistry(iam);
    this.metrics = new Metrics(clock);
    this.recorders = new Recorders(account);
    this.stacks = new Stacks(account, clock);
    this.lambda = new LambdaService(account, metrics);
    this.config =
        new ConfigService(
            account, clock, lambda, settings.evaluationReadings(), settings.evaluationDuration());
    this.roles = new Roles(account);
    this.automation =
        new AutomationService(
            account, clock, roles, this::carryOutForRunbook, settings.automationReadings());
    this.remediation = new RemediationService(automation);
    this.scheduler =
        new SchedulerService(account, roles, this::carryOut, settings.scheduleDeletion());
    this.queues = new Queues(account, clock);
    this.eventSources =
        new EventSources(
            account, lambda, queues, permissions, this::carryOut, settings.eventSourceReadings());
    this.eventBuses = new EventBuses(new EventDelivery(queues, roles, this::carryOut));
    this.eventHistory = new EventHistory(clock);
    this.cloudTrail = new CloudTrail(account, clock, iam, eventBuses, eventHistory);
    this.iamApi =
        new IamService(
            iam, permissions, roles, account, settings.unknownKeyAnswer(), settings.largestPage());
    this.topics = new Topics(clock);
    this.clock.addAlarms(scheduler);
    this.clock.addAlarms(eventSources);
    this.gateway = openGateway();
    this.wire = new Wire(gateway);
    this.front = HttpFront.start(wire, principals, calls);
  }

  /** Starts a sandbox with an empty account on a free port of {@code 127.0.0.1}. */
  public static Sandbox start() {
    return start(_ -> {});
  }

  /** Starts a sandbox with settings that differ from the defaults. */
  public static Sandbox start(Consumer<SandboxSettings.Builder> settings) {
    return new Sandbox(SandboxSettings.with(settings));
  }

  // The calls of services go through the same gateway as those of clients.
  private ObjectNode carryOut(ApiCall call) {
    return gateway.carryOut(call);
  }

  private ObjectNode carryOutForRunbook(ApiCall call) {
    return gateway.carryOut(call.from(Origin.service("ssm.amazonaws.com")));
  }

  private Gateway openGateway() {
    var passRole = new PassRole(permissions, account, calls);
    var services =
        List.of(
            new StsService(account),
            new LambdaApi(lambda, eventSources, account),
            new SchedulerApi(scheduler, account, clock, passRole, settings.largestPage()),
            new SqsApi(queues, account),
            new SnsApi(topics, account, settings.largestPage()),
            new EventsApi(eventBuses, account),
            new StackApi(stacks, settings.largestPage()),
            new CloudWatchApi(metrics, alarms, settings.largestPage()),
            new CloudTrailApi(
                eventHistory, account, clock, settings.limitedLookups(), settings.largestPage()),
            new SsmService(automation, account, passRole, settings.largestPage()),
            iamApi,
            new ConfigApi(
                config,
                recorders,
                remediation,
                faults,
                settings.evaluationMode(),
                settings.largestPage()));
    return new Gateway(
        services, permissions, faults, calls, settings.latency(), settings.rateLimit(), cloudTrail);
  }

  /** Returns the settings. */
  public SandboxSettings settings() {
    return settings;
  }

  /** Returns the account, which builds ARNs. */
  public Account account() {
    return account;
  }

  /** Returns the URL on which the sandbox listens, the endpoint of every service. */
  public URI endpoint() {
    return front.endpoint();
  }

  /** Returns the account's clock. */
  public SandboxClock clock() {
    return clock;
  }

  /**
   * Returns the users and access keys, for tests to read and change. CloudTrail does not see these
   * changes: {@link #person} makes those that it sees.
   */
  public IamAccount iam() {
    return iam;
  }

  /** Returns somebody in the role {@code Administrator} who changes users and keys by hand. */
  public Person person() {
    return person(Principal.role("Administrator"), "203.0.113.7");
  }

  /** Returns somebody who changes users and keys by hand, as this principal from this address. */
  public Person person(Principal principal, String sourceIpAddress) {
    return new Person(iamApi, cloudTrail, principal, sourceIpAddress);
  }

  /** Returns the Config rules and their evaluations. */
  public ConfigService config() {
    return config;
  }

  /** Returns the Lambda functions. */
  public LambdaService lambda() {
    return lambda;
  }

  /** Returns the policies of principals. Until the first is attached, everything is allowed. */
  public Permissions permissions() {
    return permissions;
  }

  /** Returns the roles that services may assume. */
  public Roles roles() {
    return roles;
  }

  /** Returns the runbooks and their executions. */
  public AutomationService automation() {
    return automation;
  }

  /** Returns the remediation configurations of the rules. */
  public RemediationService remediation() {
    return remediation;
  }

  /** Returns the schedules, which are invoked when the clock is moved past their time. */
  public SchedulerService scheduler() {
    return scheduler;
  }

  /** Returns the queues. */
  public Queues queues() {
    return queues;
  }

  /** Returns the event source mappings, which poll queues when the clock is moved. */
  public EventSources eventSources() {
    return eventSources;
  }

  /** Returns EventBridge's default event buses with their rules. */
  public EventBuses eventBuses() {
    return eventBuses;
  }

  /** Returns CloudTrail's event history, to which tests may add. */
  public EventHistory eventHistory() {
    return eventHistory;
  }

  /** Returns the SNS topics and what was published to them. */
  public Topics topics() {
    return topics;
  }

  /** Returns the metrics of the functions. */
  public Metrics metrics() {
    return metrics;
  }

  /** Returns the alarms, whose states a test sets. */
  public Alarms alarms() {
    return alarms;
  }

  /** Returns the configuration recorder. */
  public Recorders recorders() {
    return recorders;
  }

  /** Returns the stacks, as CloudFormation describes them. */
  public Stacks stacks() {
    return stacks;
  }

  /** Returns the record of all calls. */
  public CallLog calls() {
    return calls;
  }

  /** Returns the faults to inject. */
  public Faults faults() {
    return faults;
  }

  /** Returns credentials of this principal, which need not exist in IAM. */
  public AwsCredentialsProvider credentials(Principal principal) {
    return StaticCredentialsProvider.create(principals.credentialsOf(principal));
  }

  /** Returns OneKey's clients, which call this sandbox as this principal. */
  public AwsClients clients(Principal principal) {
    return switch (settings.transport()) {
      case SOCKETS -> AwsClients.at(endpoint(), credentials(principal), settings.region());
      case IN_PROCESS ->
          AwsClients.as(
              AnonymousCredentialsProvider.create(),
              settings.region(),
              ProfileFile.aggregator().build(),
              Optional.empty(),
              () -> transport(principal),
              _ -> retriesAtOnce());
    };
  }

  /** Returns an HTTP client for an SDK client that calls this sandbox without sockets. */
  public SdkHttpClient transport(Principal principal) {
    return new InProcessTransport(wire, principal);
  }

  // An injected fault does not last: to wait before the next attempt would only take time.
  private static RetryStrategy retriesAtOnce() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MAXIMUM_ATTEMPTS)
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }

  /**
   * Returns the clients of the functions that run as this role. They are always the same, so that
   * repeated deployments open no more connections, and are closed with the sandbox.
   */
  public AwsClients clientsOfFunctions(Principal role) {
    return functionClients.computeIfAbsent(role, this::clients);
  }

  /** Stops listening and drops every connection. */
  @Override
  public void close() {
    functionClients.values().forEach(AwsClients::close);
    front.close();
  }
}
