package onekey.sandbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onekey.sandbox.api.Json;

/**
 * Reads which messages of a batch a function could not process.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source in Lambda</a>
 */
final class BatchAnswer {

  private BatchAnswer() {}

  /** Returns the ids of the messages that come back. */
  static Set<String> failures(
      Invocation.Outcome outcome, List<String> messageIds, boolean reportsItemFailures) {
    return switch (outcome) {
      case Invocation.Outcome.Failed _ -> Set.copyOf(messageIds);
      case Invocation.Outcome.Answered(var payload) ->
          reportsItemFailures ? reported(payload, messageIds) : Set.of();
    };
  }

  /**
   * An answer without failures is a success. One that Lambda cannot read fails the whole batch. AWS
   * does not say what becomes of an id that is not in the batch: here it fails the whole batch.
   */
  private static Set<String> reported(String payload, List<String> messageIds) {
    var all = Set.copyOf(messageIds);
    JsonNode answer;
    try {
      answer = Json.parse(payload);
    } catch (IllegalArgumentException _) {
      return all;
    }
    var failures = answer.path("batchItemFailures");
    if (answer.isNull() || (answer.isObject() && (failures.isMissingNode() || failures.isNull()))) {
      return Set.of();
    }
    if (!failures.isArray()) {
      return all;
    }
    var failed = new HashSet<String>();
    failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
    return all.containsAll(failed) ? failed : all;
  }
}
