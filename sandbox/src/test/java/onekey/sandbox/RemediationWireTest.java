package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.RemediationConfiguration;
import onekey.sandbox.config.RemediationConfiguration.ParameterValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ComplianceType;
import software.amazon.awssdk.services.config.model.Evaluation;
import software.amazon.awssdk.services.config.model.NoSuchRemediationConfigurationException;
import software.amazon.awssdk.services.config.model.RemediationExecutionState;
import software.amazon.awssdk.services.config.model.RemediationParameterValue;
import software.amazon.awssdk.services.config.model.ResourceKey;
import software.amazon.awssdk.services.config.model.ResourceType;
import software.amazon.awssdk.services.config.model.ResourceValueType;

class RemediationWireTest {

  private static final String RULE = "one-key";

  private static final String DOCUMENT =
      """
      {"schemaVersion": "0.3", "assumeRole": "{{ AutomationAssumeRole }}",
       "parameters": {"IamUser": {"type": "String"},
                      "AutomationAssumeRole": {"type": "AWS::IAM::Role::Arn"}},
       "mainSteps": [
         {"name": "Look", "action": "aws:executeAwsApi",
          "inputs": {"Service": "iam", "Api": "GetUser", "UserName": "ann"}}]}
      """;

  private final Sandbox sandbox = Sandbox.start();
  private final ConfigClient config = PlainClients.config(sandbox, Principal.ROOT);

  @BeforeEach
  void prepare() {
    var function = sandbox.lambda().register("judge", new Silent());
    sandbox.config().putRule(new ConfigRule(RULE, Map.of(), function));
    sandbox.automation().putDocument("Runbook", DOCUMENT);
    sandbox
        .roles()
        .put(
            "automation",
            """
            {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "ssm.amazonaws.com"}}}
            """);
    remediation("automation");
    sandbox.iam().createUser("ann");
  }

  @AfterEach
  void close() {
    config.close();
    sandbox.close();
  }

  @Test
  void describesTheRemediationOfARule() {
    // when
    var found =
        config
            .describeRemediationConfigurations(request -> request.configRuleNames(RULE, "other"))
            .remediationConfigurations();

    // then
    assertThat(found)
        .singleElement()
        .satisfies(
            remediation -> {
              assertThat(remediation.configRuleName()).isEqualTo(RULE);
              assertThat(remediation.targetId()).isEqualTo("Runbook");
              assertThat(remediation.automatic()).isTrue();
              assertThat(remediation.parameters())
                  .containsEntry(
                      "IamUser",
                      RemediationParameterValue.builder()
                          .resourceValue(value -> value.value(ResourceValueType.RESOURCE_ID))
                          .build())
                  .containsEntry(
                      "AutomationAssumeRole",
                      RemediationParameterValue.builder()
                          .staticValue(
                              value -> value.values(sandbox.account().roleArn("automation")))
                          .build());
            });
  }

  @Test
  void remediatesWhatIsNonCompliant() {
    // given
    report("AIDA1", ComplianceType.NON_COMPLIANT);

    // when
    var answer =
        config.startRemediationExecution(
            request -> request.configRuleName(RULE).resourceKeys(key("AIDA1")));

    // then
    assertThat(answer.failedItems()).isEmpty();
    assertThat(answer.failureMessage()).isNull();
    assertThat(sandbox.automation().executions())
        .singleElement()
        .satisfies(
            execution -> assertThat(execution.parameters()).containsEntry("IamUser", "AIDA1"));
    assertThat(states("AIDA1")).containsExactly(RemediationExecutionState.SUCCEEDED);
  }

  @Test
  void namesWhatIsCompliantOrWasNeverEvaluated() {
    // given
    report("AIDA1", ComplianceType.COMPLIANT);

    // when
    var answer =
        config.startRemediationExecution(
            request -> request.configRuleName(RULE).resourceKeys(key("AIDA1"), key("AIDA2")));

    // then
    assertThat(answer.failedItems()).containsExactly(key("AIDA1"), key("AIDA2"));
    assertThat(answer.failureMessage()).contains("already compliant");
    assertThat(sandbox.automation().executions()).isEmpty();
    assertThat(states("AIDA1", "AIDA2")).isEmpty();
  }

  @Test
  void saysInTheStatusWhatCouldNotBeStarted() {
    // given
    report("AIDA1", ComplianceType.NON_COMPLIANT);
    remediation("nobody");

    // when
    config.startRemediationExecution(
        request -> request.configRuleName(RULE).resourceKeys(key("AIDA1")));

    // then
    assertThat(
            config
                .describeRemediationExecutionStatus(
                    request -> request.configRuleName(RULE).resourceKeys(key("AIDA1")))
                .remediationExecutionStatuses())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(RemediationExecutionState.FAILED);
              assertThat(status.resourceKey()).isEqualTo(key("AIDA1"));
              assertThat(status.invocationTime()).isEqualTo(sandbox.clock().instant());
              assertThat(status.stepDetails().getFirst().errorMessage()).contains("assume");
            });
  }

  @Test
  void refusesARuleWithoutRemediation() {
    // given
    sandbox.remediation().delete(RULE);

    // then
    assertThatExceptionOfType(NoSuchRemediationConfigurationException.class)
        .isThrownBy(
            () ->
                config.startRemediationExecution(
                    request -> request.configRuleName(RULE).resourceKeys(key("AIDA1"))));
    assertThatExceptionOfType(NoSuchRemediationConfigurationException.class)
        .isThrownBy(() -> states("AIDA1"));
  }

  private void remediation(String role) {
    sandbox
        .remediation()
        .put(
            new RemediationConfiguration(
                RULE,
                "Runbook",
                Map.of(
                    "IamUser",
                    new ParameterValue.ResourceId(),
                    "AutomationAssumeRole",
                    new ParameterValue.Static(List.of(sandbox.account().roleArn(role)))),
                true,
                5,
                60));
  }

  private void report(String id, ComplianceType type) {
    var token = sandbox.config().issueResultToken(RULE);
    var evaluation =
        Evaluation.builder()
            .complianceResourceType("AWS::IAM::User")
            .complianceResourceId(id)
            .complianceType(type)
            .orderingTimestamp(Instant.parse("2026-11-24T12:00:00Z"))
            .build();
    config.putEvaluations(request -> request.resultToken(token).evaluations(evaluation));
  }

  private List<RemediationExecutionState> states(String... ids) {
    return config
        .describeRemediationExecutionStatus(
            request ->
                request
                    .configRuleName(RULE)
                    .resourceKeys(Stream.of(ids).map(RemediationWireTest::key).toList()))
        .remediationExecutionStatuses()
        .stream()
        .map(status -> status.state())
        .toList();
  }

  private static ResourceKey key(String id) {
    return ResourceKey.builder().resourceType(ResourceType.AWS_IAM_USER).resourceId(id).build();
  }

  private static final class Silent implements RequestHandler<Map<String, Object>, String> {
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
      return "";
    }
  }
}
