package onekey.cli.doctor.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onekey.cli.doctor.check.AlarmCheck.Alarm;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.FunctionCheck.Counts;
import onekey.cli.doctor.check.FunctionCheck.State;
import onekey.cli.doctor.check.RunCheck.Runs;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Reads functions, what they did, and alarms.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types
 *     of metrics for Lambda functions</a>
 */
record FunctionReader(LambdaClient lambda, CloudWatchClient cloudWatch) {

  /** How many days of errors are looked at. */
  static final int DAYS = 7;

  private static final Duration HOUR = Duration.ofHours(1);

  Optional<State> state(String functionName) {
    return Calls.make(
        Call.GET_FUNCTION,
        () -> {
          try {
            var answer =
                lambda.getFunctionConfiguration(request -> request.functionName(functionName));
            return Optional.of(
                new State(
                    Calls.require(Call.GET_FUNCTION, answer.stateAsString(), "State"),
                    Optional.ofNullable(answer.stateReason())));
          } catch (ResourceNotFoundException _) {
            return Optional.<State>empty();
          }
        });
  }

  /** Returns the state of an event source mapping; empty if there is none. */
  Optional<String> eventSource(String id) {
    return Calls.make(
        Call.GET_EVENT_SOURCE,
        () -> {
          try {
            return Optional.of(
                Calls.require(
                    Call.GET_EVENT_SOURCE,
                    lambda.getEventSourceMapping(request -> request.uuid(id)).state(),
                    "State"));
          } catch (ResourceNotFoundException _) {
            return Optional.<String>empty();
          }
        });
  }

  Counts counts(String functionName, Instant now) {
    var sums = sums(functionName, List.of("Errors", "Throttles"), now, Duration.ofDays(1));
    return new Counts(total(sums.get("Errors")), total(sums.get("Throttles")));
  }

  private static long total(@Nullable Map<Instant, Double> values) {
    return Optional.ofNullable(values).orElse(Map.of()).values().stream()
        .mapToLong(Math::round)
        .sum();
  }

  /** Returns what the metrics of a function tell of its runs, by the hour. */
  Runs runs(String functionName, Instant now) {
    var sums = sums(functionName, List.of("Invocations", "Errors"), now, HOUR);
    var invocations = Optional.ofNullable(sums.get("Invocations")).orElseGet(TreeMap::new);
    var errors = Optional.ofNullable(sums.get("Errors")).orElseGet(TreeMap::new);
    var success = Optional.<Instant>empty();
    var failure = Optional.<Instant>empty();
    for (var hour : invocations.entrySet()) {
      var failed = errors.getOrDefault(hour.getKey(), 0.0);
      if (hour.getValue() > failed) {
        success = Optional.of(hour.getKey());
      }
      if (failed > 0) {
        failure = Optional.of(hour.getKey());
      }
    }
    return new Runs(success, failure, Optional.empty(), Optional.empty(), true);
  }

  private Map<String, TreeMap<Instant, Double>> sums(
      String functionName, List<String> metrics, Instant now, Duration period) {
    return Calls.make(
        Call.GET_METRICS,
        () -> {
          var sums = new HashMap<String, TreeMap<Instant, Double>>();
          for (var page :
              cloudWatch.getMetricDataPaginator(
                  request ->
                      request
                          .metricDataQueries(
                              metrics.stream()
                                  .map(metric -> query(functionName, metric, period))
                                  .toList())
                          .startTime(now.minus(Duration.ofDays(DAYS)))
                          .endTime(now.plus(HOUR)))) {
            for (var result : page.metricDataResults()) {
              var metric = Calls.require(Call.GET_METRICS, result.label(), "Label");
              var values = sums.computeIfAbsent(metric, _ -> new TreeMap<>());
              if (result.timestamps().size() != result.values().size()) {
                throw Calls.lacking(Call.GET_METRICS, "a value for each time");
              }
              for (var index = 0; index < result.values().size(); index++) {
                values.merge(
                    result.timestamps().get(index), result.values().get(index), Double::sum);
              }
            }
          }
          for (var metric : metrics) {
            Calls.require(Call.GET_METRICS, sums.get(metric), "metric " + metric);
          }
          return sums;
        });
  }

  private static MetricDataQuery query(String functionName, String metric, Duration period) {
    return MetricDataQuery.builder()
        .id(metric.toLowerCase(Locale.ROOT))
        .label(metric)
        .metricStat(
            stat ->
                stat.stat("Sum")
                    .period((int) period.toSeconds())
                    .metric(
                        each ->
                            each.namespace("AWS/Lambda")
                                .metricName(metric)
                                .dimensions(
                                    Dimension.builder()
                                        .name("FunctionName")
                                        .value(functionName)
                                        .build())))
        .build();
  }

  /** Returns the alarms of these names, by name; 100 at the most. */
  Map<String, Alarm> alarms(List<String> names) {
    return Calls.make(
        Call.DESCRIBE_ALARMS,
        () -> {
          var alarms = new HashMap<String, Alarm>();
          for (var page :
              cloudWatch.describeAlarmsPaginator(request -> request.alarmNames(names))) {
            if (!page.hasMetricAlarms()) {
              throw Calls.lacking(Call.DESCRIBE_ALARMS, "MetricAlarms");
            }
            for (var alarm : page.metricAlarms()) {
              alarms.put(
                  Calls.require(Call.DESCRIBE_ALARMS, alarm.alarmName(), "AlarmName"),
                  new Alarm(
                      Calls.require(Call.DESCRIBE_ALARMS, alarm.stateValueAsString(), "StateValue"),
                      Optional.ofNullable(alarm.alarmDescription()).orElse("")));
            }
          }
          return alarms;
        });
  }
}
