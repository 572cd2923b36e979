package onekey.cli.drill.aws;

import java.util.Optional;
import java.util.function.Supplier;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.plan.source.live.AwsProblem;
import org.jspecify.annotations.Nullable;

/** Makes calls, and says what went wrong with one. */
final class Calls {

  private static final String POLICY_COMMAND = "onekey doctor --drill --iam-policy";

  private Calls() {}

  /**
   * Makes a call.
   *
   * @param name what is called, such as {@code iam:CreateUser}
   * @throws CommandFailedException if it fails, for whatever reason
   */
  static <T> T make(String name, Supplier<T> call) {
    try {
      return call.get();
    } catch (BadInputException | CommandFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Not only an SdkException: the SDK reads some settings in the first call only.
      throw new CommandFailedException(AwsProblem.explain(e, name, POLICY_COMMAND), e);
    }
  }

  /**
   * Returns a part of an answer.
   *
   * @throws CommandFailedException if the answer lacks it
   */
  static <T> T part(@Nullable T part, String name, String call) {
    return Optional.ofNullable(part)
        .orElseThrow(() -> new CommandFailedException(AwsProblem.lacking(call, name), null));
  }
}
