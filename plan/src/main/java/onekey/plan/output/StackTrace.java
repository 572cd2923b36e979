package onekey.plan.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A failure as developers want to see it, for a person to send to them. What the AWS SDK, or
 * something that it called, says about a failure is left out: it may quote credentials.
 */
public final class StackTrace {

  private static final String SDK = "software.amazon.awssdk.";

  private StackTrace() {}

  /** Returns the types, the places and those messages that hold no secret, each line ended. */
  public static String of(Throwable failure) {
    var chain = chain(failure);
    var withMessages = chain.stream().noneMatch(StackTrace::isOfSdk);
    return chain.stream()
        .map(one -> describe(one, withMessages))
        .collect(Collectors.joining("Caused by: "));
  }

  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    // A cause can be its own.
    for (var one = failure; one != null && !chain.contains(one); one = one.getCause()) {
      chain.add(one);
    }
    return chain;
  }

  private static boolean isOfSdk(Throwable failure) {
    return failure.getClass().getName().startsWith(SDK)
        || Arrays.stream(failure.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(SDK));
  }

  private static String describe(Throwable failure, boolean withMessage) {
    return "%s: %s\n%s"
        .formatted(
            failure.getClass().getName(),
            withMessage
                ? SafeText.of(String.valueOf(failure.getMessage()))
                : "(left out, because it may hold a secret)",
            Arrays.stream(failure.getStackTrace())
                .map(frame -> "\tat " + frame + "\n")
                .collect(Collectors.joining()));
  }
}
