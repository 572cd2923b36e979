package onekey.rule.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import onekey.rule.notice.Statement;

/**
 * A call to IAM that changed a user, its keys or its tags, as CloudTrail tells of it. Whatever it
 * says is a statement of CloudTrail: nothing is judged by it.
 *
 * @param id the id that CloudTrail gave the event; an event may arrive more than once
 * @param userName whose keys are concerned; empty if the event does not say it, and for the keys of
 *     the root user
 * @param ofRootUser whether the root user changed its own keys, which are no IAM user's
 * @param activation what people may hear; empty unless a key was created or made active
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">Logging
 *     IAM and AWS STS API calls with AWS CloudTrail</a>
 */
public record KeyEvent(
    String id, Optional<String> userName, boolean ofRootUser, Optional<Statement> activation) {

  /**
   * Reads an event of EventBridge.
   *
   * @param event the event as JSON, with the record of CloudTrail as its {@code detail}
   * @throws InvalidEventException if it is no such event
   */
  static KeyEvent from(String event) {
    var detail = JsonObject.parse("The event", event).object("detail");
    var name = detail.string("eventName");
    var request = detail.object("requestParameters");
    var created = detail.object("responseElements").object("accessKey");
    var identity = detail.object("userIdentity");
    var userName =
        created
            .text("userName")
            .or(() -> request.text("userName"))
            // IAM takes the caller for the user if the request names none.
            .or(
                () ->
                    identity
                        .text("type")
                        .filter("IAMUser"::equals)
                        .flatMap(_ -> identity.text("userName")));
    return new KeyEvent(
        detail.string("eventID"),
        userName,
        userName.isEmpty() && identity.text("type").filter("Root"::equals).isPresent(),
        activates(name, request)
            ? Optional.of(
                new Statement(
                    name,
                    created.text("accessKeyId").or(() -> request.text("accessKeyId")),
                    detail.text("eventTime").flatMap(KeyEvent::time),
                    identity
                        .text("arn")
                        .or(() -> identity.text("invokedBy"))
                        .or(() -> identity.text("principalId"))
                        .or(() -> identity.text("type")),
                    detail.text("sourceIPAddress")))
            : Optional.empty());
  }

  private static boolean activates(String name, JsonObject request) {
    return switch (name) {
      case "CreateAccessKey" -> true;
      case "UpdateAccessKey" ->
          request.text("status").filter(status -> status.equalsIgnoreCase("Active")).isPresent();
      default -> false;
    };
  }

  private static Optional<Instant> time(String eventTime) {
    try {
      return Optional.of(Instant.parse(eventTime));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
