package onekey.sandbox.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * Amazon SQS's API: the actions that EventBridge Scheduler and Lambda call with a role. People read
 * the attributes of queues by it too.
 *
 * @param queues the queues
 * @param account the account
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">Actions
 *     of Amazon SQS</a>
 */
public record SqsApi(Queues queues, Account account) implements Service {

  private static final int MOST_MESSAGES = 10;

  @Override
  public String prefix() {
    return "sqs";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "SendMessage",
        Action.on(this::queueArn, this::send, "QueueUrl", "MessageBody", "MessageAttributes"),
        "ReceiveMessage",
        Action.on(this::queueArn, this::receive, "QueueUrl", "MaxNumberOfMessages"),
        "DeleteMessage",
        Action.on(this::queueArn, this::delete, "QueueUrl", "ReceiptHandle"),
        "GetQueueAttributes",
        Action.on(this::queueArn, this::attributes, "QueueUrl", "AttributeNames"));
  }

  private ObjectNode send(ApiCall call) {
    var parameters = Parameters.of(call);
    var body =
        parameters
            .text("MessageBody", 1, Integer.MAX_VALUE)
            .orElseThrow(parameters.missing("MessageBody"));
    var message = new QueueMessage(body, call.messageAttributes());
    return Json.object().put("MessageId", queues.send(queueArn(call), message));
  }

  private ObjectNode receive(ApiCall call) {
    var most = Parameters.of(call).integer("MaxNumberOfMessages", 1, MOST_MESSAGES).orElse(1);
    var result = Json.object();
    result.set("Messages", Json.list(queues.receive(queueArn(call), most), SqsApi::describe));
    return result;
  }

  private ObjectNode delete(ApiCall call) {
    var parameters = Parameters.of(call);
    queues.deleteMessage(
        queueArn(call),
        parameters
            .text("ReceiptHandle", 1, Integer.MAX_VALUE)
            .orElseThrow(parameters.missing("ReceiptHandle")));
    return Json.object();
  }

  private ObjectNode attributes(ApiCall call) {
    var settings = queues.settings(queueArn(call));
    var result = Json.object();
    result
        .putObject("Attributes")
        .put("DelaySeconds", Long.toString(settings.delay().toSeconds()))
        .put("VisibilityTimeout", Long.toString(settings.visibilityTimeout().toSeconds()))
        .put("ApproximateNumberOfMessages", Long.toString(queues.visible(queueArn(call))));
    return result;
  }

  private static ObjectNode describe(StoredMessage message) {
    var json =
        Json.object()
            .put("MessageId", message.id())
            .put("ReceiptHandle", message.receiptHandle().orElseThrow())
            .put("Body", message.content().body());
    json.putObject("Attributes")
        .put("ApproximateReceiveCount", Integer.toString(message.receiveCount()))
        .put("SentTimestamp", millis(message.sent()))
        .put("ApproximateFirstReceiveTimestamp", millis(message.firstReceived().orElseThrow()));
    var attributes = json.putObject("MessageAttributes");
    message
        .content()
        .attributes()
        .forEach(
            (name, value) ->
                attributes.putObject(name).put("DataType", "String").put("StringValue", value));
    return json;
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  private String queueArn(ApiCall call) {
    var parameters = Parameters.of(call);
    var url =
        parameters
            .text("QueueUrl", 1, Integer.MAX_VALUE)
            .orElseThrow(parameters.missing("QueueUrl"));
    return account.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
  }
}
