package onekey.infra;

import java.util.Map;
import software.amazon.awscdk.services.config.CfnConfigRule;
import software.amazon.awscdk.services.config.CfnConfigRule.SourceProperty;
import software.constructs.Construct;

/**
 * The AWS managed rule about old keys. It runs only while a configuration recorder runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html">access-keys-rotated</a>
 */
final class KeyAgeRule extends Construct {

  KeyAgeRule(Construct scope, String id, int maximumAgeDays, Frequency frequency) {
    super(scope, id);
    CfnConfigRule.Builder.create(this, "Rule")
        .description(
            "Active access keys are at most %d days old. Runs only while the configuration recorder runs."
                .formatted(maximumAgeDays))
        .inputParameters(Map.of("maxAccessKeyAge", Integer.toString(maximumAgeDays)))
        .maximumExecutionFrequency(frequency.configName())
        .source(
            SourceProperty.builder().owner("AWS").sourceIdentifier("ACCESS_KEYS_ROTATED").build())
        .build();
  }
}
