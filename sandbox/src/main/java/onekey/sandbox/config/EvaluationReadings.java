package onekey.sandbox.config;

/**
 * What AWS Config does with an evaluation of a resource that it has already, and what it says of
 * runs, where AWS does not document it. A rule must be right with every reading.
 *
 * @param unchanged what becomes of the recorded time
 * @param older what becomes of an evaluation that is older than the stored one
 * @param runStatus whether the times of runs are told
 */
public record EvaluationReadings(Unchanged unchanged, Older older, RunStatus runStatus) {

  /**
   * Whether {@code DescribeConfigRuleEvaluationStatus} tells when a custom rule ran. The reference
   * says that it does not, and people read the times of their rules by it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRuleEvaluationStatus.html">ConfigRuleEvaluationStatus</a>
   */
  public enum RunStatus {
    /** The times are there. */
    IS_RETURNED,
    /** The rule is there without any time. */
    IS_NOT_RETURNED
  }

  /** Creates readings in which the times of runs are told. */
  public EvaluationReadings(Unchanged unchanged, Older older) {
    this(unchanged, older, RunStatus.IS_RETURNED);
  }

  /**
   * What becomes of the recorded time when the same compliance type and annotation are put again.
   * The time of the event and the time of the invocation are the later ones in any case.
   */
  public enum Unchanged {
    /** It is the time of the later call. */
    IS_RECORDED_AGAIN,
    /** It stays the time at which these were put first. */
    KEEPS_ITS_RECORDED_TIME
  }

  /** What becomes of an evaluation whose ordering timestamp is before that of the stored one. */
  public enum Older {
    /** It is accepted, but the stored one stays. */
    IS_IGNORED,
    /** It replaces the stored one. */
    REPLACES
  }

  /** Returns the readings in which each evaluation is recorded unless it is older. */
  public static EvaluationReadings usual() {
    return new EvaluationReadings(Unchanged.IS_RECORDED_AGAIN, Older.IS_IGNORED);
  }
}
