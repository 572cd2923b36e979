package onekey.infra;

import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What the schedules of pending deletions have in common: their group, their execution role, their
 * target, and their dead-letter queue. The runbook creates the schedules, one for each key; they
 * are deleted with the stack.
 *
 * <p>A schedule names all of these for up to 90 days, so neither their logical ids nor their names
 * may change.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group-delete.html">Deleting
 *     a schedule group</a>
 */
final class DeletionSchedules extends Construct {

  /**
   * The target of a schedule.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Universal
   *     targets</a>
   */
  private static final String START_AUTOMATION =
      "arn:%s:scheduler:::aws-sdk:ssm:startAutomationExecution".formatted(Aws.PARTITION);

  /** The maximum message retention of Amazon SQS. */
  private static final Duration DEAD_LETTERS_KEPT = Duration.days(14);

  private final CfnScheduleGroup group;
  private final Role role;
  private final Queue deadLetters;

  DeletionSchedules(Construct scope, String id) {
    super(scope, id);
    this.group = CfnScheduleGroup.Builder.create(this, "Group").build();
    this.role = defineRole();
    this.deadLetters =
        Queue.Builder.create(this, "DeadLetters")
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(DEAD_LETTERS_KEPT)
            .build();
  }

  /**
   * Only schedules of the group may use it. Its permissions are defined in {@link DeletionRunbook},
   * because that runbook needs the chooser, and the chooser needs the ARN of this role.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html">Confused
   *     deputy prevention</a>
   */
  private Role defineRole() {
    var schedulerRole =
        Role.Builder.create(this, "Role")
            .description("Starts the deletion of access keys at the end of their quarantine.")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("scheduler.amazonaws.com"),
                    SortedJson.object(
                        "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnLike", Map.of("aws:SourceArn", group.getAttrArn()))))
            .build();
    // The id from where it was defined first: with another id it would be replaced.
    ((CfnResource) Objects.requireNonNull(schedulerRole.getNode().getDefaultChild()))
        .overrideLogicalId("DeletionRunbookSchedulerRole1A44884F");
    return schedulerRole;
  }

  String groupName() {
    return group.getRef();
  }

  String targetArn() {
    return START_AUTOMATION;
  }

  Role role() {
    return role;
  }

  /** The queue to which EventBridge Scheduler sends what it could not start. */
  Queue deadLetters() {
    return deadLetters;
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
