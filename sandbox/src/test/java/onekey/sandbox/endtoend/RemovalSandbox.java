package onekey.sandbox.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationReadings;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;

/** An account with the deployed stack, and short methods for tests of its runbook. */
final class RemovalSandbox implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  /** Deletes the key as soon as it is confirmed, where the deployment allows it. */
  static final Map<String, String> AT_ONCE = Map.of("DeleteAfterDays", "0");

  private static final String RUNBOOK = "RemovalRunbook";

  final Sandbox aws;
  final CloudFormation cloudFormation;
  final Principal automation;
  final Principal chooser;
  final Principal deletion;
  final Principal scheduler;

  /** The deployed stack. */
  Deployment stack;

  /** The policy that was deployed last. */
  private KeyPolicy policy = KeyPolicy.defaults();

  RemovalSandbox() {
    this(AutomationReadings.strict());
  }

  RemovalSandbox(AutomationReadings readings) {
    this(readings, Deployed.with());
  }

  RemovalSandbox(AutomationReadings readings, Template template) {
    aws =
        Sandbox.start(
            settings ->
                settings.start(NOW).transport(Transport.IN_PROCESS).automationReadings(readings));
    cloudFormation = new CloudFormation(aws);
    stack = cloudFormation.deploy(template);
    automation = roleThatMay("iam:UpdateAccessKey");
    chooser = roleThatMay("config:DescribeConfigRules");
    scheduler = roleThatMay("ssm:StartAutomationExecution");
    deletion = onlyRole("DeletionRunbookRole");
  }

  private Principal roleThatMay(String action) {
    return stack.roles().values().stream()
        .filter(role -> aws.permissions().allowedActions(role).contains(action))
        .findAny()
        .orElseThrow();
  }

  private Principal onlyRole(String logicalId) {
    return stack.roles().entrySet().stream()
        .filter(role -> role.getKey().startsWith(logicalId))
        .map(Map.Entry::getValue)
        .findAny()
        .orElseThrow();
  }

  String rule() {
    return stack.ruleName();
  }

  String runbook() {
    return stack.documentNames().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(RUNBOOK))
        .map(Map.Entry::getValue)
        .findAny()
        .orElseThrow();
  }

  /** Updates the stack to other settings. */
  void deploy(String... settings) {
    stack = cloudFormation.deploy(Deployed.with(settings));
  }

  /** Updates the stack to another policy and these settings. */
  void deploy(KeyPolicy other, String... settings) {
    policy = other;
    stack = cloudFormation.deploy(Deployed.with(other, settings));
  }

  /** Updates the stack to another policy and the default settings. */
  void policy(KeyPolicy other) {
    deploy(other);
  }

  void policy(Map<String, String> changes) {
    policy(with(changes));
  }

  /** Changes the rule outside the stack. */
  void rule(Map<String, String> changes) {
    rule(with(changes));
  }

  void rule(KeyPolicy policy) {
    var rule = aws.config().rule(rule()).orElseThrow();
    aws.config()
        .putRule(new ConfigRule(rule.name(), policy.toRuleParameters(), rule.functionArn()));
  }

  private static KeyPolicy with(Map<String, String> changes) {
    var parameters = new HashMap<>(KeyPolicy.defaults().toRuleParameters());
    parameters.putAll(changes);
    return KeyPolicy.parse(parameters);
  }

  /** Adds a key that was created and last used so many days ago; 0 means never used. */
  String key(String userName, int createdDaysAgo, int usedDaysAgo, String service) {
    return aws.iam()
        .addAccessKey(
            userName,
            "Active",
            daysAgo(createdDaysAgo),
            usedDaysAgo == 0
                ? Optional.empty()
                : Optional.of(new KeyUse(daysAgo(usedDaysAgo), service, "us-east-1")))
        .id();
  }

  /** A user with an extra key that may be removed, and a key in use. */
  record Alice(String id, String extra, String kept) {}

  /** Adds this user. */
  Alice alice() {
    return new Alice(
        aws.iam().createUser("alice").id(), key("alice", 400, 0, ""), key("alice", 900, 1, "s3"));
  }

  static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  /** Starts the runbook as AWS Config does, with the parameters of the remediation. */
  AutomationExecution remediate(String userId) {
    return aws.remediation().start(rule(), List.of(userId)).getFirst();
  }

  /** Deploys no quarantine, and starts the runbook by hand. */
  AutomationExecution removeAtOnce(String iamUser) {
    deploy(policy, Deployed.AT_ONCE);
    return run(iamUser, AT_ONCE);
  }

  /** Starts the runbook by hand, with the remediation's parameters and these changes. */
  AutomationExecution run(String iamUser, Map<String, String> parameters) {
    var all = new HashMap<String, List<String>>();
    aws.remediation()
        .of(rule())
        .orElseThrow()
        .parametersFor(iamUser)
        .forEach((name, values) -> all.put(name, values));
    parameters.forEach((name, value) -> all.put(name, List.of(value)));
    return aws.automation().start(runbook(), all);
  }

  /** Starts over: no users, schedules, calls and faults, and the clock at the beginning. */
  void reset() {
    aws.faults().clear();
    aws.calls().reset();
    aws.scheduler().clear();
    aws.clock().set(NOW);
    aws.iam().users().forEach(user -> aws.iam().deleteUser(user.name()));
  }

  /** Lets the calls of this action take effect and fail all the same. */
  void loseTheAnswerTo(String action) {
    aws.faults()
        .after(
            Faults.action(action),
            () -> {
              throw new ApiException(500, "InternalServerException", "no answer");
            });
  }

  /** Returns the writes to access keys by any principal, whether they succeeded or not. */
  List<ApiCall> writes() {
    return aws.calls().all().stream()
        .map(recorded -> recorded.call())
        .filter(call -> isWrite(call))
        .toList();
  }

  static boolean isWrite(ApiCall call) {
    return call.action().equals("UpdateAccessKey") || call.action().equals("DeleteAccessKey");
  }

  Optional<String> status(String accessKeyId) {
    return aws.iam()
        .ownerOf(accessKeyId)
        .flatMap(user -> user.accessKey(accessKeyId))
        .map(key -> key.status());
  }

  @Override
  public void close() {
    aws.close();
  }
}
