package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import onekey.rule.judgement.DeleteAfter;

/** What makes another stack: other resources, permissions or steps. */
enum Choice {
  /** There is remediation, by hand or automatic. */
  REMOVES_KEYS("RemovesKeys"),
  /** It is a dry run. */
  WRITES_NOTHING("WritesNothing"),
  /** Keys are deactivated, and never deleted. */
  DELETES_NO_KEYS("DeletesNoKeys"),
  /** There is an address for notices. */
  TELLS_PEOPLE("TellsPeople");

  private final String conditionName;

  Choice(String conditionName) {
    this.conditionName = conditionName;
  }

  TemplateCondition condition() {
    return new TemplateCondition(conditionName, expression());
  }

  private JsonNode expression() {
    return switch (this) {
      case REMOVES_KEYS -> Json.not(equal(TemplateParameter.REMEDIATION, "off"));
      case WRITES_NOTHING -> equal(TemplateParameter.DRY_RUN, "true");
      case DELETES_NO_KEYS -> equal(TemplateParameter.DELETE_AFTER_DAYS, DeleteAfter.NEVER);
      case TELLS_PEOPLE -> Json.not(equal(TemplateParameter.NOTICE_EMAIL, ""));
    };
  }

  private static JsonNode equal(TemplateParameter parameter, String value) {
    return Json.equal(parameter.logicalId(), value);
  }
}
