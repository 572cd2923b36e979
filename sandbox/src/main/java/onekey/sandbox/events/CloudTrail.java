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
 * Records calls, those that failed too. An event for each writing call to IAM goes to the event bus
 * of IAM's Region, at once, as if a trail recorded management events. The event history has these,
 * and every call that an access key of a user signed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS
 *     service events delivered via CloudTrail</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public final class CloudTrail implements CallObserver {

  /** Of the services that a user can call here: their calls on data are no management events. */
  private static final Set<String> DATA_EVENTS =
      Set.of("sns:Publish", "sqs:ReceiveMessage", "sqs:DeleteMessage", "lambda:InvokeFunction");

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
  private final EventHistory history;

  /** Creates a trail of the calls of this account. */
  public CloudTrail(
      Account account, Clock clock, IamAccount iam, EventBuses buses, EventHistory history) {
    this.account = account;
    this.clock = clock;
    this.identity = new UserIdentity(account, iam, clock);
    this.buses = buses;
    this.history = history;
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
    var writesUsers = call.service().equals("iam") && RECORDED.contains(call.action());
    if (!writesUsers && !isManagementCallByKey(call)) {
      return;
    }
    var region = regionOf(call);
    var detail = detail(region, call, result, error, !writesUsers);
    history.add(region, detail);
    if (writesUsers && buses.hasRules(region)) {
      buses.publish(region, event(region, detail));
    }
  }

  private static boolean isManagementCallByKey(ApiCall call) {
    return call.origin().accessKeyId().isPresent() && !DATA_EVENTS.contains(call.permission());
  }

  private String regionOf(ApiCall call) {
    return call.service().equals("iam")
        ? account.iamRegion().id()
        : call.region().orElseGet(() -> account.region().id());
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
      String region, ApiCall call, ObjectNode result, Optional<ApiError> error, boolean readOnly) {
    var origin = call.origin();
    var detail = Json.object().put("eventVersion", "1.11");
    detail.set("userIdentity", identity.of(call));
    detail
        .put("eventTime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("eventSource", call.service() + ".amazonaws.com")
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
        .put("readOnly", readOnly)
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
