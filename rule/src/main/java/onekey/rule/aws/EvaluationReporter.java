package onekey.rule.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.ReportedVerdict;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.EvaluationResult;

/** Reads back what the rule has reported to AWS Config, and reports to it. */
public final class EvaluationReporter {

  /**
   * The most results that one page holds; unasked it holds 10.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html">GetComplianceDetailsByConfigRule</a>
   */
  private static final int PAGE_SIZE = 100;

  private final ConfigClient config;

  /** Creates a reporter to the AWS Config that this client calls. */
  public EvaluationReporter(ConfigClient config) {
    this.config = config;
  }

  /**
   * Returns what AWS Config has on record under this rule, by the unique id of the user: the users
   * that are COMPLIANT or NON_COMPLIANT.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS Config refuses or cannot be
   *     reached
   */
  public Map<String, ReportedVerdict> reported(String ruleName) {
    return config
        .getComplianceDetailsByConfigRulePaginator(
            request ->
                request
                    .configRuleName(ruleName)
                    .complianceTypesWithStrings(
                        ComplianceType.COMPLIANT.name(), ComplianceType.NON_COMPLIANT.name())
                    .limit(PAGE_SIZE))
        .evaluationResults()
        .stream()
        .map(EvaluationReporter::reportedVerdict)
        .collect(
            Collectors.toMap(
                ReportedVerdict::userId, Function.identity(), EvaluationReporter::either));
  }

  /** Starts to report the verdicts of one run. */
  public EvaluationBatches batches(ScheduledInvocation invocation) {
    return new EvaluationBatches(config, invocation);
  }

  private static ReportedVerdict reportedVerdict(EvaluationResult result) {
    return new ReportedVerdict(
        result.evaluationResultIdentifier().evaluationResultQualifier().resourceId(),
        switch (result.complianceType()) {
          case COMPLIANT -> ComplianceType.COMPLIANT;
          case NON_COMPLIANT -> ComplianceType.NON_COMPLIANT;
          case NOT_APPLICABLE, INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION ->
              ComplianceType.NOT_APPLICABLE;
        },
        Optional.ofNullable(result.annotation()).orElse(""),
        Optional.ofNullable(result.resultRecordedTime()).orElse(Instant.EPOCH));
  }

  /** Results may change while their pages are read. What is not certain is reported again. */
  private static ReportedVerdict either(ReportedVerdict one, ReportedVerdict other) {
    return new ReportedVerdict(
        one.userId(),
        one.isNonCompliant() ? one.complianceType() : other.complianceType(),
        "",
        Instant.EPOCH);
  }
}
