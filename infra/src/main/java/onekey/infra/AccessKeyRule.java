package onekey.infra;

import java.util.List;
import software.amazon.awscdk.services.config.CfnConfigRule;
import software.amazon.awscdk.services.config.CfnConfigRule.SourceDetailProperty;
import software.amazon.awscdk.services.config.CfnConfigRule.SourceProperty;
import software.constructs.Construct;

/**
 * The periodic custom rule. Its input parameters are the policy, which is kept nowhere else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html">Custom
 *     Lambda rules</a>
 */
final class AccessKeyRule extends Construct {

  private final CfnConfigRule rule;
  private final String name;

  AccessKeyRule(Construct scope, String id, Settings settings, JudgeFunction judge) {
    super(scope, id);
    this.name = settings.ruleName();
    // Not the L2 CustomRule: it attaches a managed policy to the function's role.
    this.rule =
        CfnConfigRule.Builder.create(this, "Rule")
            .configRuleName(name)
            .description(
                "An IAM user is NON_COMPLIANT with more than maxActiveKeys active access keys,"
                    + " unless it is rotating or exempt.")
            .inputParameters(settings.policy().toRuleParameters())
            .source(
                SourceProperty.builder()
                    .owner("CUSTOM_LAMBDA")
                    .sourceIdentifier(judge.function().getFunctionArn())
                    .sourceDetails(
                        List.of(
                            SourceDetailProperty.builder()
                                .eventSource("aws.config")
                                .messageType("ScheduledNotification")
                                .maximumExecutionFrequency(settings.frequency().configName())
                                .build()))
                    .build())
            .build();
    rule.addResourceDependency(judge.invokedByConfig());
  }

  /** The name, as it was set. */
  String name() {
    return name;
  }

  CfnConfigRule rule() {
    return rule;
  }
}
