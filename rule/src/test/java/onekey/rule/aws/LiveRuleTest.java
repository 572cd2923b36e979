package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.KeyPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesResponse;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;
import software.amazon.awssdk.services.config.model.Owner;

class LiveRuleTest {

  private static final String JUDGE = "arn:aws:lambda:eu-central-1:123456789012:function:judge";
  private static final String COMPLETE =
      """
      {"maxActiveKeys": "0", "rotationGraceDays": "7", "minimumIdleDays": "90", "maximumExemptionDays": "31", "reportUnchangedDays": "7"}
      """;

  private final ConfigClient config = Stubs.config();
  private final LiveRule rule =
      new LiveRule(
          config,
          "the-rule",
          Optional.of(JUDGE),
          Optional.of(KeyPolicy.parse(Map.of("maxActiveKeys", "0", "maximumExemptionDays", "31"))));

  @Test
  void readsThePolicyFromTheRule() {
    // given
    deployed(ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters(COMPLETE));

    // when
    var policy = rule.policy();

    // then
    assertThat(policy)
        .isEqualTo(
            KeyPolicy.parse(
                Map.of(
                    "maxActiveKeys", "0",
                    "rotationGraceDays", "7",
                    "minimumIdleDays", "90",
                    "maximumExemptionDays", "31")));
  }

