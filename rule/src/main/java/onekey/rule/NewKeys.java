package onekey.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import onekey.rule.aws.Deadline;
import onekey.rule.aws.EventBatch.Queued;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.aws.StackSchedules;
import onekey.rule.aws.UserInventory;
import onekey.rule.aws.UserReadings.Reading;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.notice.NewKeyNotice;
import onekey.rule.notice.NewKeyNotice.OverLimit;
import onekey.rule.notice.Place;
import onekey.rule.notice.Statement;

/**
 * Tells people of keys that were created or made active a moment ago, if their user is over the
 * limit by the policy of the live rule and what IAM says now: one message for a batch of events.
 *
 * <p>An event may arrive more than once, and comes again while the run of the rule that it asks for
 * is refused. So this remembers which events it has told and which it could not. An event that came
 * back, and of which nothing is remembered, was told by another execution environment of the
 * function: if it failed there, the message of the run remains.
 */
final class NewKeys {

  /** A message lists no more users, and a burst of events must not take up the time of the run. */
  static final int MOST_USERS = 25;

  private static final int REMEMBERED = 10_000;

  private final UserInventory inventory;
  private final LiveRule rule;
  private final Optional<StackSchedules> schedules;
  private final NoticeTopic topic;
  private final Clock clock;

  /** Whether an event is still to be told, by its id, the oldest first. */
  private final LinkedHashMap<String, Boolean> remembered = new LinkedHashMap<>();

  NewKeys(
      UserInventory inventory,
      LiveRule rule,
      Optional<StackSchedules> schedules,
      NoticeTopic topic,
      Clock clock) {
    this.inventory = inventory;
    this.rule = rule;
    this.schedules = schedules;
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * What became of the events.
   *
   * @param users how many users the message names; 0 if there was none
   * @param untold the events whose users could not be read or told: they must come again
   * @param failure why; empty if there are none
   */
  record Told(int users, List<Queued> untold, Optional<RuntimeException> failure) {

    Told {
      untold = List.copyOf(untold);
    }

    static Told nothing() {
      return new Told(0, List.of(), Optional.empty());
    }
  }

  /** Tells people of those events that are still to be told. */
  synchronized Told tell(List<Queued> events, Place place, Deadline deadline) {
    var open =
        events.stream()
            .filter(queued -> queued.event().activation().isPresent())
            .filter(queued -> queued.event().userName().isPresent())
            .filter(queued -> remembered.getOrDefault(queued.event().id(), !queued.returned()))
            .toList();
    if (open.isEmpty()) {
      return Told.nothing();
    }
    var told = tellOrFail(open, place, deadline);
    remember(open, told.untold());
    return told;
  }

  private Told tellOrFail(List<Queued> open, Place place, Deadline deadline) {
    try {
      return tellOf(open, place, deadline);
    } catch (RuntimeException e) {
      // Whatever it is, it must not stop the run of the rule.
      return new Told(0, open, Optional.of(e));
    }
  }

  private Told tellOf(List<Queued> open, Place place, Deadline deadline) {
    var byUser = open.stream().collect(groupingBy(NewKeys::userName, NewKeys::byName, toList()));
    var names = byUser.keySet().stream().limit(MOST_USERS).collect(toSet());
    var looked = look(names, rule.policy(), deadline);
    var over =
        looked.reasons().entrySet().stream()
            .map(
                user ->
                    new OverLimit(
                        user.getKey(), user.getValue(), statements(byUser, user.getKey())))
            .toList();
    var notSent =
        over.isEmpty()
            ? Optional.<RuntimeException>empty()
            : topic
                .send(NewKeyNotice.of(over, byUser.size() - names.size(), rule.name(), place))
                .map(RuntimeException.class::cast);
    var untold =
        open.stream()
            .filter(
                queued -> notSent.isPresent() || looked.failures().containsKey(userName(queued)))
            .toList();
    return new Told(
        notSent.isPresent() ? 0 : over.size(),
        untold,
        notSent.or(() -> looked.failures().values().stream().findFirst()));
  }

  /**
   * What was found out about users.
   *
   * @param reasons why a user is over the limit, by the name of the user
   * @param failures why a user could not be read, by the name of the user
   */
  private record Looked(Map<String, String> reasons, Map<String, RuntimeException> failures) {}

  private Looked look(Set<String> names, KeyPolicy policy, Deadline deadline) {
    var looked = new Looked(byName(), byName());
    try (var readings = inventory.startReading(names, policy)) {
      readings.forEach(
          deadline,
          reading -> {
            switch (reading) {
              case Reading.Read(var evidence) -> judge(evidence, policy, looked);
              case Reading.Departed _ -> {}
              case Reading.Failed(var user) -> looked.failures().put(user.name(), failure(user));
            }
          });
      readings.unfinished().forEach(user -> looked.failures().put(user.name(), failure(user)));
    }
    return looked;
  }

  private void judge(Evidence evidence, KeyPolicy policy, Looked looked) {
    var name = evidence.user().name();
    try {
      var pending = schedules.map(group -> group.of(evidence)).orElseGet(PendingSteps::none);
      switch (Decision.of(evidence, pending, policy, clock.instant())) {
        case Decision.Keep _ -> {}
        case Decision.Hold(var _, var _, var reason) -> looked.reasons().put(name, reason);
        case Decision.Announce(var _, var _, var reason) -> looked.reasons().put(name, reason);
        case Decision.Remove(var _, var reason) -> looked.reasons().put(name, reason);
      }
    } catch (RuntimeException e) {
      looked.failures().put(name, e);
    }
  }

  private static RuntimeException failure(UnreadUser user) {
    return new IllegalStateException(
        "IAM user %s could not be read.".formatted(user.name()), user.cause());
  }

  private static List<Statement> statements(Map<String, List<Queued>> byUser, String userName) {
    return byUser.getOrDefault(userName, List.of()).stream()
        .flatMap(queued -> queued.event().activation().stream())
        .distinct()
        .toList();
  }

  private static String userName(Queued queued) {
    return queued.event().userName().orElseThrow();
  }

  /**
   * An event has the name as the caller wrote it, and IAM does not distinguish names by case.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser:
   *     UserName</a>
   */
  private static <T> Map<String, T> byName() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  private void remember(List<Queued> open, List<Queued> untold) {
    var again = Set.copyOf(untold);
    open.forEach(queued -> remembered.put(queued.event().id(), again.contains(queued)));
    while (remembered.size() > REMEMBERED) {
      remembered.pollFirstEntry();
    }
  }
}
