package onekey.sandbox.config;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import onekey.sandbox.api.Account;
import onekey.sandbox.lambda.LambdaService;

/**
 * The account's Config rules. Direct methods are no API calls: not logged, no faults, no
 * permissions.
 */
public final class ConfigService {

  /** The token of a test run, which AWS Config's own rule development kit uses. */
  static final String TEST_MODE_TOKEN = "TESTMODE";

  private final Account account;
  private final Clock clock;
  private final LambdaService functions;
  private final Map<String, RuleRecord> rules = new TreeMap<>();
  private final Map<String, IssuedToken> tokens = new HashMap<>();

  record IssuedToken(String ruleName, Instant ruleInvokedTime) {}

  /** An account without rules. */
  public ConfigService(Account account, Clock clock, LambdaService functions) {
    this.account = account;
    this.clock = clock;
    this.functions = functions;
  }

  /**
   * Adds a rule or replaces the one of this name; its verdicts stay.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public synchronized void putRule(ConfigRule rule) {
    if (!functions.knows(rule.functionArn())) {
      throw new IllegalArgumentException(
          "Rule %s wants function %s, which is not registered."
              .formatted(rule.name(), rule.functionArn()));
    }
    var known = rules.get(rule.name());
    if (known == null) {
      rules.put(rule.name(), new RuleRecord(ruleId(rule.name()), rule));
    } else {
      known.replace(rule);
    }
  }

  /** Removes a rule with its verdicts. */
  public synchronized void deleteRule(String ruleName) {
    require(ruleName);
    rules.remove(ruleName);
  }

  /** Returns a rule, if there is one of this name. */
  public synchronized Optional<ConfigRule> rule(String ruleName) {
    return Optional.ofNullable(rules.get(ruleName)).map(RuleRecord::rule);
  }

  /**
   * Returns the id of a rule. AWS makes it up; here it follows from the name, so that a template
   * can be resolved before the rule is there.
   */
  public static String ruleId(String ruleName) {
    return "config-rule-%08x".formatted(ruleName.hashCode());
  }

  /** Returns the rule's ARN. */
  public synchronized String arn(String ruleName) {
    return account.configRuleArn(require(ruleName).id());
  }

  /** Returns the state as a caller sees it, {@code EVALUATING} included. */
  public synchronized String state(String ruleName) {
    return require(ruleName).state();
  }

  /**
   * Runs a rule as its schedule does, and waits for it. A schedule has no limit of one run a
   * minute. That the function failed is an outcome.
   *
   * @throws onekey.sandbox.api.ApiException if there is no such rule
   */
  public EvaluationRun evaluate(String ruleName) {
    var started = clock.instant();
    // Not held while the function runs: it calls back.
    var request = request(ruleName, started);
    var run =
        new EvaluationRun(
            ruleName, started, functions.invoke(request.functionArn(), request.event()));
    keep(run);
    return run;
  }

  private record Request(String functionArn, String event) {}

  private synchronized Request request(String ruleName, Instant started) {
    var entry = require(ruleName);
    var event =
        ScheduledEvent.of(account, entry.rule(), entry.id(), issueResultToken(ruleName), started);
    return new Request(entry.rule().functionArn(), event);
  }

  private synchronized void keep(EvaluationRun run) {
    Optional.ofNullable(rules.get(run.ruleName())).ifPresent(entry -> entry.add(run));
  }

  /**
   * Counts a start by a call.
   *
   * @throws onekey.sandbox.api.ApiException if one is running or the last start was too recent
   */
  synchronized void start(String ruleName) {
    require(ruleName).start(clock.instant());
  }

  synchronized void startedRunEnded(String ruleName) {
    Optional.ofNullable(rules.get(ruleName)).ifPresent(RuleRecord::startedRunEnded);
  }

  /** Returns a result token as an event would carry it, for those who report by hand. */
  public synchronized String issueResultToken(String ruleName) {
    require(ruleName);
    var token = UUID.randomUUID().toString();
    tokens.put(token, new IssuedToken(ruleName, clock.instant()));
    return token;
  }

  synchronized Optional<IssuedToken> issued(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  synchronized void keep(String ruleName, Collection<StoredEvaluation> evaluations) {
    var entry = require(ruleName);
    evaluations.forEach(entry::keep);
  }

  /** Returns all runs of a rule that have ended, the oldest first. */
  public synchronized List<EvaluationRun> runs(String ruleName) {
    return require(ruleName).runs();
  }

  /** Returns the verdicts in force, {@code NOT_APPLICABLE} ones left out, by resource id. */
  public List<StoredEvaluation> evaluations(String ruleName) {
    return allEvaluations(ruleName).stream()
        .filter(evaluation -> !evaluation.complianceType().equals("NOT_APPLICABLE"))
        .toList();
  }

  /** Returns the verdict in force on one resource, if there is one. */
  public Optional<StoredEvaluation> evaluation(String ruleName, String resourceId) {
    return evaluations(ruleName).stream()
        .filter(evaluation -> evaluation.resourceId().equals(resourceId))
        .findAny();
  }

  synchronized List<StoredEvaluation> allEvaluations(String ruleName) {
    return require(ruleName).evaluations();
  }

  synchronized List<String> ruleNames() {
    return List.copyOf(rules.keySet());
  }

  Clock clock() {
    return clock;
  }

  private RuleRecord require(String ruleName) {
    return Optional.ofNullable(rules.get(ruleName))
        .orElseThrow(() -> ConfigErrors.noSuchRule(ruleName));
  }
}