  /** Permission to call PutConfigRule must not be enough to remove keys. */
  @Test
  void refusesARuleThatIsLessCarefulThanItWasDeployed() {
    // given
    deployed(
        ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE)
            .inputParameters(COMPLETE.replace("\"90\"", "\"1\"").replace("\"31\"", "\"30\"")));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessage(
            "Config rule the-rule cannot be used: it was changed after its deployment and is less"
                + " careful now: minimumIdleDays is 1, deployed was 45; maximumExemptionDays is 30,"
                + " deployed was 31. Deploy the stack again.");
  }

  @Test
  void whoOnlyLooksIsShownAChangedRuleToo() {
    // given
    deployed(
        ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters(COMPLETE.replace("\"90\"", "\"1\"")));

    // then
    assertThat(LiveRule.forInspection("the-rule", config).policy().minimumIdleDays()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETING", "DELETING_RESULTS"})
  void refusesARuleThatIsBeingDeleted(String state) {
    // given
    deployed(
        ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters(COMPLETE).configRuleState(state));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessage(
            "Config rule the-rule cannot be used: its state is "
                + state
                + ". Allowed: ACTIVE, EVALUATING.");
  }

  @Test
  void takesARuleThatIsJustEvaluating() {
    // given what AWS Config says for a while after an evaluation was started
    deployed(
        ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE)
            .inputParameters(COMPLETE)
            .configRuleState(ConfigRuleState.EVALUATING));

    // then
    assertThat(rule.policy().minimumIdleDays()).isEqualTo(90);
  }

  @Test
  void refusesARuleThatAnotherFunctionRuns() {
    // given
    deployed(ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE + "2").inputParameters(COMPLETE));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessageContaining("it is run by CUSTOM_LAMBDA " + JUDGE + "2. Allowed: ");
  }

  @Test
  void whoOnlyLooksNeedNotKnowTheFunction() {
    // given
    deployed(ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters(COMPLETE));

    // then
    assertThat(LiveRule.forInspection("the-rule", config).policy().minimumIdleDays()).isEqualTo(90);
  }

  @Test
  void whoOnlyLooksIsShownNoManagedRule() {
    // given
    deployed(ruleRunBy(Owner.AWS, "IAM_USER_MFA_ENABLED").inputParameters(COMPLETE));

    // then
    assertThatThrownBy(() -> LiveRule.forInspection("the-rule", config).policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessageContaining("it is run by AWS IAM_USER_MFA_ENABLED. Allowed: CUSTOM_LAMBDA");
  }

  @Test
  void refusesAManagedRule() {
    // given
    deployed(ruleRunBy(Owner.AWS, JUDGE).inputParameters(COMPLETE));

    // then
    assertThatThrownBy(() -> rule.policy()).isInstanceOf(UnusableRuleException.class);
  }

  @Test
  void refusesARuleThatDoesNotSayEverything() {
    // given
    deployed(ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters("{\"maxActiveKeys\": \"1\"}"));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessage(
            "Config rule the-rule cannot be used: Rule parameter rotationGraceDays is missing."
                + " Allowed: 0–90.");
  }

  @Test
  void refusesARuleWithoutParameters() {
    // given
    deployed(ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessageContaining("it has no input parameters");
  }

  @Test
  void refusesParametersThatItCannotRead() {
    // given
    deployed(ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters("nonsense"));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void aRuleThatIsGoneIsAnError() {
    // given
    doThrow(NoSuchConfigRuleException.builder().message("gone").build())
        .when(config)
        .describeConfigRules(any(DescribeConfigRulesRequest.class));

    // then
    assertThatThrownBy(() -> rule.policy()).isInstanceOf(NoSuchConfigRuleException.class);
  }

  @Test
  void refusesARuleThatConfigDoesNotList() {
    // given
    doReturn(DescribeConfigRulesResponse.builder().configRules(List.of()).build())
        .when(config)
        .describeConfigRules(any(DescribeConfigRulesRequest.class));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessage("Config rule the-rule cannot be used: AWS Config does not list it.");
  }

  /** A policy of another rule must not decide. */
  @Test
  void refusesAnotherRuleThanItAskedFor() {
    // given
    deployed(
        ruleRunBy(Owner.CUSTOM_LAMBDA, JUDGE).inputParameters(COMPLETE).configRuleName("another"));

    // then
    assertThatThrownBy(() -> rule.policy())
        .isInstanceOf(UnusableRuleException.class)
        .hasMessage("Config rule the-rule cannot be used: AWS Config does not list it.");
  }

  @Test
  void readsWhatWasDeployedFromTheEnvironment() {
    assertThat(LiveRule.from(environment(), config))
        .isEqualTo(
            new LiveRule(
                config, "the-rule", Optional.of(JUDGE), Optional.of(KeyPolicy.defaults())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ONEKEY_RULE_NAME", "ONEKEY_JUDGE_FUNCTION_ARN", "ONEKEY_DEPLOYED_PARAMETERS"})
  void namesAMissingVariable(String missing) {
    // given
    var environment = environment();
    environment.remove(missing);

    // then
    assertThatThrownBy(() -> LiveRule.from(environment, config)).hasMessageContaining(missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "nonsense", "[]", "{\"maxActiveKeys\":1}"})
  void refusesAnIncompleteDeployment(String deployedParameters) {
    // given
    var environment = environment();
    environment.put("ONEKEY_DEPLOYED_PARAMETERS", deployedParameters);

    // then
    assertThatThrownBy(() -> LiveRule.from(environment, config))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "ONEKEY_RULE_NAME",
            "the-rule",
            "ONEKEY_JUDGE_FUNCTION_ARN",
            JUDGE,
            "ONEKEY_DEPLOYED_PARAMETERS",
            """
            {"maxActiveKeys":"1","rotationGraceDays":"0","minimumIdleDays":"45","maximumExemptionDays":"366","reportUnchangedDays":"7"}
            """));
  }

  private static ConfigRule.Builder ruleRunBy(Owner owner, String sourceIdentifier) {
    return ConfigRule.builder()
        .configRuleName("the-rule")
        .configRuleState(ConfigRuleState.ACTIVE)
        .source(source -> source.owner(owner).sourceIdentifier(sourceIdentifier));
  }

  private void deployed(ConfigRule.Builder rule) {
    doReturn(DescribeConfigRulesResponse.builder().configRules(rule.build()).build())
        .when(config)
        .describeConfigRules(any(DescribeConfigRulesRequest.class));
  }
}
