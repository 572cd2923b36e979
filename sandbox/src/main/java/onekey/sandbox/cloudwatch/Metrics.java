package onekey.sandbox.cloudwatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The metrics of functions, in the namespace {@code AWS/Lambda}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types
 *     of metrics for Lambda functions</a>
 */
public final class Metrics {

  static final String NAMESPACE = "AWS/Lambda";

  private final Clock clock;
  private final ConcurrentLinkedQueue<Datapoint> datapoints = new ConcurrentLinkedQueue<>();

  /**
   * A value that was sent.
   *
   * @param functionName the function
   * @param metric such as {@code Errors}
   * @param at when
   */
  record Datapoint(String functionName, String metric, Instant at, double value) {}

  /** Creates an account without metrics. */
  public Metrics(Clock clock) {
    this.clock = clock;
  }

  /** Sends a value of a function, at this moment. */
  public void send(String functionName, String metric, double value) {
    datapoints.add(new Datapoint(functionName, metric, clock.instant(), value));
  }

  /** Notes that a function was invoked. AWS Lambda sends the errors of a success too, as 0. */
  public void invoked(String functionName, boolean failed) {
    send(functionName, "Invocations", 1);
    send(functionName, "Errors", failed ? 1 : 0);
  }

  List<Datapoint> of(String functionName, String metric) {
    return datapoints.stream()
        .filter(each -> each.functionName().equals(functionName) && each.metric().equals(metric))
        .toList();
  }
}
