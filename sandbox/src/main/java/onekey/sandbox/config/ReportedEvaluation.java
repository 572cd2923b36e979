package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;

/**
 * An evaluation in a call of {@code PutEvaluations}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
record ReportedEvaluation(
    String resourceType,
    String resourceId,
    String complianceType,
    Optional<String> annotation,
    Instant orderingTimestamp) {

  /** {@code PutEvaluations} refuses {@code INSUFFICIENT_DATA}. */
  static final List<String> COMPLIANCE_TYPES =
      List.of("COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE");

  private static final Pattern RESOURCE_TYPE = Pattern.compile("AWS::\\w*::\\w+(::\\w+)?");

  static ReportedEvaluation of(Parameters evaluation) {
    return new ReportedEvaluation(
        evaluation
            .text("ComplianceResourceType", 1, 256, RESOURCE_TYPE)
            .orElseThrow(evaluation.missing("ComplianceResourceType")),
        evaluation
            .text("ComplianceResourceId", 1, 768)
            .orElseThrow(evaluation.missing("ComplianceResourceId")),
        evaluation
            .oneOf("ComplianceType", COMPLIANCE_TYPES)
            .orElseThrow(evaluation.missing("ComplianceType")),
        evaluation.text("Annotation", 1, 256),
        time(evaluation));
  }

  StoredEvaluation stored(Instant ruleInvokedTime, Instant recorded) {
    return new StoredEvaluation(
        resourceType,
        resourceId,
        complianceType,
        annotation,
        orderingTimestamp,
        ruleInvokedTime,
        recorded);
  }

  ObjectNode toJson() {
    var json =
        Json.object()
            .put("ComplianceResourceType", resourceType)
            .put("ComplianceResourceId", resourceId)
            .put("ComplianceType", complianceType)
            .put("OrderingTimestamp", Json.seconds(orderingTimestamp));
    annotation.ifPresent(text -> json.put("Annotation", text));
    return json;
  }

  private static Instant time(Parameters evaluation) {
    var seconds =
        evaluation
            .text("OrderingTimestamp", 1, 40)
            .orElseThrow(evaluation.missing("OrderingTimestamp"));
    try {
      return Instant.ofEpochMilli(
          new BigDecimal(seconds).movePointRight(3).toBigInteger().longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      var error =
          evaluation
              .invalid("OrderingTimestamp", seconds, "Member must be seconds since 1970-01-01")
              .get();
      error.initCause(e);
      throw error;
    }
  }
}
