package onekey.cli.doctor.aws;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.plan.source.live.AwsProblem;
import org.jspecify.annotations.Nullable;

/** Makes calls, and says why one failed. */
final class Calls {

  private static final String POLICY_COMMAND = "onekey doctor --iam-policy";

  private Calls() {}

  /**
   * Returns what a call returns.
   *
   * @throws NotCheckableException if it fails in any way
   */
  static <T> T make(Call call, Supplier<T> calling) {
    try {
      return calling.get();
    } catch (NotCheckableException e) {
      throw e;
    } catch (RuntimeException e) {
      // Not only an SdkException: the SDK reads some settings in the first call only.
      throw new NotCheckableException(why(call.permission(), e), e);
    }
  }

  /** Says why a call failed. What AWS says may hold names; its code does not. */
  static Words why(String call, Exception problem) {
    return new Words(
        List.of(
            new Part.Quoted(
                AwsProblem.explain(problem, call, POLICY_COMMAND),
                "%s failed (%s)."
                    .formatted(
                        call,
                        AwsProblem.code(problem).orElse(problem.getClass().getSimpleName())))));
  }

  /**
   * Returns a part of an answer.
   *
   * @throws NotCheckableException if the answer lacks it
   */
  static <T> T require(Call call, @Nullable T part, String name) {
    return Optional.ofNullable(part).orElseThrow(() -> lacking(call, name));
  }

  /** Returns that the answer to a call lacks something. */
  static NotCheckableException lacking(Call call, String part) {
    return new NotCheckableException(
        Words.of("{}", Words.plain(AwsProblem.lacking(call.permission(), part))));
  }
}
