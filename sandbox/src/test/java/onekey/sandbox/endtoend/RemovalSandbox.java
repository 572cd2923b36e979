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
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationReadings;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;

/** The stack as it is deployed, and the runbook on it, in as few words as a test needs. */
final class RemovalSandbox implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  /** A key is deleted right after it was confirmed. */
  static final Map<String, String> AT_ONCE = Map.of("QuarantineDays", "0");

  private static final String RUNBOOK = "RemovalRunbook";

  final Sandbox aws;
  final CloudFormation cloudFormation;
  final Principal automation;
  final Principal chooser;
  final Principal deletion;
  final Principal scheduler;

  /** What is deployed now. */
  Deployment stack;

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

  /** Deploys other settings over what is there. */
  void deploy(String... settings) {
    stack = cloudFormation.deploy(Deployed.with(settings));
  }

  /** Deploys another policy, with these settings for the rest. */
  void deploy(KeyPolicy policy, String... settings) {
    stack = cloudFormation.deploy(Deployed.with(policy, settings));
  }

  /** Deploys another policy, with the default settings for the rest. */
  void policy(KeyPolicy policy) {
    deploy(policy);
  }

  void policy(Map<String, String> changes) {
    policy(with(changes));
  }

  /** Changes the live rule behind the stack. */
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

  /** Adds a key that was created and last used so many days ago; used 0 days ago is never. */
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

  /** A user with an extra key that may go, and a key in use. */
  record Alice(String id, String extra, String kept) {}

  /** Adds her. */
  Alice alice() {
    return new Alice(
        aws.iam().createUser("alice").id(), key("alice", 400, 0, ""), key("alice", 900, 1, "s3"));
  }

  static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  /** Runs the runbook as the remediation does, with the remediation's own parameters. */
  AutomationExecution remediate(String userId) {
    return aws.remediation().start(rule(), List.of(userId)).getFirst();
  }

  /** Runs the same without a quarantine. */
  AutomationExecution removeAtOnce(String iamUser) {
    return run(iamUser, AT_ONCE);
  }

  /** Runs the runbook by hand, with parameters that differ from the remediation's. */
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

  /** Returns what was written to access keys, carried out or not, by whomever. */
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
