package onekey.sandbox.lambda;

/**
 * One invocation of a function.
 *
 * @param functionArn the function
 * @param event the event, JSON
 * @param outcome how it ended
 */
public record Invocation(String functionArn, String event, Outcome outcome) {

  /** How an invocation ended. */
  public sealed interface Outcome {

    /**
     * The function returned.
     *
     * @param payload the answer, JSON
     */
    record Answered(String payload) implements Outcome {}

    /**
     * The function threw.
     *
     * @param payload Lambda's error object: {@code errorMessage}, {@code errorType}, {@code
     *     stackTrace}
     * @param cause what was thrown
     */
    record Failed(String payload, Throwable cause) implements Outcome {}
  }

  /** Returns whether the function returned an answer. */
  public boolean succeeded() {
    return switch (outcome) {
      case Outcome.Answered _ -> true;
      case Outcome.Failed _ -> false;
    };
  }
}
