package onekey.cli.demo;

import java.util.Map;
import onekey.cli.account.Account;
import onekey.rule.JudgeHandler;
import onekey.rule.aws.AwsClients;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.lambda.Invocation;

/** Lets the real rule judge an account, from the start of an evaluation to the stored verdicts. */
final class AccountJudge {

  private static final String RULE = "onekey";
  private static final Principal PERSON = Principal.user("demo");
  private static final Principal JUDGE = Principal.role("onekey-judge");

  private AccountJudge() {}

  /**
   * Judges an account.
   *
   * @throws JudgingFailedException if the rule fails
   */
  static JudgedAccount judge(Account account, KeyPolicy policy) {
    try (var sandbox = Sandbox.start(SandboxAccount.settingsFor(account))) {
      var keyNames = SandboxAccount.fill(sandbox, account);
      try (var clients = clients(sandbox, JUDGE)) {
        var function = sandbox.lambda().register("onekey-judge", new JudgeHandler(clients));
        sandbox.config().putRule(new ConfigRule(RULE, policy.toRuleParameters(), function));
        evaluate(sandbox);
      }
      return new JudgedAccount(
          sandbox.iam().users().stream().map(user -> judged(user, sandbox, keyNames)).toList(),
          sandbox.calls().countsByAction(JUDGE));
    }
  }

  private static void evaluate(Sandbox sandbox) {
    try (var clients = clients(sandbox, PERSON)) {
      clients.config().startConfigRulesEvaluation(request -> request.configRuleNames(RULE));
    }
    switch (sandbox.config().runs(RULE).getLast().invocation().outcome()) {
      case Invocation.Outcome.Answered _ -> {}
      case Invocation.Outcome.Failed(var _, var cause) ->
          throw new JudgingFailedException("The rule failed: " + cause.getMessage(), cause);
    }
  }

  private static AwsClients clients(Sandbox sandbox, Principal principal) {
    return AwsClients.at(
        sandbox.endpoint(), sandbox.credentials(principal), sandbox.settings().region());
  }

  private static JudgedUser judged(
      SandboxUser user, Sandbox sandbox, Map<String, String> keyNames) {
    var verdict =
        sandbox
            .config()
            .evaluation(RULE, user.id())
            .orElseThrow(
                () -> new JudgingFailedException("The rule did not judge " + user.name(), null));
    return new JudgedUser(
        user.name(),
        user.id(),
        user.activeKeys(),
        ComplianceType.valueOf(verdict.complianceType()),
        annotation(user, verdict, keyNames));
  }

  private static String annotation(
      SandboxUser user, StoredEvaluation verdict, Map<String, String> keyNames) {
    var annotation = verdict.annotation().orElse("");
    for (var key : user.accessKeys()) {
      annotation = annotation.replace(key.id(), keyNames.getOrDefault(key.id(), key.id()));
    }
    return annotation;
  }
}
