package onekey.plan.source.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.plan.language.Text;
import onekey.plan.model.ScheduledSteps;
import onekey.rule.aws.Concurrently;
import onekey.rule.aws.ListedStep;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** Reads the steps that OneKey has scheduled in the plan's Region. */
final class StepsInRegion {

  /** A Region without EventBridge Scheduler has no such host, which retries would not find. */
  static final Duration AT_MOST = Duration.ofSeconds(10);

  private StepsInRegion() {}

  /**
   * How reading the time of a step ended.
   *
   * @param step the step; empty if it has gone meanwhile
   * @param problem why its time was not read
   */
  private record Reading(Optional<ListedStep> step, Optional<String> problem) {

    static Reading failed(ListedStep step, String problem) {
      return new Reading(Optional.of(step), Optional.of(step.scheduleName() + ": " + problem));
    }
  }

  /**
   * Lists the steps for these keys. A failure does not end the plan; it is reported, and never
   * shown as "none".
   */
  static ScheduledSteps read(OpenAccount account, Set<String> accessKeyIds) {
    var region = account.region().id();
    if (accessKeyIds.isEmpty()) {
      return new ScheduledSteps.Listed(region, Map.of(), Optional.empty());
    }
    var scheduler = account.clients().scheduler();
    try {
      var readings =
          withTimes(
              ListedStep.list(scheduler, AT_MOST).stream()
                  .filter(step -> accessKeyIds.contains(step.accessKeyId()))
                  .toList(),
              scheduler,
              region);
      return new ScheduledSteps.Listed(
          region,
          readings.stream()
              .flatMap(reading -> reading.step().stream())
              .collect(Collectors.groupingBy(ListedStep::accessKeyId)),
          limit(readings));
    } catch (RuntimeException e) {
      return new ScheduledSteps.NotKnown(
          AwsProblem.explain(e, "scheduler:ListSchedules in " + region));
    }
  }

  /** Reads the times, several at once. Together they take no longer than one call may. */
  private static List<Reading> withTimes(
      List<ListedStep> steps, SchedulerClient scheduler, String region) {
    var readings =
        Concurrently.call(
            steps.stream().map(step -> reading(step, scheduler, region)).toList(), AT_MOST);
    return IntStream.range(0, steps.size())
        .mapToObj(index -> outcome(steps.get(index), readings.get(index), region))
        .toList();
  }

  private static Callable<Reading> reading(
      ListedStep step, SchedulerClient scheduler, String region) {
    return () -> {
      try {
        return new Reading(step.withTime(scheduler, AT_MOST), Optional.empty());
      } catch (RuntimeException e) {
        // Any exception: no verdict depends on it.
        return Reading.failed(step, AwsProblem.explain(e, "scheduler:GetSchedule in " + region));
      }
    };
  }

  private static Reading outcome(ListedStep step, Future<Reading> reading, String region) {
    return reading.state() == Future.State.SUCCESS
        ? reading.resultNow()
        : Reading.failed(
            step,
            "scheduler:GetSchedule in %s was not answered within %d seconds."
                .formatted(region, AT_MOST.toSeconds()));
  }

  private static Optional<Text> limit(List<Reading> readings) {
    var problems = readings.stream().flatMap(reading -> reading.problem().stream()).toList();
    return problems.stream()
        .findFirst()
        .map(first -> Text.counted("limitTimes", problems.size(), Text.english(first)));
  }
}
