package onekey.sandbox.template;

import java.util.Map;
import onekey.sandbox.api.Principal;

/**
 * What a template set up in the sandbox, all by logical id.
 *
 * @param roles the roles, as those who call
 * @param functionArns the functions
 * @param ruleNames the Config rules
 * @param documentNames the runbooks
 * @param remediatedRuleNames the rules that each remediation is for
 * @param scheduleGroupNames the schedule groups
 */
public record Deployment(
    Map<String, Principal> roles,
    Map<String, String> functionArns,
    Map<String, String> ruleNames,
    Map<String, String> documentNames,
    Map<String, String> remediatedRuleNames,
    Map<String, String> scheduleGroupNames) {

  public Deployment {
    roles = Map.copyOf(roles);
    functionArns = Map.copyOf(functionArns);
    ruleNames = Map.copyOf(ruleNames);
    documentNames = Map.copyOf(documentNames);
    remediatedRuleNames = Map.copyOf(remediatedRuleNames);
    scheduleGroupNames = Map.copyOf(scheduleGroupNames);
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
