package onekey.plan.source.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onekey.plan.model.LiveUser;
import onekey.plan.model.LiveUsers;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Progress;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.Deadline;
import onekey.rule.aws.UserInventory;
import onekey.rule.aws.UserReadings.Reading;
import onekey.rule.judgement.IamUser;

/**
 * Reads the access keys, and perhaps the tags, of some users of an account. Nothing is asked about
 * the others but their names.
 */
public final class LiveKeys {

  private final UserInventory inventory;

  public LiveKeys(OpenAccount account) {
    this.inventory = new UserInventory(account.clients().iam());
  }

  /**
   * Reads the users of these names.
   *
   * @param withTags whether their tags are needed
   * @throws CommandFailedException if the users cannot be listed
   */
  public LiveUsers read(Set<String> names, boolean withTags) {
    var listed = new ListedUsers(new Progress.NoProgress());
    var read = new HashMap<String, IamUser>();
    var users = new HashMap<String, LiveUser>();
    try (var readings = inventory.startListingKeys(names, listed)) {
      readings.forEach(
          Deadline.none(),
          reading -> {
            switch (reading) {
              case Reading.Read(var evidence) -> read.put(evidence.user().name(), evidence.user());
              case Reading.Failed(var user) ->
                  users.put(
                      user.name(),
                      new LiveUser.Unread(AwsProblem.explain(user.cause(), "iam:ListAccessKeys")));
              case Reading.Departed _ -> {}
            }
          });
    } catch (RuntimeException e) {
      // Not only an SdkException: the SDK reads some settings in the first call only.
      throw new CommandFailedException(AwsProblem.explain(e, "iam:ListUsers"), e);
    }
    users.putAll(withTags ? withTags(read) : withoutTags(read));
    return new LiveUsers(listed.accountId(), users);
  }

  private static Map<String, LiveUser> withoutTags(Map<String, IamUser> read) {
    var users = new HashMap<String, LiveUser>();
    read.forEach(
        (name, user) ->
            users.put(name, new LiveUser.Read(user, Optional.empty(), Optional.empty())));
    return users;
  }

  private Map<String, LiveUser> withTags(Map<String, IamUser> read) {
    var users = new ConcurrentHashMap<String, LiveUser>();
    try (var pool =
        Executors.newFixedThreadPool(AwsClients.CONCURRENT_CALLS, Thread.ofVirtual().factory())) {
      read.values().stream()
          .map(user -> pool.submit(() -> users.put(user.name(), withTags(user))))
          .toList()
          .forEach(LiveKeys::await);
    }
    return users;
  }

  private LiveUser withTags(IamUser user) {
    try {
      return new LiveUser.Read(
          user, Optional.of(inventory.readTags(user.name())), Optional.empty());
    } catch (RuntimeException e) {
      // Any exception: the keys were read.
      return new LiveUser.Read(
          user, Optional.empty(), Optional.of(AwsProblem.explain(e, "iam:ListUserTags")));
    }
  }

  private static void await(Future<?> reading) {
    try {
      reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading tags.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Unexpected failure while reading tags.", e);
    }
  }
}
