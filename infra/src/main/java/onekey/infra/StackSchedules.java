package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What the schedules of announced removals and pending deletions have in common: their group, their
 * execution role, their target, and their dead-letter queue. The runbooks create the schedules, one
 * for each step of a key; they are deleted with the stack.
 *
 * <p>A schedule names all of these for up to 90 days, so neither their logical ids nor their names
 * may change: the construct keeps the id DeletionSchedules.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group-delete.html">Deleting
 *     a schedule group</a>
 */
final class StackSchedules extends Construct {

  /**
   * The target of a schedule.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Universal
   *     targets</a>
   */
  private static final String START_AUTOMATION =
      "arn:%s:scheduler:::aws-sdk:ssm:startAutomationExecution".formatted(Aws.PARTITION);

  private final CfnScheduleGroup group;
  private final Role role;
  private final Queue deadLetters;

  StackSchedules(Construct scope, String id) {
    super(scope, id);
    this.group = CfnScheduleGroup.Builder.create(this, "Group").build();
    this.deadLetters = SecureQueue.builder(this, "DeadLetters").build();
    this.role = defineRole();
  }

  /**
   * Only schedules of the group may use it. What it may start is defined with the runbooks, because
   * they need the chooser, and the chooser needs the ARN of this role.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html">Confused
   *     deputy prevention</a>
   */
  private Role defineRole() {
    var schedulerRole =
        Role.Builder.create(this, "Role")
            .description("Starts announced removals and pending deletions of access keys.")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("scheduler.amazonaws.com"),
                    SortedJson.object(
                        "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnLike", Map.of("aws:SourceArn", group.getAttrArn()))))
            .inlinePolicies(
                Map.of(
                    "PutAside",
                    PolicyDocument.Builder.create()
                        .statements(List.of(Permissions.sendToDeadLetters(deadLetters)))
                        .build()))
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

  /**
   * Allows the schedules to start a runbook.
   *
   * <p>A policy of its own, not an inline policy of the role: the chooser refers to the role, and
   * the runbook to the chooser, so an inline policy would be a circular reference.
   *
   * @param policyName another one than that of a former inline policy, so that an update that
   *     deletes the former never deletes this one
   * @param runbook the parent of the policy
   * @param documentName the document of the runbook
   * @param runbookRole the role that the runbook acts as
   */
  Policy allowToStart(String policyName, Construct runbook, String documentName, Role runbookRole) {
    return Policy.Builder.create(runbook, "StartedBySchedules")
        .policyName(policyName)
        .roles(List.of(role))
        .statements(
            List.of(
                Permissions.startAutomation(runbook, documentName),
                Permissions.passRole(
                    "PassRunbookRole", runbookRole, new ServicePrincipal("ssm.amazonaws.com"))))
        .build();
  }

  /** The environment of a function that reads the schedules. */
  Map<String, String> environment() {
    return Map.of(
        "ONEKEY_SCHEDULE_GROUP", groupName(),
        "ONEKEY_SCHEDULE_TARGET_ARN", targetArn(),
        "ONEKEY_SCHEDULE_ROLE_ARN", role.getRoleArn());
  }

  /** The queue to which EventBridge Scheduler sends what it could not start. */
  Queue deadLetters() {
    return deadLetters;
  }

  /** The schedules of the group. */
  String schedules() {
    return schedules("");
  }

  /** The schedules of the group whose names begin with this. */
  String schedules(String prefix) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("scheduler")
                .resource("schedule")
                .resourceName(groupName() + "/" + prefix + "*")
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
  }
}
