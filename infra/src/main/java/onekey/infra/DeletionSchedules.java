package onekey.infra;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/**
 * The group of the schedules of pending deletions. The runbook makes them, one for each key; they
 * are gone with the stack.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group-delete.html">Deleting
 *     a schedule group</a>
 */
final class DeletionSchedules extends Construct {

  private final CfnScheduleGroup group;

  DeletionSchedules(Construct scope, String id) {
    super(scope, id);
    this.group = CfnScheduleGroup.Builder.create(this, "Group").build();
  }

  String groupName() {
    return group.getRef();
  }

  String groupArn() {
    return group.getAttrArn();
  }

  /** The schedules of the group. */
  String schedules() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("scheduler")
                .resource("schedule")
                .resourceName(groupName() + "/*")
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
  }
}
