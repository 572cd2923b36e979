package onekey.sandbox.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import onekey.rule.JudgeHandler;
import onekey.rule.aws.AwsClients;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.lambda.Invocation;

/** An account with the rule, and short methods for tests of it. */
final class JudgedSandbox implements AutoCloseable {

  static final String RULE = "iam-user-single-access-key";
  static final Principal JUDGE = Principal.role("judge");

  /** The time at which the tests start. */
  static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  final Sandbox aws;
  private final AwsClients clients;
  private final String judge;

  JudgedSandbox() {
    this(_ -> {});
  }

  JudgedSandbox(Consumer<SandboxSettings.Builder> settings) {
    this(settings, Map.of());
  }

  /** Starts an account in which the judge has these environment variables. */
  JudgedSandbox(Consumer<SandboxSettings.Builder> settings, Map<String, String> environment) {
    aws = Sandbox.start(settings.andThen(all -> all.start(NOW).transport(Transport.IN_PROCESS)));
    clients = aws.clients(JUDGE);
    judge = aws.lambda().register("judge", new JudgeHandler(clients, environment));
    policy(Map.of());
  }

  void policy(Map<String, String> ruleParameters) {
    aws.config().putRule(new ConfigRule(RULE, ruleParameters, judge));
  }

  /** Adds a user without keys, and returns its id. */
  String user(String name) {
    return aws.iam().createUser(name).id();
  }

  /** Adds a user with this many active keys that were never used, and returns its id. */
  String userWithKeys(String name, int activeKeys) {
    var id = user(name);
    for (var key = 1; key <= activeKeys; key++) {
      key(name, "Active", daysAgo(400 + key), Optional.empty());
    }
    return id;
  }

  String key(String userName, String status, Instant created, Optional<KeyUse> lastUse) {
    return aws.iam().addAccessKey(userName, status, created, lastUse).id();
  }

  static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  /** Runs the rule as its schedule does. */
  Invocation.Outcome run() {
    return aws.config().evaluate(RULE).invocation().outcome();
  }

  /** Runs the rule and returns why it failed. */
  String failure() {
    return switch (run()) {
      case Invocation.Outcome.Failed(var _, var cause) -> String.valueOf(cause.getMessage());
      case Invocation.Outcome.Answered(var payload) ->
          throw new AssertionError("The rule did not fail but answered " + payload);
    };
  }

  /** Invokes the judge with this event. */
  Invocation.Outcome invoke(String event) {
    return aws.lambda().invoke(judge, event).outcome();
  }

  /** Lets this much time pass, then runs the rule. */
  Invocation.Outcome runAfter(Duration pause) {
    aws.clock().advance(pause);
    return run();
  }

  /** How many evaluations the last runs were billed. */
  long billed() {
    return aws.config().billedEvaluations(RULE);
  }

  String judgeArn() {
    return judge;
  }

  Optional<String> verdict(String userId) {
    return aws.config().evaluation(RULE, userId).map(StoredEvaluation::complianceType);
  }

  Optional<String> annotation(String userId) {
    return aws.config().evaluation(RULE, userId).flatMap(StoredEvaluation::annotation);
  }

  long calls(String action) {
    return aws.calls().count(action);
  }

  @Override
  public void close() {
    clients.close();
    aws.close();
  }
}
