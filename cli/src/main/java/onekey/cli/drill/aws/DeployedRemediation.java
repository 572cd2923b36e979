package onekey.cli.drill.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.NoticeDays;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;
import software.amazon.awssdk.services.config.model.RemediationParameterValue;
import software.amazon.awssdk.services.config.model.ResourceValue;

/**
 * The remediation of the rule.
 *
 * @param document the name of the runbook
 * @param automatic whether AWS Config starts it by itself
 * @param noticeDays for how many days a removal is announced
 * @param deleteAfter how long a deactivated key stays inactive before it is deleted
 * @param dryRun whether the runbook only decides
 */
public record DeployedRemediation(
    String document, boolean automatic, int noticeDays, DeleteAfter deleteAfter, boolean dryRun) {

  private static final String CALL = "config:DescribeRemediationConfigurations";

  /** Returns the notice that a key gets before its removal. */
  public Duration notice() {
    return Duration.ofDays(noticeDays);
  }

  /**
   * Reads the parameters, which the stack writes all.
   *
   * @throws BadInputException if they are not those of OneKey's runbook
   */
  static DeployedRemediation of(RemediationConfiguration found) {
    var document = Calls.part(found.targetId(), "TargetId", CALL);
    var user = Optional.ofNullable(found.parameters().get("IamUser"));
    if (user.map(RemediationParameterValue::resourceValue)
        .map(ResourceValue::valueAsString)
        .filter("RESOURCE_ID"::equals)
        .isEmpty()) {
      throw foreign(found, document, "IamUser is not RESOURCE_ID");
    }
    var fixed = fixed(found.parameters());
    return new DeployedRemediation(
        document,
        Boolean.TRUE.equals(found.automatic()),
        Optional.ofNullable(fixed.get("NoticeDays"))
            .flatMap(NoticeDays::of)
            .orElseThrow(
                () -> foreign(found, document, "NoticeDays is " + fixed.get("NoticeDays"))),
        Optional.ofNullable(fixed.get("DeleteAfterDays"))
            .flatMap(DeleteAfter::of)
            .orElseThrow(
                () ->
                    foreign(found, document, "DeleteAfterDays is " + fixed.get("DeleteAfterDays"))),
        Optional.ofNullable(fixed.get("DryRun"))
            .filter(value -> value.equals("true") || value.equals("false"))
            .map(Boolean::parseBoolean)
            .orElseThrow(() -> foreign(found, document, "DryRun is " + fixed.get("DryRun"))));
  }

  private static Map<String, String> fixed(Map<String, RemediationParameterValue> parameters) {
    return parameters.entrySet().stream()
        .filter(entry -> entry.getValue().staticValue() != null)
        .filter(entry -> !entry.getValue().staticValue().values().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().staticValue().values().getFirst()));
  }

  private static BadInputException foreign(
      RemediationConfiguration found, String document, String problem) {
    return new BadInputException(
        "The remediation of Config rule %s starts %s, which does not look like OneKey's runbook: its parameter %s. Is --rule the rule of OneKey?"
            .formatted(found.configRuleName(), document, problem));
  }
}
