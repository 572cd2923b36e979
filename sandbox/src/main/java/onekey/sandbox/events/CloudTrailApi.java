package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;
import onekey.sandbox.api.Throttling;

/**
 * CloudTrail's API: the action that a plan calls.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>
 */
public final class CloudTrailApi implements Service {

  private static final int LARGEST_PAGE = 50;

  /** Where a record has what can be looked for. Others are refused rather than ignored. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "AccessKeyId", "/userIdentity/accessKeyId",
          "EventId", "/eventID",
          "EventName", "/eventName",
          "EventSource", "/eventSource",
          "ReadOnly", "/readOnly",
          "Username", "/userIdentity/userName");

  private final EventHistory history;
  private final Account account;
  private final Optional<LookupLimit> limit;
  private final int largestPage;

  /**
   * Creates the API of this history.
   *
   * @param limited whether more than two calls a second in a Region are throttled
   * @param largestPage the largest page, whatever the caller asks for
   */
  public CloudTrailApi(
      EventHistory history, Account account, Clock clock, boolean limited, int largestPage) {
    this.history = history;
    this.account = account;
    this.limit = limited ? Optional.of(new LookupLimit(clock)) : Optional.empty();
    this.largestPage = Math.min(LARGEST_PAGE, largestPage);
  }

  @Override
  public String prefix() {
    return "cloudtrail";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "LookupEvents",
        Action.onAll(
            this::lookupEvents,
            "LookupAttributes",
            "StartTime",
            "EndTime",
            "MaxResults",
            "NextToken"));
  }

  private ObjectNode lookupEvents(ApiCall call) {
    var region = call.region().orElseGet(() -> account.region().id());
    if (limit.filter(lookups -> !lookups.take(region)).isPresent()) {
      throw new ApiException(Throttling.of(prefix()));
    }
    var found = history.of(region, withinTime(call).and(withAttribute(call)));
    var begin = begin(call, found.size());
    var end = Math.min(found.size(), begin + pageSize(call));
    var answer = Json.object();
    answer.set("Events", Json.list(found.subList(begin, end), CloudTrailApi::describe));
    if (end < found.size()) {
      answer.put("NextToken", token(call, end));
    }
    return answer;
  }

  private static Predicate<EventHistory.Entry> withinTime(ApiCall call) {
    var start = time(call, "StartTime", Instant.MIN);
    var end = time(call, "EndTime", Instant.MAX);
    if (start.isAfter(end)) {
      throw invalid("InvalidTimeRangeException", "The start time is after the end time.");
    }
    return entry -> !entry.at().isBefore(start) && !entry.at().isAfter(end);
  }

  private static Instant time(ApiCall call, String name, Instant otherwise) {
    var seconds = call.parameters().path(name);
    return seconds.isNumber()
        ? Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000))
        : otherwise;
  }

  private static Predicate<EventHistory.Entry> withAttribute(ApiCall call) {
    var attributes = Parameters.of(call).objects("LookupAttributes", Integer.MAX_VALUE);
    if (attributes.size() > 1) {
      throw invalid("InvalidLookupAttributesException", "Only one attribute is allowed.");
    }
    return attributes.stream().findFirst().map(CloudTrailApi::hasAttribute).orElse(_ -> true);
  }

  private static Predicate<EventHistory.Entry> hasAttribute(Parameters attribute) {
    var key =
        attribute
            .oneOf("AttributeKey", List.copyOf(ATTRIBUTES.keySet()))
            .orElseThrow(attribute.missing("AttributeKey"));
    var value =
        attribute.text("AttributeValue", 1, 2000).orElseThrow(attribute.missing("AttributeValue"));
    var place = ATTRIBUTES.getOrDefault(key, "");
    return entry -> entry.detail().at(place).asText().equals(value);
  }

  private int pageSize(ApiCall call) {
    var asked = call.parameters().path("MaxResults").asInt(LARGEST_PAGE);
    if (asked < 1 || asked > LARGEST_PAGE) {
      throw invalid("InvalidMaxResultsException", "MaxResults must be 1 to 50.");
    }
    return Math.min(asked, largestPage);
  }

  /** A token holds for the same question only. */
  private static String token(ApiCall call, int place) {
    var question = call.parameters().deepCopy();
    question.remove("NextToken");
    return place + "-" + Integer.toHexString(question.toString().hashCode());
  }

  private static int begin(ApiCall call, int size) {
    return call.parameter("NextToken")
        .map(
            token -> {
              var place = token.split("-", 2)[0];
              if (!place.matches("\\d{1,9}")
                  || Integer.parseInt(place) > size
                  || !token(call, Integer.parseInt(place)).equals(token)) {
                throw invalid("InvalidNextTokenException", "The token is invalid.");
              }
              return Integer.parseInt(place);
            })
        .orElse(0);
  }

  private static ApiException invalid(String code, String message) {
    return new ApiException(400, code, message);
  }

  private static ObjectNode describe(ObjectNode detail) {
    var event =
        Json.object()
            .put("EventId", detail.path("eventID").asText())
            .put("EventName", detail.path("eventName").asText())
            .put("ReadOnly", detail.path("readOnly").asText())
            .put("EventTime", Json.seconds(Instant.parse(detail.path("eventTime").asText())))
            .put("EventSource", detail.path("eventSource").asText())
            .put("Username", detail.at("/userIdentity/userName").asText());
    var accessKeyId = detail.at("/userIdentity/accessKeyId").asText();
    if (!accessKeyId.isEmpty()) {
      event.put("AccessKeyId", accessKeyId);
    }
    event.putArray("Resources");
    return event.put("CloudTrailEvent", detail.toString());
  }
}
