package onekey.cli.doctor.check;

import java.util.Optional;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.words.Words;

/**
 * Whether a function can be invoked, and what became of its invocations.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function
 *     states</a>
 */
public final class FunctionCheck {

  private FunctionCheck() {}

  /**
   * The state of a function.
   *
   * @param state such as {@code Active}
   * @param reason why it is in another one; empty if AWS does not say
   */
  public record State(String state, Optional<String> reason) {}

  /**
   * What a function did in some days.
   *
   * @param errors how many invocations failed
   * @param throttles how many were refused for want of concurrency
   */
  public record Counts(long errors, long throttles) {}

  /** Checks whether a function is there; empty if it is not. */
  public static Line of(StackResource function, Optional<State> state) {
    var subject = subject(function);
    if (state.isEmpty()) {
      return Line.wrong(
          subject,
          Words.of("There is no such function: somebody deleted it."),
          Words.of(
              "CloudFormation does not notice that: deploy the stack anew (npx cdk destroy, and npx cdk deploy)"));
    }
    var found = state.get();
    // Inactive: it has not been used for weeks, and the next invocation wakes it.
    return found.state().equals("Active") || found.state().equals("Inactive")
        ? Line.fine(subject, Words.of("Its state is {}.", Words.plain(found.state())))
        : Line.wrong(
            subject,
            Words.of(
                "Its state is {}{}.",
                Words.plain(found.state()),
                found.reason().map(reason -> Words.of(": {}", reason)).orElse(Words.of(""))),
            Words.of("If it stays so for minutes, deploy the stack again: npx cdk deploy"));
  }

  /** Checks what a function did. */
  public static Line of(StackResource function, Counts counts, int days, String region) {
    var subject = subject(function);
    if (counts.errors() == 0 && counts.throttles() == 0) {
      return Line.fine(subject, Words.of("No error and no throttle in the last {} days.", days));
    }
    return Line.wrong(
        subject,
        Words.of(
            "Errors: {}, throttles: {}, in the last {} days.",
            counts.errors(),
            counts.throttles(),
            days),
        counts.errors() > 0
            ? Words.of(
                "Its log says why each failed; where a later run succeeded, nothing is left to do: {}",
                Words.command(
                    "aws logs filter-log-events --region {} --filter-pattern ERROR --log-group-name \"$(aws lambda get-function-configuration --region {} --function-name {} --query LoggingConfig.LogGroup --output text)\"",
                    Words.plain(region),
                    Words.plain(region),
                    function.part()))
            : Words.of(
                "Raise the concurrency of the account, or the reserved concurrency of the function"));
  }

  private static Words subject(StackResource function) {
    return Words.of("Function {}", function.part());
  }
}
