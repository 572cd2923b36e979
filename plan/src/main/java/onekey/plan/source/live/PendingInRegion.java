package onekey.plan.source.live;

import java.time.Duration;
import java.util.stream.Collectors;
import onekey.plan.model.PlannedDeletion;
import onekey.plan.model.ScheduledDeletions;
import onekey.rule.aws.ListedDeletion;

/** Reads the deletions that OneKey has scheduled in the plan's Region. */
final class PendingInRegion {

  /** A Region without EventBridge Scheduler has no such host, which retries would not find. */
  static final Duration AT_MOST = Duration.ofSeconds(10);

  private PendingInRegion() {}

  /** Lists them. A failure does not end the plan; it is reported, and never shown as "none". */
  static ScheduledDeletions read(OpenAccount account) {
    var region = account.region().id();
    try {
      return new ScheduledDeletions.Listed(
          region,
          ListedDeletion.list(account.clients().scheduler(), AT_MOST).stream()
              .collect(
                  Collectors.toMap(
                      ListedDeletion::accessKeyId,
                      deletion ->
                          new PlannedDeletion.Scheduled(
                              region,
                              deletion.groupName(),
                              deletion.scheduleName(),
                              deletion.enabled()),
                      // From two stacks; the runbooks of both confirm before they delete.
                      (one, _) -> one)));
    } catch (RuntimeException e) {
      return new ScheduledDeletions.NotKnown(
          AwsProblem.explain(e, "scheduler:ListSchedules in " + region));
    }
  }
}
