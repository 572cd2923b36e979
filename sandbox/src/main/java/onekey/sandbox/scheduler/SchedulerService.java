package onekey.sandbox.scheduler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiCaller;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Principal;
import onekey.sandbox.api.SandboxClock;
import onekey.sandbox.permission.Roles;

/** The account's schedule groups with their schedules. Invokes those that are due. */
public final class SchedulerService implements SandboxClock.Alarms {

  static final String SERVICE = "scheduler.amazonaws.com";

  private record Key(String groupName, String name) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::groupName).thenComparing(Key::name);

    static Key of(Schedule schedule) {
      return new Key(schedule.groupName(), schedule.name());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Account account;
  private final Roles roles;
  private final ApiCaller caller;
  private final Set<String> groups = new TreeSet<>();
  private final Map<Key, Schedule> schedules = new TreeMap<>();
  private final List<ScheduleInvocation> invocations = new ArrayList<>();

  /** Creates an account without schedule groups. */
  public SchedulerService(Account account, Roles roles, ApiCaller caller) {
    this.account = account;
    this.roles = roles;
    this.caller = caller;
  }

  /** Adds a group. */
  public synchronized void putGroup(String name) {
    groups.add(name);
  }

  /** Deletes a group with its schedules. */
  public synchronized void deleteGroup(String name) {
    groups.remove(name);
    schedules.keySet().removeIf(key -> key.groupName().equals(name));
  }

  /** Returns the pending schedules, ordered by group and name. */
  public synchronized List<Schedule> schedules() {
    return List.copyOf(schedules.values());
  }

  /** Returns a schedule, if it exists. */
  public synchronized Optional<Schedule> schedule(String groupName, String name) {
    return Optional.ofNullable(schedules.get(new Key(groupName, name)));
  }

  /** Returns the invocations of schedules, in their order. */
  public synchronized List<ScheduleInvocation> invocations() {
    return List.copyOf(invocations);
  }

  /** Deletes every schedule and clears the invocations. */
  public synchronized void clear() {
    schedules.clear();
    invocations.clear();
  }

  /** Adds or replaces a schedule with any target, without any check. */
  public synchronized void put(Schedule schedule) {
    schedules.put(Key.of(schedule), schedule);
  }

  /**
   * Adds a schedule.
   *
   * @throws ApiException if the group does not exist, it has a schedule of this name, or the role
   *     cannot be assumed
   */
  synchronized void create(Schedule schedule) {
    requireGroup(schedule.groupName());
    if (schedules.containsKey(Key.of(schedule))) {
      throw SchedulerErrors.exists(schedule.name());
    }
    if (role(schedule).isEmpty()) {
      throw SchedulerErrors.invalid(
          "The execution role you provide must allow EventBridge Scheduler to assume the role: "
              + schedule.roleArn());
    }
    schedules.put(Key.of(schedule), schedule);
  }

  synchronized Schedule require(String groupName, String name) {
    requireGroup(groupName);
    return schedule(groupName, name).orElseThrow(() -> SchedulerErrors.noSuchSchedule(name));
  }

  synchronized void delete(String groupName, String name) {
    schedules.remove(Key.of(require(groupName, name)));
  }

  @Override
  public synchronized Optional<Instant> next() {
    return schedules.values().stream().map(Schedule::at).min(Comparator.naturalOrder());
  }

  /** Invokes the schedule that is due first. It is deleted before, because it runs only once. */
  @Override
  public void ring(Instant now) {
    takeFirst().ifPresent(schedule -> add(invoke(schedule, now)));
  }

  private synchronized Optional<Schedule> takeFirst() {
    var first = schedules.values().stream().min(Comparator.comparing(Schedule::at));
    first.map(Key::of).ifPresent(schedules::remove);
    return first;
  }

  private synchronized void add(ScheduleInvocation invocation) {
    invocations.add(invocation);
  }

  private ScheduleInvocation invoke(Schedule schedule, Instant now) {
    return role(schedule)
        .map(role -> invoke(schedule, role, now))
        .orElseGet(
            () ->
                new ScheduleInvocation(
                    schedule,
                    now,
                    Optional.empty(),
                    Optional.of("The role cannot be assumed."),
                    false));
  }

  private ScheduleInvocation invoke(Schedule schedule, Principal role, Instant now) {
    try {
      var answer =
          caller.carryOut(new ApiCall("ssm", "StartAutomationExecution", role, schedule.input()));
      var executionId = Optional.of(answer.path("AutomationExecutionId").asText());
      return new ScheduleInvocation(schedule, now, executionId, Optional.empty(), false);
    } catch (ApiException e) {
      var why = e.error().code() + ": " + e.error().message();
      return new ScheduleInvocation(
          schedule, now, Optional.empty(), Optional.of(why), putAside(schedule, role, e));
    }
  }

  /** Sends the message with the schedule's role, which needs the permission for it. */
  private boolean putAside(Schedule schedule, Principal role, ApiException failure) {
    return schedule
        .deadLetterQueueArn()
        .map(queueArn -> queueArn.substring(queueArn.lastIndexOf(':') + 1))
        .map(account::queueUrl)
        .map(queueUrl -> DeadLetter.of(schedule, failure.error(), account).sentTo(queueUrl, role))
        .map(this::isAnswered)
        .orElse(false);
  }

  private boolean isAnswered(ApiCall call) {
    try {
      caller.carryOut(call);
      return true;
    } catch (ApiException _) {
      // The message is lost without notice, as with EventBridge Scheduler.
      return false;
    }
  }

  private Optional<Principal> role(Schedule schedule) {
    return roles.assume(
        schedule.roleArn(),
        SERVICE,
        account.arn("scheduler", "schedule-group/" + schedule.groupName()));
  }

  private void requireGroup(String name) {
    if (!groups.contains(name)) {
      throw SchedulerErrors.noSuchGroup(name);
    }
  }
}
