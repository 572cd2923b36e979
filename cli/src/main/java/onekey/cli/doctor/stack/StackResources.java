package onekey.cli.doctor.stack;

import java.util.List;
import java.util.Optional;

/**
 * The resources of the deployed stack. They are told apart by the names that OneKey's template
 * gives them.
 *
 * @param all all resources
 */
public record StackResources(List<StackResource> all) {

  private static final String RULE = "AWS::Config::ConfigRule";
  private static final String FUNCTION = "AWS::Lambda::Function";

  public StackResources {
    all = List.copyOf(all);
  }

  /** Returns the resources of a type. */
  public List<StackResource> ofType(String type) {
    return all.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** Returns the resource of this name in the template. */
  public Optional<StackResource> named(String logicalId) {
    return all.stream().filter(resource -> resource.logicalId().equals(logicalId)).findAny();
  }

  /**
   * Returns the rule that judges the users. A stack may have another one, about the age of keys.
   */
  public Optional<StackResource> rule() {
    return first(RULE, "AccessKeyRule");
  }

  /** Returns the function that the rule runs. */
  public Optional<StackResource> judge() {
    return first(FUNCTION, "Judge");
  }

  /** Returns the role that starts what is scheduled. */
  public Optional<StackResource> schedulerRole() {
    return first("AWS::IAM::Role", "DeletionRunbookSchedulerRole");
  }

  /** Returns the group of what is scheduled; a stack that removes no keys has none. */
  public Optional<StackResource> scheduleGroup() {
    return ofType("AWS::Scheduler::ScheduleGroup").stream().findFirst();
  }

  /** Returns the queues of what could not be done. */
  public List<StackResource> deadLetterQueues() {
    return ofType("AWS::SQS::Queue").stream()
        .filter(queue -> queue.logicalId().contains("DeadLetters"))
        .toList();
  }

  private Optional<StackResource> first(String type, String prefix) {
    return ofType(type).stream()
        .filter(resource -> resource.logicalId().startsWith(prefix))
        .findFirst();
  }
}
