package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.CallObserver;
import onekey.sandbox.api.Json;
import onekey.sandbox.iam.IamAccount;

/**
 * Sends an event for each writing call to IAM to the event bus of IAM's Region, at once, for calls
 * that failed too. It behaves as if a trail recorded management events.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS
 *     service events delivered via CloudTrail</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public final class CloudTrail implements CallObserver {

  private static final Set<String> RECORDED =
      Set.of(
          "CreateAccessKey",
          "UpdateAccessKey",
          "DeleteAccessKey",
          "CreateUser",
          "DeleteUser",
          "TagUser",
          "UntagUser");

  private final Account account;
  private final Clock clock;
  private final UserIdentity identity;
  private final EventBuses buses;

  /** Creates a trail of the calls of this account. */
  public CloudTrail(Account account, Clock clock, IamAccount iam, EventBuses buses) {
    this.account = account;
    this.clock = clock;
    this.identity = new UserIdentity(account, iam, clock);
    this.buses = buses;
  }

  @Override
  public void succeeded(ApiCall call, ObjectNode result) {
    send(call, result, Optional.empty());
  }

  @Override
  public void failed(ApiCall call, ApiError error) {
    send(call, Json.object(), Optional.of(error));
  }

  private void send(ApiCall call, ObjectNode result, Optional<ApiError> error) {
    if (call.service().equals("iam") && RECORDED.contains(call.action())) {
      var region = account.iamRegion().id();
      if (buses.hasRules(region)) {
        buses.publish(region, event(region, detail(region, call, result, error)));
      }
    }
  }

  private ObjectNode event(String region, ObjectNode detail) {
    var event =
        Json.object()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", "AWS API Call via CloudTrail")
            .put("source", "aws.iam")
            .put("account", account.id())
            .put("time", detail.path("eventTime").asText())
            .put("region", region);
    event.putArray("resources");
    event.set("detail", detail);
    return event;
  }

  private ObjectNode detail(
      String region, ApiCall call, ObjectNode result, Optional<ApiError> error) {
    var origin = call.origin();
    var detail = Json.object().put("eventVersion", "1.11");
    detail.set("userIdentity", identity.of(call));
    detail
        .put("eventTime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("eventSource", "iam.amazonaws.com")
        .put("eventName", call.action())
        .put("awsRegion", region)
        .put("sourceIPAddress", origin.sourceIpAddress())
        .put("userAgent", origin.userAgent());
    error.ifPresent(
        why -> detail.put("errorCode", errorCode(why)).put("errorMessage", why.message()));
    detail.set("requestParameters", RecordElements.of(call.parameters()));
    detail.set("responseElements", RecordElements.of(result));
    return detail
        .put("requestID", UUID.randomUUID().toString())
        .put("eventID", UUID.randomUUID().toString())
        .put("readOnly", false)
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true)
        .put("recipientAccountId", account.id())
        .put("eventCategory", "Management");
  }

  /** CloudTrail names the exceptions of IAM, and IAM's answers have shorter codes. */
  private static String errorCode(ApiError error) {
    return switch (error.code()) {
      case "NoSuchEntity", "EntityAlreadyExists", "LimitExceeded", "DeleteConflict" ->
          error.code() + "Exception";
      default -> error.code();
    };
  }
}
