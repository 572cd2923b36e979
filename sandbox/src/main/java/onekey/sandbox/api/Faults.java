package onekey.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Injected faults. They last until they are used up or {@link #clear} is called. */
public final class Faults {

  private final List<ErrorAnswer> answers = new CopyOnWriteArrayList<>();
  private final List<Interference> before = new CopyOnWriteArrayList<>();
  private final List<Interference> after = new CopyOnWriteArrayList<>();
  private final List<Consumer<ApiCall>> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> failingEvaluations = new ConcurrentHashMap<>();

  /** Matches the calls of an action, such as {@code ListUsers}. */
  public static Predicate<ApiCall> action(String action) {
    return call -> call.action().equals(action);
  }

  /** Matches the calls of an action with this user name. */
  public static Predicate<ApiCall> action(String action, String userName) {
    return call -> call.action().equals(action) && call.namesUser(userName);
  }

  /** Throttles the next calls of an action. */
  public void throttle(String action, int calls) {
    answers.add(
        new ErrorAnswer(
            action(action), new AtomicInteger(calls), call -> Throttling.of(call.service())));
  }

  /** Answers the next calls of an action with HTTP status 500. */
  public void fail(String action, int calls) {
    answer(
        action(action),
        calls,
        new ApiError(500, "InternalFailure", "The request processing has failed."));
  }

  /** Denies every call of an action. */
  public void deny(String action) {
    deny(action(action), action);
  }

  /** Denies every call of an action with this user name. */
  public void deny(String action, String userName) {
    deny(action(action, userName), action);
  }

  private void deny(Predicate<ApiCall> matching, String action) {
    answers.add(
        new ErrorAnswer(
            matching,
            new AtomicInteger(Integer.MAX_VALUE),
            call -> Denial.of(call.service(), "Not authorized to perform " + action)));
  }

  /** Answers up to this many matching calls with an error. */
  public void answer(Predicate<ApiCall> matching, int calls, ApiError error) {
    answers.add(new ErrorAnswer(matching, new AtomicInteger(calls), _ -> error));
  }

  /** Has {@code PutEvaluations} report these resources as failed, so many times each. */
  public void failEvaluations(Set<String> resourceIds, int attempts) {
    resourceIds.forEach(id -> failingEvaluations.put(id, new AtomicInteger(attempts)));
  }

  /**
   * Runs something once, immediately before the first matching call is carried out: for a user that
   * is deleted during a run, or keys that are changed between two steps.
   */
  public void before(Predicate<ApiCall> matching, Runnable interference) {
    before.add(new Interference(matching, interference, new AtomicBoolean()));
  }

  /** Runs something once, immediately after the first matching call was carried out. */
  public void after(Predicate<ApiCall> matching, Runnable interference) {
    after.add(new Interference(matching, interference, new AtomicBoolean()));
  }

  /** Passes every call to a watcher as it arrives, whether it succeeds or not. */
  public void watch(Consumer<ApiCall> watcher) {
    watchers.add(watcher);
  }

  /** Removes all faults and watchers. */
  public void clear() {
    answers.clear();
    before.clear();
    after.clear();
    watchers.clear();
    failingEvaluations.clear();
  }

  /** Returns whether the evaluation of this resource must fail now, and counts the attempt. */
  public boolean evaluationFails(String resourceId) {
    return Optional.ofNullable(failingEvaluations.get(resourceId))
        .filter(attempts -> attempts.getAndDecrement() > 0)
        .isPresent();
  }

  /** Passes a call to the watchers. */
  public void arrived(ApiCall call) {
    watchers.forEach(watcher -> watcher.accept(call));
  }

  /** Returns the injected error for this call, if there is one. */
  public Optional<ApiError> errorFor(ApiCall call) {
    return answers.stream().flatMap(answer -> answer.to(call).stream()).findFirst();
  }

  /** Runs what was injected before this call. */
  public void beforeCall(ApiCall call) {
    before.forEach(interference -> interference.at(call));
  }

  /** Runs what was injected after this call. */
  public void afterCall(ApiCall call) {
    after.forEach(interference -> interference.at(call));
  }

  private record ErrorAnswer(
      Predicate<ApiCall> matching, AtomicInteger callsLeft, Function<ApiCall, ApiError> error) {

    Optional<ApiError> to(ApiCall call) {
      return matching.test(call) && callsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0
          ? Optional.of(error.apply(call))
          : Optional.empty();
    }
  }

  private record Interference(
      Predicate<ApiCall> matching, Runnable interference, AtomicBoolean happened) {

    void at(ApiCall call) {
      if (matching.test(call) && happened.compareAndSet(false, true)) {
        interference.run();
      }
    }
  }
}
