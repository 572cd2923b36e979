package onekey.cli.doctor.check;

import static onekey.cli.doctor.check.Call.DESCRIBE_ALARMS;
import static onekey.cli.doctor.check.Call.DESCRIBE_DOCUMENT;
import static onekey.cli.doctor.check.Call.DESCRIBE_EVENT_RULE;
import static onekey.cli.doctor.check.Call.DESCRIBE_RECORDERS;
import static onekey.cli.doctor.check.Call.DESCRIBE_RECORDER_STATUS;
import static onekey.cli.doctor.check.Call.DESCRIBE_REMEDIATION;
import static onekey.cli.doctor.check.Call.DESCRIBE_RULES;
import static onekey.cli.doctor.check.Call.DESCRIBE_RUNS;
import static onekey.cli.doctor.check.Call.DESCRIBE_STACKS;
import static onekey.cli.doctor.check.Call.GET_EVENT_SOURCE;
import static onekey.cli.doctor.check.Call.GET_FUNCTION;
import static onekey.cli.doctor.check.Call.GET_LAST_USE;
import static onekey.cli.doctor.check.Call.GET_METRICS;
import static onekey.cli.doctor.check.Call.GET_QUEUE;
import static onekey.cli.doctor.check.Call.GET_SCHEDULE;
import static onekey.cli.doctor.check.Call.GET_TEMPLATE;
import static onekey.cli.doctor.check.Call.GET_VERDICTS;
import static onekey.cli.doctor.check.Call.LIST_KEYS;
import static onekey.cli.doctor.check.Call.LIST_SCHEDULES;
import static onekey.cli.doctor.check.Call.LIST_STACK_RESOURCES;
import static onekey.cli.doctor.check.Call.LIST_SUBSCRIPTIONS;
import static onekey.cli.doctor.check.Call.LIST_TAGS;
import static onekey.cli.doctor.check.Call.LIST_USERS;
import static onekey.cli.doctor.check.Call.SIMULATE;

import java.util.Set;

/** What is checked, in the order in which it is shown. */
public enum Topic {
  STACK("Stack", DESCRIBE_STACKS),
  RESOURCES("Resources of the stack", LIST_STACK_RESOURCES),
  RULE("Rule in force", LIST_STACK_RESOURCES, DESCRIBE_RULES),
  POLICY("Policy as deployed", LIST_STACK_RESOURCES, GET_TEMPLATE, DESCRIBE_RULES),
  RUN("Last run", LIST_STACK_RESOURCES, DESCRIBE_RULES, DESCRIBE_RUNS),
  RECORDER("Configuration recorder", DESCRIBE_RECORDERS, DESCRIBE_RECORDER_STATUS),
  FUNCTIONS("Functions", LIST_STACK_RESOURCES, GET_FUNCTION),
  ERRORS("Errors of the functions", LIST_STACK_RESOURCES, GET_METRICS),
  ALARMS("Alarms", LIST_STACK_RESOURCES, DESCRIBE_ALARMS),
  ROLES("Permissions of the roles", LIST_STACK_RESOURCES, GET_TEMPLATE, DESCRIBE_RULES, SIMULATE),
  SUBSCRIPTIONS("Who is told", LIST_STACK_RESOURCES, LIST_SUBSCRIPTIONS),
  EVENTS("Event rules", LIST_STACK_RESOURCES, DESCRIBE_EVENT_RULE),
  WATCH("Watch for key changes", LIST_STACK_RESOURCES, GET_EVENT_SOURCE),
  REMEDIATION("Remediation", LIST_STACK_RESOURCES, GET_TEMPLATE, DESCRIBE_REMEDIATION),
  RUNBOOKS("Runbooks", LIST_STACK_RESOURCES, DESCRIBE_DOCUMENT),
  DEAD_LETTERS("What could not be done", LIST_STACK_RESOURCES, GET_QUEUE),
  SCHEDULES(
      "What is scheduled",
      LIST_STACK_RESOURCES,
      LIST_SCHEDULES,
      GET_SCHEDULE,
      LIST_USERS,
      LIST_KEYS),
  VERDICTS(
      "Verdicts in AWS Config",
      LIST_STACK_RESOURCES,
      DESCRIBE_RULES,
      GET_VERDICTS,
      LIST_SCHEDULES,
      GET_SCHEDULE,
      LIST_USERS,
      LIST_KEYS,
      GET_LAST_USE,
      LIST_TAGS);

  private final String title;

  // Set.of makes sets that cannot be changed.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Call> needs;

  Topic(String title, Call... needs) {
    this.title = title;
    this.needs = Set.of(needs);
  }

  /** Returns what it is called. */
  public String title() {
    return title;
  }

  /** Returns the calls without which it is not checkable, in an account that has all of it. */
  public Set<Call> needs() {
    return needs;
  }
}
