package onekey.sandbox.scheduler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
  private final ScheduleDeletion deletion;
  private final Set<String> groups = new TreeSet<>();
  private final Map<Key, Schedule> schedules = new TreeMap<>();
  private final Set<Key> completed = new HashSet<>();
  private final List<ScheduleInvocation> invocations = new ArrayList<>();

  /** Creates an account without schedule groups. */
  public SchedulerService(
      Account account, Roles roles, ApiCaller caller, ScheduleDeletion deletion) {
    this.account = account;
    this.roles = roles;
    this.caller = caller;
    this.deletion = deletion;
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

  /** Returns all schedules, ordered by group and name. */
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
    completed.remove(Key.of(schedule));
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
    requireRole(schedule);
    put(schedule);
  }

  /**
   * Replaces a schedule, except for the time at which it was created. If its time is still to come
   * it is invoked then, even if it was invoked before. AWS does not document what becomes of one
   * whose time has passed: here it is not invoked.
   *
   * @throws ApiException if the group or the schedule does not exist, or the role cannot be assumed
   */
  synchronized void update(Schedule schedule) {
    var old = require(schedule.groupName(), schedule.name());
    requireRole(schedule);
    put(schedule.asUpdateOf(old));
    if (!schedule.at().isAfter(schedule.modified())) {
      completed.add(Key.of(schedule));
    }
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
    return first().map(Schedule::at);
  }

  /** Invokes the schedule that is due first. It is not invoked again unless it is updated. */
  @Override
  public void ring(Instant now) {
    takeFirst()
        .ifPresent(
            schedule -> {
              deleteCompleted(schedule, ScheduleDeletion.BEFORE_THE_TARGET_RUNS);
              add(invoke(schedule, now));
              deleteCompleted(schedule, ScheduleDeletion.AFTER_THE_TARGET_HAS_ENDED);
            });
  }

  private synchronized Optional<Schedule> takeFirst() {
    var first = first();
    first.map(Key::of).ifPresent(completed::add);
    return first;
  }

  private Optional<Schedule> first() {
    return schedules.values().stream()
        .filter(Schedule::isEnabled)
        .filter(schedule -> !completed.contains(Key.of(schedule)))
        .min(Comparator.comparing(Schedule::at));
  }

  private synchronized void deleteCompleted(Schedule schedule, ScheduleDeletion now) {
    if (now == deletion && schedule.actionAfterCompletion() == ActionAfterCompletion.DELETE) {
      schedules.remove(Key.of(schedule), schedule);
    }
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

  private void requireRole(Schedule schedule) {
    if (role(schedule).isEmpty()) {
      throw SchedulerErrors.invalid(
          "The execution role you provide must allow EventBridge Scheduler to assume the role: "
              + schedule.roleArn());
    }
  }

  private void requireGroup(String name) {
    if (!groups.contains(name)) {
      throw SchedulerErrors.noSuchGroup(name);
    }
  }
}
