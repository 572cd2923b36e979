package onekey.sandbox.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * Amazon SQS's API: the action that EventBridge Scheduler calls.
 *
 * @param queues the queues
 * @param account the account
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
public record SqsApi(Queues queues, Account account) implements Service {

  @Override
  public String prefix() {
    return "sqs";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "SendMessage",
        Action.on(this::queueArn, this::send, "QueueUrl", "MessageBody", "MessageAttributes"));
  }

  private ObjectNode send(ApiCall call) {
    var parameters = Parameters.of(call);
    var body =
        parameters
            .text("MessageBody", 1, Integer.MAX_VALUE)
            .orElseThrow(parameters.missing("MessageBody"));
    queues.send(url(call), new QueueMessage(body, call.messageAttributes()));
    return Json.object().put("MessageId", UUID.randomUUID().toString());
  }

  private String queueArn(ApiCall call) {
    var url = url(call);
    return account.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
  }

  private static String url(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("QueueUrl", 1, Integer.MAX_VALUE)
        .orElseThrow(parameters.missing("QueueUrl"));
  }
}
