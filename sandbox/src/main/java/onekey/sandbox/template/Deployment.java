package onekey.sandbox.template;

import java.util.Map;
import java.util.stream.Collectors;
import onekey.sandbox.api.Principal;

/**
 * The resources of a stack, by logical ID.
 *
 * @param roles the roles
 * @param functionArns the functions
 * @param ruleNames the Config rules
 * @param documentNames the runbooks
 * @param remediatedRuleNames the rules that have a remediation configuration
 * @param scheduleGroupNames the schedule groups
 * @param queueNames the queues
 * @param topicArns the SNS topics
 * @param eventRuleArns the event rules with queues or event buses as targets
 * @param eventSourceIds the event source mappings
 */
public record Deployment(
    Map<String, Principal> roles,
    Map<String, String> functionArns,
    Map<String, String> ruleNames,
    Map<String, String> documentNames,
    Map<String, String> remediatedRuleNames,
    Map<String, String> scheduleGroupNames,
    Map<String, String> queueNames,
    Map<String, String> topicArns,
    Map<String, String> eventRuleArns,
    Map<String, String> eventSourceIds) {

  public Deployment {
    roles = Map.copyOf(roles);
    functionArns = Map.copyOf(functionArns);
    ruleNames = Map.copyOf(ruleNames);
    documentNames = Map.copyOf(documentNames);
    remediatedRuleNames = Map.copyOf(remediatedRuleNames);
    scheduleGroupNames = Map.copyOf(scheduleGroupNames);
    queueNames = Map.copyOf(queueNames);
    topicArns = Map.copyOf(topicArns);
    eventRuleArns = Map.copyOf(eventRuleArns);
    eventSourceIds = Map.copyOf(eventSourceIds);
  }

  /** Returns a deployment without resources. */
  static Deployment none() {
    return new Deployment(
        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
        Map.of());
  }

  /** Returns the resources that the other deployment does not have. */
  Deployment without(Deployment other) {
    return new Deployment(
        without(roles, other.roles),
        without(functionArns, other.functionArns),
        without(ruleNames, other.ruleNames),
        without(documentNames, other.documentNames),
        without(remediatedRuleNames, other.remediatedRuleNames),
        without(scheduleGroupNames, other.scheduleGroupNames),
        without(queueNames, other.queueNames),
        without(topicArns, other.topicArns),
        without(eventRuleArns, other.eventRuleArns),
        without(eventSourceIds, other.eventSourceIds));
  }

  private static <T> Map<String, T> without(Map<String, T> these, Map<String, T> others) {
    return these.entrySet().stream()
        .filter(entry -> !others.containsValue(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Returns the name of the only Config rule.
   *
   * @throws IllegalStateException if there is none or more than one
   */
  public String ruleName() {
    return only("Config rule", ruleNames);
  }

  /**
   * Returns the name of the only runbook.
   *
   * @throws IllegalStateException if there is none or more than one
   */
  public String documentName() {
    return only("SSM document", documentNames);
  }

  private static String only(String what, Map<String, String> all) {
    if (all.size() != 1) {
      throw new IllegalStateException("The template has no single %s: %s".formatted(what, all));
    }
    return all.values().iterator().next();
  }
}
