package onekey.rule.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import onekey.rule.judgement.Announcement;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.PendingDeletion;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.PendingSteps.KeyOfUser;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/**
 * The steps that the runbooks have scheduled: one-time schedules in a group of the stack, each
 * named after what it does and its access key.
 *
 * <p>A schedule counts only if it is the stack's own: by target, role and input. The name alone
 * proves nothing, because any principal that may create schedules can choose it.
 *
 * @param scheduler EventBridge Scheduler of the Region that they are in
 * @param groupName the schedule group
 * @param targetArn what the stack's own schedules call
 * @param roleArn the execution role of the stack's own schedules. A schedule counts only with this
 *     role, so creating one that counts takes iam:PassRole on it
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html">GetSchedule</a>
 */
public record StackSchedules(
    SchedulerClient scheduler, String groupName, String targetArn, String roleArn) {

  /** The prefix of the names of announced removals; the access key id follows. */
  static final String REMOVAL_PREFIX = "remove-";

  /** The prefix of the names of pending deletions; the access key id follows. */
  static final String DELETION_PREFIX = "delete-";

  private static final String GROUP = "ONEKEY_SCHEDULE_GROUP";

  /** How long one call may take with all its retries, and all of those that are only shown. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * Reads the values from the environment that the stack sets.
   *
   * @throws InvalidEventException if a variable is missing
   */
  public static StackSchedules from(Map<String, String> environment, SchedulerClient scheduler) {
    return new StackSchedules(
        scheduler,
        Environment.variable(environment, GROUP),
        Environment.variable(environment, "ONEKEY_SCHEDULE_TARGET_ARN"),
        Environment.variable(environment, "ONEKEY_SCHEDULE_ROLE_ARN"));
  }

  /** The same for a function that a stack without removal has too; empty there. */
  public static Optional<StackSchedules> ifAny(
      Map<String, String> environment, SchedulerClient scheduler) {
    return environment.containsKey(GROUP)
        ? Optional.of(from(environment, scheduler))
        : Optional.empty();
  }

  /**
   * Reads what is scheduled for the keys of a user over the limit. A user within the limit has no
   * key to remove, so no call is made for it.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   */
  public PendingSteps of(Evidence evidence) {
    return switch (evidence) {
      case Evidence.WithinLimit _ -> PendingSteps.none();
      case Evidence.OverLimit over ->
          steps(
              over.countedKeys().stream()
                  .map(CountedKey::id)
                  .flatMap(id -> Stream.of(REMOVAL_PREFIX + id, DELETION_PREFIX + id))
                  .flatMap(this::find));
    };
  }

  /**
   * Reads the announced removal of a key of a user.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   */
  public Optional<Announcement> announcement(String userId, String accessKeyId) {
    return steps(find(REMOVAL_PREFIX + accessKeyId)).announcement(userId, accessKeyId);
  }

  /**
   * Reads the pending deletion of a key of a user.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   */
  public Optional<PendingDeletion> deletion(String userId, String accessKeyId, Instant now) {
    return steps(find(DELETION_PREFIX + accessKeyId)).deletion(userId, accessKeyId, now);
  }

  /**
   * Reads everything that is scheduled. A list tells no times, so each schedule is read too. That
   * is only shown, so it ends in time whatever there is: whoever may create schedules could else
   * use up the time of a run.
   *
   * @throws RuntimeException if EventBridge Scheduler refuses, cannot be reached, or takes too long
   */
  public PendingSteps all() {
    return all(PATIENCE);
  }

  /** Reads everything; the list may take this long, and all the schedules of it once more. */
  PendingSteps all(Duration atMost) {
    List<Callable<List<String>>> list = List.of(this::names);
    var names = answer(Concurrently.call(list, atMost).getFirst());
    var reads = names.stream().<Callable<Stream<GetScheduleResponse>>>map(name -> () -> find(name));
    return steps(
        Concurrently.call(reads.toList(), atMost).stream().flatMap(StackSchedules::answer));
  }

  private List<String> names() {
    return scheduler
        .listSchedulesPaginator(
            request ->
                request
                    .groupName(groupName)
                    .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)))
        .schedules()
        .stream()
        .map(ScheduleSummary::name)
        .filter(name -> name.startsWith(REMOVAL_PREFIX) || name.startsWith(DELETION_PREFIX))
        .toList();
  }

  private static <T> T answer(Future<T> call) {
    return switch (call.state()) {
      case SUCCESS -> call.resultNow();
      case FAILED ->
          throw new IllegalStateException("A schedule could not be read.", call.exceptionNow());
      case CANCELLED, RUNNING ->
          throw new IllegalStateException("The schedules could not be read in time.");
    };
  }

  /** Returns the schedule of this name; none if there is none, or it is not the stack's own. */
  private Stream<GetScheduleResponse> find(String name) {
    try {
      return Stream.of(
              scheduler.getSchedule(
                  request ->
                      request
                          .groupName(groupName)
                          .name(name)
                          .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))))
          .filter(schedule -> schedule.target().arn().equals(targetArn))
          .filter(schedule -> schedule.target().roleArn().equals(roleArn));
    } catch (ResourceNotFoundException _) {
      return Stream.empty();
    }
  }

  private static PendingSteps steps(Stream<GetScheduleResponse> schedules) {
    var announcements = new HashMap<KeyOfUser, Announcement>();
    var deletions = new HashMap<KeyOfUser, PendingDeletion>();
    schedules.forEach(
        schedule -> {
          key(schedule, REMOVAL_PREFIX, "AnnouncedKey")
              .ifPresent(
                  key ->
                      announcements.put(
                          key,
                          new Announcement(
                              schedule.creationDate(), time(schedule), isEnabled(schedule))));
          key(schedule, DELETION_PREFIX, "AccessKeyId")
              .ifPresent(
                  key ->
                      deletions.put(key, new PendingDeletion(time(schedule), isEnabled(schedule))));
        });
    return new PendingSteps(announcements, deletions);
  }

  /**
   * Returns whose key a schedule is about.
   *
   * @param parameter the parameter of the runbook that holds the key
   * @return empty if its name says something else than its input
   */
  private static Optional<KeyOfUser> key(
      GetScheduleResponse schedule, String prefix, String parameter) {
    return Optional.of(schedule.name())
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(key -> parameter(schedule, parameter).filter(key::equals).isPresent())
        .flatMap(key -> parameter(schedule, "IamUser").map(userId -> new KeyOfUser(userId, key)));
  }

  /** Returns a parameter that the schedule gives to its runbook. */
  private static Optional<String> parameter(GetScheduleResponse schedule, String name) {
    return Optional.ofNullable(schedule.target().input())
        .flatMap(StackSchedules::json)
        .flatMap(input -> member(input, "Parameters", Map.class))
        .flatMap(parameters -> member(parameters, name, List.class))
        .filter(values -> values.size() == 1)
        .map(values -> String.valueOf(values.getFirst()));
  }

  private static <T> Optional<T> member(Map<?, ?> object, String name, Class<T> type) {
    return Optional.ofNullable(object.get(name)).filter(type::isInstance).map(type::cast);
  }

  private static Optional<Map<String, Object>> json(String text) {
    try {
      return Optional.of(JSON.std.mapFrom(text));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isEnabled(GetScheduleResponse schedule) {
    return schedule.state() == ScheduleState.ENABLED;
  }

  /** The runbooks schedule in UTC; a person who has changed that has changed the time. */
  private static Optional<Instant> time(GetScheduleResponse schedule) {
    return ScheduleTime.of(schedule)
        .filter(_ -> ScheduleTime.zone(schedule).equals(ScheduleTime.UTC));
  }
}
