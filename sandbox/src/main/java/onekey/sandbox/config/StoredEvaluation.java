package onekey.sandbox.config;

import java.time.Instant;
import java.util.Optional;

/**
 * An evaluation as AWS Config stores it.
 *
 * @param resourceType the resource type, such as {@code AWS::IAM::User}
 * @param resourceId the resource id
 * @param complianceType {@code COMPLIANT}, {@code NON_COMPLIANT} or {@code NOT_APPLICABLE}
 * @param annotation the annotation, if one was given
 * @param orderingTimestamp the time that orders the evaluations of one resource
 * @param ruleInvokedTime when the rule was invoked
 * @param resultRecordedTime when the evaluation was stored
 */
public record StoredEvaluation(
    String resourceType,
    String resourceId,
    String complianceType,
    Optional<String> annotation,
    Instant orderingTimestamp,
    Instant ruleInvokedTime,
    Instant resultRecordedTime) {

  boolean saysTheSameAs(StoredEvaluation other) {
    return complianceType.equals(other.complianceType) && annotation.equals(other.annotation);
  }

  StoredEvaluation recordedAt(Instant time) {
    return new StoredEvaluation(
        resourceType,
        resourceId,
        complianceType,
        annotation,
        orderingTimestamp,
        ruleInvokedTime,
        time);
  }
}
