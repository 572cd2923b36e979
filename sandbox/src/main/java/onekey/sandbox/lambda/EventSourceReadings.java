package onekey.sandbox.lambda;

/**
 * How Lambda polls a queue and invokes the function where AWS does not document it. A function must
 * be right with every reading.
 *
 * @param batching how messages that arrive at the same time become batches
 * @param environments which execution environments work on successive batches
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Configuring
 *     scaling behavior for SQS event source mappings</a>
 */
public record EventSourceReadings(Batching batching, Environments environments) {

  /** How messages that arrive at the same time become batches. */
  public enum Batching {
    /** There is one batch with one window. */
    ONE_BATCH,
    /**
     * Each of five pollers has a batch with a window of its own; messages are dealt out to them.
     */
    A_BATCH_FOR_EACH_POLLER
  }

  /** Which execution environments work on successive batches. */
  public enum Environments {
    /** The same one always. */
    ONE,
    /** Two by turns, each with a handler of its own, if the maximum concurrency allows it. */
    TWO_BY_TURNS
  }

  /** Returns the readings with one batch and one environment. */
  public static EventSourceReadings simple() {
    return new EventSourceReadings(Batching.ONE_BATCH, Environments.ONE);
  }

  /** Returns the readings with five batches and two environments. */
  public static EventSourceReadings scattered() {
    return new EventSourceReadings(Batching.A_BATCH_FOR_EACH_POLLER, Environments.TWO_BY_TURNS);
  }

  int batches() {
    return switch (batching) {
      case ONE_BATCH -> 1;
      case A_BATCH_FOR_EACH_POLLER -> 5;
    };
  }

  int environments(int maximumConcurrency) {
    return switch (environments) {
      case ONE -> 1;
      case TWO_BY_TURNS -> Math.min(2, maximumConcurrency);
    };
  }
}
