package onekey.cli.drill;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.plan.output.Console;
import onekey.plan.output.ResultWriter;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.RemediationConfiguration;
import onekey.sandbox.config.RemediationConfiguration.ParameterValue;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Template;

/** An account with the deployed stack, and an operator who may do what a drill takes, no more. */
final class DrillSandbox implements AutoCloseable {

  static final Principal OPERATOR = Principal.role("operator");

  /** What is deployed where a removal is to come to its end within days. */
  static final Map<String, String> WITHIN_DAYS = Map.of("minimumIdleDays", "1");

  final Sandbox aws;
  final SandboxPauses pauses;
  final String rule;
  final StringWriter err = new StringWriter();
  private final OpenAccount open;

  DrillSandbox() {
    this(Map.of());
  }

  DrillSandbox(Map<String, String> ruleParameters) {
    this(ruleParameters, _ -> {});
  }

  DrillSandbox(Map<String, String> ruleParameters, Consumer<SandboxSettings.Builder> settings) {
    aws =
        Sandbox.start(
            settings.andThen(builder -> builder.transport(SandboxSettings.Transport.IN_PROCESS)));
    rule =
        new CloudFormation(aws)
            .deploy(Template.ofStackWithNotices().withRuleParameters(parameters(ruleParameters)))
            .ruleName();
    aws.iam().createUser("alice");
    aws.iam().addAccessKey("alice", aws.clock().instant().minus(Duration.ofDays(400)));
    aws.iam().addAccessKey("alice", aws.clock().instant().minus(Duration.ofDays(900)));
    aws.permissions().attach(OPERATOR, List.of(DrillPolicy.document(DrillOrder.USUAL_NAME)));
    pauses = new SandboxPauses(aws);
    open = new SandboxClients(aws, OPERATOR).open();
  }

  private static Map<String, String> parameters(Map<String, String> changes) {
    var parameters = new HashMap<>(KeyPolicy.defaults().toRuleParameters());
    parameters.putAll(changes);
    return KeyPolicy.parse(parameters).toRuleParameters();
  }

  /** Changes the rule behind the stack. */
  void ruleParameter(String name, String value) {
    var before = aws.config().rule(rule).orElseThrow();
    aws.config()
        .putRule(
            new ConfigRule(
                rule, before.withParameter(name, value).parameters(), before.functionArn()));
  }

  /** Changes the fixed parameters of the remediation. */
  void remediation(boolean automatic, Map<String, String> changes) {
    var before = aws.remediation().of(rule).orElseThrow();
    var parameters = new HashMap<>(before.parameters());
    changes.forEach(
        (name, value) -> parameters.put(name, new ParameterValue.Static(List.of(value))));
    aws.remediation()
        .put(
            new RemediationConfiguration(
                rule,
                before.documentName(),
                parameters,
                automatic,
                before.maximumAttempts(),
                before.retrySeconds()));
  }

  DrillReport run(Visit visit) {
    return run(new DrillOrder(visit, DrillOrder.USUAL_NAME, true));
  }

  DrillReport run(DrillOrder order) {
    return run(order, Terminal.none(), "", rule);
  }

  DrillReport run(DrillOrder order, Terminal terminal, String standardInput, String ruleName) {
    var console =
        new Console(
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
            new ResultWriter(new ByteArrayOutputStream()),
            new PrintWriter(err),
            terminal);
    return new Drill(open, ruleName, console, pauses, aws.clock()).run(order);
  }

  Optional<SandboxUser> user() {
    return aws.iam().user(DrillOrder.USUAL_NAME);
  }

  /** Returns whether the operator made this call. */
  static boolean isOperators(ApiCall call) {
    return call.principal().equals(OPERATOR);
  }

  /** Starts over, with the same stack. */
  void reset() {
    aws.faults().clear();
    user().ifPresent(user -> aws.iam().deleteUser(user.name()));
    aws.scheduler().clear();
    aws.calls().reset();
    // AWS Config starts the rule once a minute.
    aws.clock().advance(Duration.ofHours(1));
    pauses.reset();
  }

  @Override
  public void close() {
    open.close();
    aws.close();
  }
}
