package onekey.rule.aws;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import onekey.rule.judgement.Verdict;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ComplianceType;
import software.amazon.awssdk.services.config.model.Evaluation;

/** Reports verdicts to AWS Config, and reads back about which users it has reported. */
public final class EvaluationReporter {

  private static final String RESOURCE_TYPE = "AWS::IAM::User";

  /**
   * The most evaluations that PutEvaluations takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">PutEvaluations</a>
   */
  private static final int BATCH_SIZE = 100;

  /**
   * The most results that one page holds; unasked it holds 10.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html">GetComplianceDetailsByConfigRule</a>
   */
  private static final int PAGE_SIZE = 100;

  private static final int CONCURRENT_BATCHES = 4;

  private static final int ATTEMPTS = 3;

  private final ConfigClient config;

  /** Creates a reporter to the AWS Config that this client calls. */
  public EvaluationReporter(ConfigClient config) {
    this.config = config;
  }

  /**
   * Returns the unique ids of the users that AWS Config has as COMPLIANT or NON_COMPLIANT under
   * this rule.
   */
  public Set<String> reportedUserIds(String ruleName) {
    return config
        .getComplianceDetailsByConfigRulePaginator(
            request ->
                request
                    .configRuleName(ruleName)
                    .complianceTypes(ComplianceType.COMPLIANT, ComplianceType.NON_COMPLIANT)
                    .limit(PAGE_SIZE))
        .evaluationResults()
        .stream()
        .map(result -> result.evaluationResultIdentifier().evaluationResultQualifier().resourceId())
        .collect(Collectors.toSet());
  }

  /**
   * Reports all verdicts. If there are none, it sends one empty call, so that AWS Config shows the
   * rule as successfully evaluated.
   *
   * @throws EvaluationsRefusedException if AWS Config refuses evaluations three times
   */
  public void report(List<Verdict> verdicts, ScheduledInvocation invocation) {
    var evaluations =
        verdicts.stream().map(verdict -> evaluation(verdict, invocation.time())).toList();
    var refused =
        batches(evaluations).stream()
            .gather(Gatherers.mapConcurrent(CONCURRENT_BATCHES, batch -> put(batch, invocation)))
            .flatMap(List::stream)
            .toList();
    if (!refused.isEmpty()) {
      throw new EvaluationsRefusedException(evaluations.size(), refused);
    }
  }

  /** Splits the evaluations into batches; of no evaluations it makes one empty batch. */
  private static List<List<Evaluation>> batches(List<Evaluation> evaluations) {
    return evaluations.isEmpty()
        ? List.of(List.of())
        : evaluations.stream().gather(Gatherers.windowFixed(BATCH_SIZE)).toList();
  }

  private List<Evaluation> put(List<Evaluation> batch, ScheduledInvocation invocation) {
    var refused = putOnce(batch, invocation);
    for (var attempt = 2; attempt <= ATTEMPTS && !refused.isEmpty(); attempt++) {
      refused = putOnce(refused, invocation);
    }
    return refused;
  }

  private List<Evaluation> putOnce(List<Evaluation> batch, ScheduledInvocation invocation) {
    return config
        .putEvaluations(
            request ->
                request
                    .evaluations(batch)
                    .resultToken(invocation.resultToken())
                    .testMode(invocation.isTest()))
        .failedEvaluations();
  }

  private static Evaluation evaluation(Verdict verdict, Instant orderingTimestamp) {
    return Evaluation.builder()
        .complianceResourceType(RESOURCE_TYPE)
        .complianceResourceId(verdict.userId())
        .complianceType(verdict.complianceType().name())
        .annotation(verdict.annotation())
        .orderingTimestamp(orderingTimestamp)
        .build();
  }
}
