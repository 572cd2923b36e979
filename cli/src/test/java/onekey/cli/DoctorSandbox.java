package onekey.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.doctor.DoctorPolicy;
import onekey.cli.doctor.check.Topic;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.AwsClients;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * A sandbox with the stack that has everything, three users, and a rule that has run. It is
 * examined by somebody who may do no more than the printed policy says.
 */
final class DoctorSandbox implements AutoCloseable {

  static final Principal READER = Principal.role("doctor");

  /** A user over the limit. */
  static final String ALICE = "alice.liddell";

  /** A user within the limit. */
  static final String BOB = "bob.marley";

  /** A user with an inactive key that is going to be deleted. */
  static final String CAROL = "carol.kaye";

  static final String ADDRESS = "security@example.com";

  private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-01T08:00:00Z");

  private final Sandbox sandbox;
  private final CloudFormation cloudFormation;
  private final Deployment deployment;
  private final String restingKey;
  private UnaryOperator<SdkHttpClient> tampering = UnaryOperator.identity();

  private DoctorSandbox(
      Template template, String stackName, Consumer<SandboxSettings.Builder> settings) {
    sandbox =
        Sandbox.start(
            builder -> {
              builder.transport(SandboxSettings.Transport.IN_PROCESS);
              settings.accept(builder);
            });
    cloudFormation = new CloudFormation(sandbox);
    deployment = cloudFormation.deploy(template, stackName);
    sandbox.permissions().attach(READER, List.of(DoctorPolicy.document()));
    deployment.topicArns().values().forEach(sandbox.topics()::confirm);
    for (var name : List.of(ALICE, BOB, CAROL)) {
      sandbox.iam().createUser(name, "/", LONG_AGO);
      sandbox.iam().addAccessKey(name, LONG_AGO);
    }
    sandbox.iam().addAccessKey(ALICE, LONG_AGO);
    restingKey = sandbox.iam().addAccessKey(CAROL, LONG_AGO).id();
    sandbox.iam().setStatus(restingKey, "Inactive");
    if (!deployment.scheduleGroupNames().isEmpty()) {
      sandbox.scheduler().put(deletionOf(restingKey, LATER));
    }
    sandbox.config().evaluate(ruleName());
  }

  static DoctorSandbox healthy() {
    return of(Template.ofStackWithWatch(), "OneKeyStack", _ -> {});
  }

  static DoctorSandbox of(
      Template template, String stackName, Consumer<SandboxSettings.Builder> settings) {
    return new DoctorSandbox(template, stackName, settings);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Deployment deployment() {
    return deployment;
  }

  CloudFormation cloudFormation() {
    return cloudFormation;
  }

  String ruleName() {
    return "iam-user-single-access-key";
  }

  String restingKey() {
    return restingKey;
  }

  /** Returns the name of the resource whose name in the template begins so. */
  static <T> T of(Map<String, T> resources, String prefix) {
    return resources.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .findAny()
        .orElseThrow();
  }

  Principal role(String prefix) {
    return of(deployment.roles(), prefix);
  }

  /** Returns the schedule that the runbook makes when it has deactivated a key. */
  Schedule deletionOf(String key, Instant at) {
    var owner = sandbox.iam().ownerOf(key).map(user -> user.id()).orElse("AIDANOBODY0000000000");
    var parameters = Json.object();
    parameters.putArray("AccessKeyId").add(key);
    parameters.putArray("IamUser").add(owner);
    var input = Json.object().put("DocumentName", "runbook");
    input.set("Parameters", parameters);
    return schedule(
        "delete-" + key,
        at,
        sandbox.account().roleArn(role("DeletionRunbookSchedulerRole").name()),
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution",
        input);
  }

  Schedule schedule(String name, Instant at, String roleArn, String targetArn, ObjectNode input) {
    return new Schedule(
        of(deployment.scheduleGroupNames(), ""),
        name,
        at,
        "at(%s)".formatted(at.toString().replace("Z", "")),
        "",
        roleArn,
        targetArn,
        input,
        Optional.empty(),
        sandbox.clock().instant());
  }

  /** Changes what is answered. */
  void tamper(UnaryOperator<SdkHttpClient> other) {
    tampering = other;
  }

  CommandLineRun run(String... arguments) {
    return run(Terminal.none(), arguments);
  }

  CommandLineRun run(Terminal terminal, String... arguments) {
    return CommandLineRun.of(
        _ ->
            new OpenAccount(
                clients(), region(), List.of(), new TransportClients(this::transport, 1)),
        terminal,
        "",
        Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** What was found about each topic, as JSON with all names. */
  Map<Topic, JsonNode> examine() {
    return topics(run("--format", "json", "--personal-details", "true"));
  }

  static Map<Topic, JsonNode> topics(CommandLineRun run) {
    var found = new EnumMap<Topic, JsonNode>(Topic.class);
    PlannedSandbox.json(run)
        .get("checks")
        .forEach(
            check -> found.put(Topic.valueOf(check.get("check").asText()), check.get("lines")));
    return found;
  }

  /** Returns the topics that have a line of this status. */
  static List<Topic> with(String status, Map<Topic, JsonNode> found) {
    return found.entrySet().stream()
        .filter(entry -> statuses(entry.getValue()).contains(status))
        .map(Map.Entry::getKey)
        .toList();
  }

  static List<String> statuses(JsonNode lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> line.get("status").asText())
        .toList();
  }

  private Region region() {
    return sandbox.settings().region();
  }

  private SdkHttpClient transport() {
    return tampering.apply(sandbox.transport(READER));
  }

  private AwsClients clients() {
    return AwsClients.as(
        AnonymousCredentialsProvider.create(),
        region(),
        ProfileFile.aggregator().build(),
        Optional.empty(),
        this::transport,
        _ -> AwsRetryStrategy.doNotRetry());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
