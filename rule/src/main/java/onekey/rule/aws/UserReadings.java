package onekey.rule.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Evidence;
import software.amazon.awssdk.services.iam.model.User;

/**
 * The users of a list, read several at a time in the background. Results are taken by one thread.
 *
 * <p>Not by {@code Gatherers.mapConcurrent}: a user that takes three calls would hold back fifteen.
 */
public final class UserReadings implements AutoCloseable {

  /** How reading one user ended. */
  public sealed interface Reading {

    /** Returns the unique id of the user. */
    String userId();

    /** The user was read. */
    record Read(Evidence evidence) implements Reading {
      @Override
      public String userId() {
        return evidence.user().id();
      }
    }

    /** The user was deleted after it was listed. */
    record Departed(String userId) implements Reading {}

    /** The user could not be read. */
    record Failed(UnreadUser user) implements Reading {
      @Override
      public String userId() {
        return user.id();
      }
    }
  }

  /** How many users are read at a time: a few more than calls may be under way. */
  static final int READERS = AwsClients.CONCURRENT_CALLS + 4;

  private final Set<String> userIds;

  /** The users of which no result was taken yet, by unique id. */
  private final Map<String, User> unfinished = new LinkedHashMap<>();

  private final ExecutorService pool =
      Executors.newFixedThreadPool(READERS, Thread.ofVirtual().factory());
  private final ExecutorCompletionService<Reading> readings = new ExecutorCompletionService<>(pool);

  /** The users that nobody reads yet, in the order in which they will be. */
  private Queue<User> waiting;

  /** Starts to read these users in this order. */
  UserReadings(List<User> users, Function<User, Reading> reader) {
    users.forEach(user -> unfinished.put(user.userId(), user));
    this.userIds = Set.copyOf(unfinished.keySet());
    this.waiting = new ArrayDeque<>(users);
    users.forEach(_ -> readings.submit(() -> reader.apply(nextUser())));
  }

  /** Returns the unique ids of all users of the list. */
  public Set<String> userIds() {
    return userIds;
  }

  /**
   * Changes the order of the users that are still waiting: first those with the earliest hour.
   * Users of the same hour keep their order.
   *
   * @param moments gives a moment to each unique id
   */
  public synchronized void earliestFirst(Function<String, Instant> moments) {
    var ordered = new ArrayList<>(waiting);
    ordered.sort(
        Comparator.comparingLong(
            user -> TimeUnit.SECONDS.toHours(moments.apply(user.userId()).getEpochSecond())));
    waiting = new ArrayDeque<>(ordered);
  }

  /** Hands over the results as they come, until there are no more or the deadline has passed. */
  public void forEach(Deadline deadline, Consumer<Reading> consumer) {
    for (var next = next(deadline); next.isPresent(); next = next(deadline)) {
      consumer.accept(next.get());
    }
  }

  /** Waits for the next result; empty if there are no more, or the deadline has passed. */
  Optional<Reading> next(Deadline deadline) {
    if (unfinished.isEmpty()) {
      return Optional.empty();
    }
    var next = Optional.ofNullable(poll(deadline.left())).map(UserReadings::result);
    next.ifPresent(reading -> unfinished.remove(reading.userId()));
    return next;
  }

  /** Returns the users of which no result was taken, as users that there was no time to read. */
  public List<UnreadUser> unfinished() {
    return unfinished.values().stream()
        .map(
            user ->
                new UnreadUser(
                    user.userId(), user.userName(), new IllegalStateException("no time was left")))
        .toList();
  }

  /** Stops reading. Calls that are under way are given up. */
  @Override
  public void close() {
    pool.shutdownNow();
  }

  private synchronized User nextUser() {
    return waiting.remove();
  }

  private Future<Reading> poll(Duration wait) {
    try {
      return readings.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Reading result(Future<Reading> ended) {
    try {
      return ended.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Unexpected failure while reading a user.", e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while reading users.", e);
  }
}
