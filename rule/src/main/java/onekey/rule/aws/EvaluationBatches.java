package onekey.rule.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onekey.rule.judgement.Verdict;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.Evaluation;

/**
 * The verdicts of one run, sent to AWS Config in batches as they fill. It is not documented how
 * long the token of a run is valid, so nothing waits for the end of the run.
 */
public final class EvaluationBatches {

  private static final String RESOURCE_TYPE = "AWS::IAM::User";

  /**
   * The most evaluations that PutEvaluations takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">PutEvaluations</a>
   */
  private static final int BATCH_SIZE = 100;

  private static final int ATTEMPTS = 3;

  private final ConfigClient config;
  private final ScheduledInvocation invocation;
  private final List<Evaluation> waiting = new ArrayList<>();
  private final List<Evaluation> refused = new ArrayList<>();
  private final Set<String> acceptedIds = new HashSet<>();
  private boolean anySent;

  EvaluationBatches(ConfigClient config, ScheduledInvocation invocation) {
    this.config = config;
    this.invocation = invocation;
  }

  /**
   * Takes one verdict, and sends a batch if it is full.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS Config refuses the call or
   *     cannot be reached
   */
  public void add(Verdict verdict) {
    waiting.add(evaluation(verdict));
    if (waiting.size() == BATCH_SIZE) {
      send();
    }
  }

  /**
   * Sends what is left. If nothing was sent at all, it makes one empty call, so that AWS Config
   * shows the rule as successfully evaluated.
   *
   * @throws EvaluationsRefusedException if AWS Config refused evaluations three times
   * @throws software.amazon.awssdk.core.exception.SdkException like {@link #add}
   */
  public void finish() {
    if (!waiting.isEmpty() || !anySent) {
      send();
    }
    if (!refused.isEmpty()) {
      throw new EvaluationsRefusedException(acceptedIds.size() + refused.size(), refused);
    }
  }

  /** Returns the unique ids of the users whose verdicts AWS Config has accepted. */
  public Set<String> acceptedIds() {
    return Set.copyOf(acceptedIds);
  }

  private void send() {
    var batch = List.copyOf(waiting);
    waiting.clear();
    anySent = true;
    var failed = put(batch);
    for (var attempt = 2; attempt <= ATTEMPTS && !failed.isEmpty(); attempt++) {
      failed = put(failed);
    }
    batch.forEach(evaluation -> acceptedIds.add(evaluation.complianceResourceId()));
    failed.forEach(evaluation -> acceptedIds.remove(evaluation.complianceResourceId()));
    refused.addAll(failed);
  }

  private List<Evaluation> put(List<Evaluation> batch) {
    return config
        .putEvaluations(
            request ->
                request
                    .evaluations(batch)
                    .resultToken(invocation.resultToken())
                    .testMode(invocation.isTest()))
        .failedEvaluations();
  }

  private Evaluation evaluation(Verdict verdict) {
    return Evaluation.builder()
        .complianceResourceType(RESOURCE_TYPE)
        .complianceResourceId(verdict.userId())
        .complianceType(verdict.complianceType().name())
        .annotation(verdict.annotation())
        .orderingTimestamp(invocation.time())
        .build();
  }
}
