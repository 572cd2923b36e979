package onekey.sandbox.config;

import java.time.Clock;
import java.time.Duration;
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
 * The account's Config rules. Its public methods are not API calls: they are not logged, need no
 * permission and take part in no injected fault.
 */
public final class ConfigService {

  /** The result token of a test run, as AWS Config's rule development kit sends it. */
  static final String TEST_MODE_TOKEN = "TESTMODE";

  private final Account account;
  private final Clock clock;
  private final LambdaService functions;
  private final EvaluationReadings readings;
  private final Duration duration;
  private final Map<String, RuleRecord> rules = new TreeMap<>();
  private final Map<String, IssuedToken> tokens = new HashMap<>();

  record IssuedToken(String ruleName, Instant ruleInvokedTime) {}

  /**
   * Creates an account without rules.
   *
   * @param duration how long a run is in progress, by the clock
   */
  public ConfigService(
      Account account,
      Clock clock,
      LambdaService functions,
      EvaluationReadings readings,
      Duration duration) {
    this.account = account;
    this.clock = clock;
    this.functions = functions;
    this.readings = readings;
    this.duration = duration;
  }

  /**
   * Adds a rule, or replaces the one of this name and keeps its evaluations.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public synchronized void putRule(ConfigRule rule) {
    if (!functions.has(rule.functionArn())) {
      throw new IllegalArgumentException(
          "The function of rule %s does not exist: %s.".formatted(rule.name(), rule.functionArn()));
    }
    var existing = rules.get(rule.name());
    if (existing == null) {
      rules.put(rule.name(), new RuleRecord(ruleId(rule.name()), rule, readings, duration));
    } else {
      existing.replace(rule);
    }
  }

  /** Deletes a rule with its evaluations. */
  public synchronized void deleteRule(String ruleName) {
    require(ruleName);
    rules.remove(ruleName);
  }

  /** Returns a rule, if there is one of this name. */
  public synchronized Optional<ConfigRule> rule(String ruleName) {
    return Optional.ofNullable(rules.get(ruleName)).map(RuleRecord::rule);
  }

  /**
   * Returns the id of a rule. AWS generates it; here it is derived from the name, so that a
   * reference to a rule can be resolved before the rule exists.
   */
  public static String ruleId(String ruleName) {
    return "config-rule-%08x".formatted(ruleName.hashCode());
  }

  /** Returns the rule's ARN. */
  public synchronized String arn(String ruleName) {
    return account.configRuleArn(require(ruleName).id());
  }

  /** Returns the state, such as {@code ACTIVE}, or {@code EVALUATING} during an evaluation. */
  public synchronized String state(String ruleName) {
    return require(ruleName).state(clock.instant());
  }

  /**
   * Runs a rule as its schedule does, and waits for it. The limit of one start a minute does not
   * apply. If the function fails, the run is returned with that outcome.
   *
   * @throws onekey.sandbox.api.ApiException if there is no such rule
   */
  public EvaluationRun evaluate(String ruleName) {
    var started = clock.instant();
    // The lock is not held while the function runs, because the function calls this service.
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
    entry.begin(started);
    var event =
        ScheduledEvent.of(account, entry.rule(), entry.id(), issueResultToken(ruleName), started);
    return new Request(entry.rule().functionArn(), event);
  }

  private synchronized void keep(EvaluationRun run) {
    Optional.ofNullable(rules.get(run.ruleName())).ifPresent(entry -> entry.add(run));
  }

  /**
   * Counts a start by {@code StartConfigRulesEvaluation}.
   *
   * @throws onekey.sandbox.api.ApiException if one is running or the last start was too recent
   */
  synchronized void start(String ruleName) {
    require(ruleName).start(clock.instant());
  }

  synchronized void startedRunEnded(String ruleName) {
    Optional.ofNullable(rules.get(ruleName)).ifPresent(RuleRecord::startedRunEnded);
  }

  /** Returns a result token as an event carries it, for tests that call {@code PutEvaluations}. */
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

  /**
   * Deletes the evaluations of a rule, as "Delete results" in the console does.
   *
   * @throws onekey.sandbox.api.ApiException if there is no such rule
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/developerguide/deleting-evaluations-results.html">Deleting
   *     evaluation results</a>
   */
  public synchronized void deleteEvaluationResults(String ruleName) {
    require(ruleName).deleteEvaluations();
  }

  /**
   * Returns how many evaluations of a rule AWS bills: each that {@code PutEvaluations} accepted,
   * also of a resource whose evaluation is not new. Those that failed, or were put in test mode,
   * are not billed.
   *
   * @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
   */
  public synchronized long billedEvaluations(String ruleName) {
    return require(ruleName).billed();
  }

  /** Returns the completed runs of a rule, the oldest first. */
  public synchronized List<EvaluationRun> runs(String ruleName) {
    return require(ruleName).runs();
  }

  /** Returns the current evaluations ordered by resource id, without {@code NOT_APPLICABLE}. */
  public List<StoredEvaluation> evaluations(String ruleName) {
    return allEvaluations(ruleName).stream()
        .filter(evaluation -> !evaluation.complianceType().equals("NOT_APPLICABLE"))
        .toList();
  }

  /** Returns the current evaluation of one resource, if there is one. */
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

  EvaluationReadings.RunStatus runStatus() {
    return readings.runStatus();
  }

  Clock clock() {
    return clock;
  }

  private RuleRecord require(String ruleName) {
    return Optional.ofNullable(rules.get(ruleName))
        .orElseThrow(() -> ConfigErrors.noSuchRule(ruleName));
  }
}
