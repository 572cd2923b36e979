package onekey.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.lambda.Invocation;
import onekey.sandbox.sns.PublishedMessage;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * Deploys the stack with notices into a sandbox, lets the real rule judge an account, lets the
 * runbook of the stack remediate, and lets the rule judge again.
 */
public final class Demo {

  private final Sandbox sandbox;
  private final Deployment stack;
  private final Map<String, String> keyNames;

  private Demo(Sandbox sandbox, Account account, KeyPolicy policy) {
    this.sandbox = sandbox;
    this.keyNames = account.users().addTo(sandbox.iam());
    this.stack =
        new CloudFormation(sandbox)
            .deploy(Template.ofStackWithNotices().withRuleParameters(policy.toRuleParameters()));
  }

  /**
   * Judges an account, remediates, and judges again.
   *
   * @throws JudgingFailedException if the rule fails
   */
  public static JudgedAccount run(Account account, KeyPolicy policy, RemovalParameters parameters) {
    var costUnchanged = costOfSecondDay(account, policy);
    try (var sandbox = Sandbox.start(account.sandboxSettings())) {
      return new Demo(sandbox, account, policy).run(parameters, costUnchanged);
    }
  }

  /** In a sandbox of its own, so that no day passes in the other one. */
  private static RunCost costOfSecondDay(Account account, KeyPolicy policy) {
    try (var sandbox = Sandbox.start(account.sandboxSettings())) {
      var demo = new Demo(sandbox, account, policy);
      demo.evaluate();
      sandbox.clock().advance(Duration.ofDays(1));
      return demo.evaluate();
    }
  }

  private JudgedAccount run(RemovalParameters parameters, RunCost costUnchanged) {
    var cost = evaluate();
    var users = judgedUsers();
    var calls = sandbox.calls().countsByAction(judge());
    var message = sandbox.topics().messages().stream().findFirst().map(this::sent);
    var remediations =
        users.stream()
            .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
            .map(user -> remediate(user, parameters))
            .toList();
    var usersAfter = judgedAgain();
    return new JudgedAccount(
        users,
        calls,
        message,
        cost,
        costUnchanged,
        remediations,
        usersAfter,
        quarantine(parameters));
  }

  private SentMessage sent(PublishedMessage message) {
    return new SentMessage(named(message.subject().orElse("")), named(message.message()));
  }

  private Optional<Quarantine> quarantine(RemovalParameters parameters) {
    var quarantined =
        new QuarantinedKeys(
            sandbox,
            parameters.quarantineDays(),
            user -> remediate(judged(user), parameters),
            this::named);
    if (quarantined.isEmpty()) {
      return Optional.empty();
    }
    var reactivation = quarantined.makeOneActiveAgain();
    var ends = quarantined.awaitEnd();
    return Optional.of(
        new Quarantine(parameters.quarantineDays(), reactivation, ends, judgedAgain()));
  }

  private List<JudgedUser> judgedAgain() {
    // AWS Config refuses more than one evaluation a minute.
    sandbox.clock().advance(Duration.ofMinutes(5));
    evaluate();
    return judgedUsers();
  }

  private RunCost evaluate() {
    var billedBefore = sandbox.config().billedEvaluations(stack.ruleName());
    // As a person does, so not by the rule's own clients: they take only answers to its own calls.
    try (var config =
        ConfigClient.builder()
            .endpointOverride(sandbox.endpoint())
            .credentialsProvider(sandbox.credentials(Principal.ROOT))
            .region(sandbox.settings().region())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      config.startConfigRulesEvaluation(request -> request.configRuleNames(stack.ruleName()));
    }
    switch (sandbox.config().runs(stack.ruleName()).getLast().invocation().outcome()) {
      case Invocation.Outcome.Answered _ -> {}
      case Invocation.Outcome.Failed(var _, var cause) ->
          throw new JudgingFailedException("The rule failed: " + cause.getMessage(), cause);
    }
    return RunCost.of(sandbox.config().billedEvaluations(stack.ruleName()) - billedBefore);
  }

  private Principal judge() {
    return stack.roles().values().stream()
        .filter(
            role -> sandbox.permissions().allowedActions(role).contains("config:PutEvaluations"))
        .findAny()
        .orElseThrow();
  }

  private Remediation remediate(JudgedUser user, RemovalParameters parameters) {
    var remediation = sandbox.remediation().of(stack.ruleName()).orElseThrow();
    var execution =
        sandbox
            .automation()
            .start(
                remediation.documentName(),
                parameters.over(remediation.parametersFor(user.userId())));
    return Remediation.of(user, execution, this::named);
  }

  private List<JudgedUser> judgedUsers() {
    return sandbox.iam().users().stream().map(this::judged).toList();
  }

  private JudgedUser judged(SandboxUser user) {
    var verdict =
        sandbox
            .config()
            .evaluation(stack.ruleName(), user.id())
            .orElseThrow(
                () -> new JudgingFailedException("The rule did not judge " + user.name(), null));
    return new JudgedUser(
        user.name(),
        user.id(),
        user.activeKeys(),
        ComplianceType.valueOf(verdict.complianceType()),
        named(verdict.annotation().orElse("")));
  }

  /** A credential report has no key ids, so the made up ones are not shown. */
  private String named(String text) {
    var renamed = text;
    for (var keyName : keyNames.entrySet()) {
      renamed =
          renamed
              .replace("Access key " + keyName.getKey(), keyName.getValue().replaceFirst("^a", "A"))
              .replace("access key " + keyName.getKey(), keyName.getValue())
              .replace(keyName.getKey(), keyName.getValue());
    }
    return renamed;
  }
}
