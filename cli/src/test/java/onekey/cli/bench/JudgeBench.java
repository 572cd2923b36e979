package onekey.cli.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import onekey.cli.demo.Account;
import onekey.cli.demo.GeneratedAccount;
import onekey.rule.aws.AwsClients;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.lambda.Invocation;

/** Measures runs of the judge over a generated account. */
public final class JudgeBench {

  private static final String RULE = "onekey";

  private final BenchSettings settings;
  private final Account account;
  private final KeyPolicy policy = KeyPolicy.defaults();

  /** Makes a bench with a generated account. */
  public JudgeBench(BenchSettings settings) {
    this.settings = settings;
    this.account = GeneratedAccount.of(settings.users(), settings.seed());
  }

  /**
   * Measures all runs, each handed over when it has ended. Two runs over a small account, which are
   * not handed over, come first: the first answers of the sandbox are slow, and those of AWS are
   * not.
   */
  public void measure(Consumer<BenchRun> consumer) {
    new JudgeBench(settings.warmUp()).run(_ -> {});
    run(consumer);
  }

  private void run(Consumer<BenchRun> consumer) {
    try (var sandbox = Sandbox.start(account.sandboxSettings().andThen(settings::limit))) {
      account.users().addTo(sandbox.iam());
      settings.slowDown(sandbox);
      var judge = new ForkedJudge(sandbox, settings.retries(), settings.heapMegabytes());
      var function = sandbox.lambda().register("onekey-judge", judge);
      sandbox.config().putRule(new ConfigRule(RULE, policy.toRuleParameters(), function));
      for (var run = 1; run <= settings.runs(); run++) {
        consumer.accept(measure(run, sandbox, judge));
        sandbox.clock().advance(Duration.ofDays(1));
      }
    }
  }

  private BenchRun measure(int run, Sandbox sandbox, ForkedJudge judge) {
    var least =
        LeastCalls.of(
            sandbox.iam().users(),
            policy,
            sandbox.config().evaluations(RULE).size(),
            DueVerdicts.count(sandbox, RULE, policy));
    var billedBefore = sandbox.config().billedEvaluations(RULE);
    sandbox.calls().reset();
    var outcome = sandbox.config().evaluate(RULE).invocation().outcome();
    var usage =
        judge.usage().orElseThrow(() -> new IllegalStateException(failure(outcome).orElse("")));
    var calls = sandbox.calls();
    var bound = Figures.boundSeconds(calls, settings);
    return new BenchRun(
        run,
        settings.retries().toString(),
        failure(outcome),
        settings.users(),
        sandbox.config().evaluations(RULE).size(),
        sandbox.config().billedEvaluations(RULE) - billedBefore,
        calls.countsByAction(),
        calls.count(),
        least,
        Figures.ratio((double) calls.count(), (double) least),
        Figures.rounded(usage.wallSeconds()),
        Figures.rounded(bound),
        Figures.ratio(usage.wallSeconds(), bound),
        AwsClients.CONCURRENT_CALLS,
        calls.connectionsOpened(),
        calls.throttled(),
        Figures.ratio((double) calls.throttled(), (double) calls.count()),
        usage.processorSeconds(),
        usage.peakHeapBytes(),
        usage.maximumHeapBytes());
  }

  private static Optional<String> failure(Invocation.Outcome outcome) {
    return switch (outcome) {
      case Invocation.Outcome.Answered _ -> Optional.empty();
      case Invocation.Outcome.Failed(var _, var cause) ->
          Optional.of(String.valueOf(cause.getMessage()));
    };
  }
}
