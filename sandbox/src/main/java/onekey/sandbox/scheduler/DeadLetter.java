package onekey.sandbox.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;

/**
 * The message that EventBridge Scheduler sends to a dead-letter queue. The body is the input of the
 * target; the attributes say why the target could not be invoked.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">Configuring
 *     a schedule's dead-letter queue</a>
 */
record DeadLetter(String body, ObjectNode attributes) {

  static DeadLetter of(Schedule schedule, ApiError error, Account account) {
    var attributes = Json.object();
    add(attributes, "ERROR_CODE", error.code());
    add(attributes, "ERROR_MESSAGE", error.message());
    add(attributes, "EXECUTION_ID", UUID.randomUUID().toString());
    add(attributes, "IS_PAYLOAD_TRUNCATED", "false");
    add(
        attributes,
        "SCHEDULE_ARN",
        account.arn(
            "scheduler", "schedule/%s/%s".formatted(schedule.groupName(), schedule.name())));
    add(attributes, "SCHEDULED_TIME", schedule.at().toString());
    add(attributes, "TARGET_ARN", schedule.targetArn());
    return new DeadLetter(schedule.input().toString(), attributes);
  }

  private static void add(ObjectNode attributes, String name, String value) {
    attributes.putObject(name).put("DataType", "String").put("StringValue", value);
  }

  ApiCall sentTo(String queueUrl, Principal role) {
    var parameters = Json.object().put("QueueUrl", queueUrl).put("MessageBody", body);
    parameters.set("MessageAttributes", attributes);
    return new ApiCall("sqs", "SendMessage", role, parameters);
  }
}
