package onekey.sandbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiCaller;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;

/**
 * Calls Amazon SQS with the role of a function, as Lambda's pollers do. An error is loud: Lambda
 * would stop polling, and nobody would be told.
 */
record QueueConsumer(ApiCaller caller, Account account, EventSource source) {

  private static final int MOST_MESSAGES = 10;

  /** Reads the attributes, which Lambda needs in order to know the backlog. */
  void readAttributes() {
    call("GetQueueAttributes", Json.object());
  }

  List<JsonNode> receive() {
    var answer = call("ReceiveMessage", Json.object().put("MaxNumberOfMessages", MOST_MESSAGES));
    return StreamSupport.stream(answer.path("Messages").spliterator(), false).toList();
  }

  void delete(JsonNode message) {
    call(
        "DeleteMessage",
        Json.object().put("ReceiptHandle", message.path("ReceiptHandle").asText()));
  }

  private ObjectNode call(String action, ObjectNode parameters) {
    var arn = source.queueArn();
    parameters.put("QueueUrl", account.queueUrl(arn.substring(arn.lastIndexOf(':') + 1)));
    try {
      return caller.carryOut(new ApiCall("sqs", action, source.role(), parameters));
    } catch (ApiException e) {
      throw new IllegalStateException(
          "The event source mapping of %s with %s is stopped: %s"
              .formatted(source.functionArn(), arn, e.getMessage()),
          e);
    }
  }
}
