package onekey.plan.source.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import onekey.plan.language.Text;
import onekey.plan.output.Progress;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;

/**
 * When the inactive keys of an account were last used. The rule does not need it; the plan shows
 * it.
 */
final class InactiveKeyUses {

  private final Map<String, Reading> byKeyId;

  private InactiveKeyUses(Map<String, Reading> byKeyId) {
    this.byKeyId = byKeyId;
  }

  /** How reading one key ended. */
  private sealed interface Reading {

    record Read(LastUse lastUse) implements Reading {}

    record Vanished() implements Reading {}

    record Failed(String userName, Exception cause) implements Reading {}
  }

  private record Key(String id, String userName) {}

  /** Reads the last use of every inactive key, several at a time. */
  static InactiveKeyUses read(List<Evidence> users, UserInventory inventory, Progress progress) {
    var keys =
        users.stream()
            .map(Evidence::user)
            .flatMap(user -> inactive(user).stream().map(key -> new Key(key.id(), user.name())))
            .toList();
    if (keys.isEmpty()) {
      return new InactiveKeyUses(Map.of());
    }
    progress.found(keys.size());
    try (var pool =
        Executors.newFixedThreadPool(AwsClients.CONCURRENT_CALLS, Thread.ofVirtual().factory())) {
      var readings = new HashMap<String, Future<Reading>>();
      keys.forEach(
          key -> readings.put(key.id(), pool.submit(() -> read(key, inventory, progress))));
      return new InactiveKeyUses(
          readings.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> await(entry.getValue()))));
    }
  }

  private static List<AccessKey> inactive(IamUser user) {
    return user.keys().stream().filter(key -> key.status() == KeyStatus.INACTIVE).toList();
  }

  private static Reading read(Key key, UserInventory inventory, Progress progress) {
    try {
      return inventory
          .readLastUse(key.id(), key.userName())
          .<Reading>map(Reading.Read::new)
          .orElseGet(Reading.Vanished::new);
    } catch (RuntimeException e) {
      // Any exception: no verdict depends on it.
      return new Reading.Failed(key.userName(), e);
    } finally {
      progress.done();
    }
  }

  private static Reading await(Future<Reading> reading) {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading access keys.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Unexpected failure while reading an access key.", e);
    }
  }

  /** Returns the last uses that could be read, by access key id. */
  Map<String, LastUse> of(IamUser user) {
    var uses = new HashMap<String, LastUse>();
    for (var key : user.keys()) {
      if (byKeyId.get(key.id()) instanceof Reading.Read(var lastUse)) {
        uses.put(key.id(), lastUse);
      }
    }
    return uses;
  }

  /** Returns the user without the keys that have been deleted since they were listed. */
  Evidence withoutVanished(Evidence evidence) {
    var user = evidence.user();
    var left =
        new IamUser(
            user.id(),
            user.name(),
            user.keys().stream()
                .filter(key -> !(byKeyId.get(key.id()) instanceof Reading.Vanished))
                .toList());
    return switch (evidence) {
      case Evidence.WithinLimit(var _, var counted) -> new Evidence.WithinLimit(left, counted);
      case Evidence.OverLimit(var _, var counted, var tags) ->
          new Evidence.OverLimit(left, counted, tags);
    };
  }

  /** Returns what could not be read, as one sentence; empty if everything could. */
  Optional<Text> limit() {
    var failed =
        byKeyId.values().stream()
            .filter(Reading.Failed.class::isInstance)
            .map(Reading.Failed.class::cast)
            .toList();
    return failed.stream()
        .findFirst()
        .map(
            first ->
                Text.counted(
                    "limitUses",
                    failed.size(),
                    first.userName(),
                    Text.english(AwsProblem.explain(first.cause(), "iam:GetAccessKeyLastUsed"))));
  }
}
