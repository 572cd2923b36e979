package onekey.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * Amazon CloudWatch's actions that read the sums of metrics, and alarms. A policy must allow them
 * on everything.
 *
 * @param metrics the metrics
 * @param alarms the alarms
 * @param largestPage the largest page
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">DescribeAlarms</a>
 */
public record CloudWatchApi(Metrics metrics, Alarms alarms, int largestPage) implements Service {

  private static final int DEFAULT_ALARMS = 50;
  private static final int MOST_ALARMS = 100;
  private static final int MOST_QUERIES = 500;

  @Override
  public String prefix() {
    return "cloudwatch";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "GetMetricData",
        Action.onAll(this::getMetricData, "MetricDataQueries", "StartTime", "EndTime"),
        "DescribeAlarms",
        Action.onAll(this::describeAlarms, "AlarmNames", "MaxRecords", "NextToken"));
  }

  private ObjectNode getMetricData(ApiCall call) {
    var queries = call.parameters().path("MetricDataQueries");
    if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
      throw new ApiException(
          400, "ValidationError", "MetricDataQueries needs 1–%d queries.".formatted(MOST_QUERIES));
    }
    var from = time(call, "StartTime");
    var to = time(call, "EndTime");
    var result = Json.object();
    result.set(
        "MetricDataResults",
        Json.list(
            StreamSupport.stream(queries.spliterator(), false).toList(),
            query -> result(query, from, to)));
    return result;
  }

  /** Times are seconds since 1970 in CBOR. */
  private static Instant time(ApiCall call, String name) {
    var value = call.parameters().path(name);
    if (!value.isNumber()) {
      throw Parameters.of(call).missing(name).get();
    }
    return Instant.ofEpochMilli(Math.round(value.asDouble() * 1000));
  }

  /** The latest values first; a period without values is left out. */
  private ObjectNode result(JsonNode query, Instant from, Instant to) {
    var metric = query.at("/MetricStat/Metric");
    if (!metric.path("Namespace").asText().equals(Metrics.NAMESPACE)
        || !query.at("/MetricStat/Stat").asText().equals("Sum")) {
      throw new ApiException(
          400, "ValidationError", "The sandbox has only sums of AWS/Lambda: " + query);
    }
    var period = query.at("/MetricStat/Period").asLong();
    var function = metric.at("/Dimensions/0/Value").asText();
    var sums =
        metrics.of(function, metric.path("MetricName").asText()).stream()
            .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
            .collect(
                Collectors.groupingBy(
                    each -> each.at().getEpochSecond() / period * period,
                    TreeMap::new,
                    Collectors.summingDouble(Metrics.Datapoint::value)));
    var result =
        Json.object()
            .put("Id", query.path("Id").asText())
            .put("Label", metric.path("MetricName").asText())
            .put("StatusCode", "Complete");
    var times = result.putArray("Timestamps");
    var values = result.putArray("Values");
    sums.descendingMap()
        .forEach(
            (second, sum) -> {
              times.add((double) second);
              values.add(sum);
            });
    return result;
  }

  private ObjectNode describeAlarms(ApiCall call) {
    var parameters = Parameters.of(call);
    var names = parameters.texts("AlarmNames", MOST_ALARMS);
    var page =
        Page.of(
            wanted(names),
            Alarms.Alarm::name,
            parameters.text("NextToken", 1, 1024),
            Math.min(
                parameters.integer("MaxRecords", 1, MOST_ALARMS).orElse(DEFAULT_ALARMS),
                largestPage),
            () -> new ApiException(400, "InvalidNextToken", "The token is invalid."));
    var result = Json.object();
    result.set(
        "MetricAlarms",
        Json.list(
            page.items(),
            alarm ->
                Json.object()
                    .put("AlarmName", alarm.name())
                    .put("AlarmDescription", alarm.description())
                    .put("StateValue", alarm.state())
                    .put("StateReason", "Set in the sandbox.")));
    result.putArray("CompositeAlarms");
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private List<Alarms.Alarm> wanted(List<String> names) {
    return alarms.all().stream()
        .filter(alarm -> names.isEmpty() || names.contains(alarm.name()))
        .toList();
  }
}
