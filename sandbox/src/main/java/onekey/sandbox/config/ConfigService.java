package onekey.sandbox.config;

import java.util.List;
import java.util.Optional;

/** The account's Config rules. Direct methods are no API calls: not logged, no faults. */
@SuppressWarnings("DoNotCallSuggester")
public final class ConfigService {

  /** Adds a rule or replaces the one of this name; its verdicts stay. */
  public void putRule(ConfigRule rule) {
    throw new UnsupportedOperationException(rule.name());
  }

  /** Removes a rule with its verdicts. */
  public void deleteRule(String ruleName) {
    throw new UnsupportedOperationException(ruleName);
  }

  /** Returns a rule, if there is one of this name. */
  public Optional<ConfigRule> rule(String ruleName) {
    throw new UnsupportedOperationException(ruleName);
  }

  /**
   * Runs a rule as its schedule does, and waits for it. A schedule knows no limit of one run a
   * minute.
   */
  public EvaluationRun evaluate(String ruleName) {
    throw new UnsupportedOperationException(ruleName);
  }

  /** Returns all runs of a rule that have ended, the oldest first. */
  public List<EvaluationRun> runs(String ruleName) {
    throw new UnsupportedOperationException(ruleName);
  }

  /** Returns the verdicts in force, {@code NOT_APPLICABLE} ones left out, by resource id. */
  public List<StoredEvaluation> evaluations(String ruleName) {
    throw new UnsupportedOperationException(ruleName);
  }

  /** Returns the verdict in force on one resource. */
  public Optional<StoredEvaluation> evaluation(String ruleName, String resourceId) {
    throw new UnsupportedOperationException(ruleName + resourceId);
  }
}
