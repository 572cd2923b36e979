package onekey.sandbox.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import onekey.sandbox.config.EvaluationReadings.Older;
import onekey.sandbox.config.EvaluationReadings.Unchanged;

/** A rule with its evaluations and its runs. The lock of {@code ConfigService} guards it. */
final class RuleRecord {

  /** How long after a start the next start is refused. */
  private static final Duration BETWEEN_STARTS = Duration.ofMinutes(1);

  private final String id;
  // With NOT_APPLICABLE ones: their timestamps count, too.
  private final SortedMap<String, StoredEvaluation> evaluations = new TreeMap<>();
  private final List<EvaluationRun> runs = new ArrayList<>();
  private final EvaluationReadings readings;
  private final Duration duration;
  private ConfigRule rule;
  private Optional<Instant> lastStart = Optional.empty();
  private Instant inProgressUntil = Instant.MIN;
  private int startedRunning;
  private long billed;

  RuleRecord(String id, ConfigRule rule, EvaluationReadings readings, Duration duration) {
    this.id = id;
    this.rule = rule;
    this.readings = readings;
    this.duration = duration;
  }

  String id() {
    return id;
  }

  ConfigRule rule() {
    return rule;
  }

  void replace(ConfigRule other) {
    rule = other;
  }

  /**
   * Returns the state that AWS Config reports: {@code EVALUATING} while an evaluation is in
   * progress.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html">ConfigRule</a>
   */
  String state(Instant now) {
    return isInProgress(now) && rule.state().equals("ACTIVE") ? "EVALUATING" : rule.state();
  }

  private boolean isInProgress(Instant now) {
    return startedRunning > 0 || now.isBefore(inProgressUntil);
  }

  /** Notes that a run begins, and how long it is in progress by the sandbox's clock. */
  void begin(Instant now) {
    inProgressUntil = now.plus(duration);
  }

  /** Counts a start by a call. Refuses it during an evaluation and within a minute of the last. */
  void start(Instant now) {
    if (isInProgress(now)) {
      throw ConfigErrors.evaluationLimit(rule.name(), "an evaluation is in progress.");
    }
    if (lastStart.filter(last -> now.isBefore(last.plus(BETWEEN_STARTS))).isPresent()) {
      throw ConfigErrors.evaluationLimit(
          rule.name(), "it was started at %s, less than a minute ago.".formatted(lastStart.get()));
    }
    lastStart = Optional.of(now);
    startedRunning++;
  }

  void startedRunEnded() {
    startedRunning--;
  }

  void add(EvaluationRun run) {
    runs.add(run);
  }

  List<EvaluationRun> runs() {
    return List.copyOf(runs);
  }

  /** Stores an accepted evaluation, and counts it. */
  void keep(StoredEvaluation evaluation) {
    billed++;
    evaluations.merge(
        evaluation.resourceType() + "/" + evaluation.resourceId(), evaluation, this::merge);
  }

  private StoredEvaluation merge(StoredEvaluation before, StoredEvaluation now) {
    if (now.orderingTimestamp().isBefore(before.orderingTimestamp())
        && readings.older() == Older.IS_IGNORED) {
      return before;
    }
    return now.saysTheSameAs(before) && readings.unchanged() == Unchanged.KEEPS_ITS_RECORDED_TIME
        ? now.recordedAt(before.resultRecordedTime())
        : now;
  }

  long billed() {
    return billed;
  }

  void deleteEvaluations() {
    evaluations.clear();
  }

  List<StoredEvaluation> evaluations() {
    return List.copyOf(evaluations.values());
  }
}
