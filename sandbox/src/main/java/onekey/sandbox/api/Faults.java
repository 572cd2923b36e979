package onekey.sandbox.api;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Faults on demand. They hold until they are used up or {@link #clear} is called. */
@SuppressWarnings("DoNotCallSuggester")
public final class Faults {

  /** Throttles the next calls of an action. */
  public void throttle(String action, int calls) {
    throw new UnsupportedOperationException(action + calls);
  }

  /** Answers the next calls of an action with HTTP status 500. */
  public void fail(String action, int calls) {
    throw new UnsupportedOperationException(action + calls);
  }

  /** Denies every call of an action. */
  public void deny(String action) {
    throw new UnsupportedOperationException(action);
  }

  /** Denies every call of an action that names this user. */
  public void deny(String action, String userName) {
    throw new UnsupportedOperationException(action + userName);
  }

  /** Answers up to this many matching calls with an error. */
  public void answer(Predicate<ApiCall> matching, int calls, ApiError error) {
    throw new UnsupportedOperationException(error.code() + calls + matching);
  }

  /** Reports the evaluations of these resources as failed, for so many {@code PutEvaluations}. */
  public void failEvaluations(Set<String> resourceIds, int attempts) {
    throw new UnsupportedOperationException(resourceIds.toString() + attempts);
  }

  /**
   * Does something once, right before the first matching call is carried out. For a user who
   * vanishes mid-run, or a person who changes keys between two steps.
   */
  public void before(Predicate<ApiCall> matching, Runnable interference) {
    throw new UnsupportedOperationException(matching.toString() + interference);
  }

  /** Does something once, right after the first matching call was carried out. */
  public void after(Predicate<ApiCall> matching, Runnable interference) {
    throw new UnsupportedOperationException(matching.toString() + interference);
  }

  /** Lets someone watch every call, before it is carried out. */
  public void watch(Consumer<ApiCall> watcher) {
    throw new UnsupportedOperationException(watcher.toString());
  }

  /** Ends all faults. */
  public void clear() {
    throw new UnsupportedOperationException();
  }
}
