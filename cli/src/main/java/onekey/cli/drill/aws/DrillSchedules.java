package onekey.cli.drill.aws;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.ListedStep;
import onekey.rule.aws.StackSchedules;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.PendingSteps;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

/** EventBridge Scheduler, as far as a drill calls it. */
public final class DrillSchedules implements AutoCloseable {

  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private final SchedulerClient reading;
  private final SchedulerClient writing;

  /** Creates it for an account that stays open for as long. */
  public DrillSchedules(OpenAccount account) {
    this.reading = account.clients().scheduler();
    this.writing = account.others().make(SchedulerClient.builder(), account.region());
  }

  /** Returns the steps that are scheduled for these keys, with their times. */
  public List<ListedStep> steps(Set<String> accessKeyIds) {
    if (accessKeyIds.isEmpty()) {
      return List.of();
    }
    return Calls.make("scheduler:ListSchedules", () -> ListedStep.list(reading, AT_MOST)).stream()
        .filter(step -> accessKeyIds.contains(step.accessKeyId()))
        .flatMap(
            step ->
                Calls.make("scheduler:GetSchedule", () -> step.withTime(reading, AT_MOST)).stream())
        .toList();
  }

  /**
   * Reads what is scheduled for the keys of a user, as the chooser does.
   *
   * <p>The group and the role of the stack are taken from the schedules themselves. A forged one
   * counts here and not for the chooser; then the two decide differently, which the drill reports.
   */
  public PendingSteps pending(Evidence evidence) {
    var keys =
        evidence.user().keys().stream().map(AccessKey::id).collect(Collectors.toUnmodifiableSet());
    return steps(keys).stream()
        .findFirst()
        .flatMap(this::stackOf)
        .map(stack -> Calls.make("scheduler:GetSchedule", () -> stack.of(evidence)))
        .orElseGet(PendingSteps::none);
  }

  private Optional<StackSchedules> stackOf(ListedStep step) {
    return Calls.make(
        "scheduler:GetSchedule",
        () -> {
          try {
            var target =
                reading
                    .getSchedule(
                        request -> request.groupName(step.groupName()).name(step.scheduleName()))
                    .target();
            return Optional.of(
                new StackSchedules(reading, step.groupName(), target.arn(), target.roleArn()));
          } catch (ResourceNotFoundException _) {
            return Optional.empty();
          }
        });
  }

  /** Deletes the schedule of a step. Nothing happens if there is none. */
  public void delete(ListedStep step) {
    Calls.make(
        "scheduler:DeleteSchedule",
        () -> {
          try {
            return Optional.of(
                writing.deleteSchedule(
                    request -> request.groupName(step.groupName()).name(step.scheduleName())));
          } catch (ResourceNotFoundException _) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void close() {
    writing.close();
  }
}
