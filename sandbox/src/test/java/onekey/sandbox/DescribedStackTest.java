package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onekey.sandbox.api.Principal;
import onekey.sandbox.sqs.QueueMessage;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.RecorderStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;

/** What people read of a deployed stack, in the protocol of each service. */
class DescribedStackTest {

  private static final String RULE = "iam-user-single-access-key";

  private final Sandbox sandbox = Sandbox.start(settings -> settings.largestPage(7));
  private final CloudFormation cloudFormation = new CloudFormation(sandbox);
  private final Deployment deployment = cloudFormation.deploy(Template.ofStackWithWatch());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, Principal.ROOT);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, Principal principal) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .credentialsProvider(sandbox.credentials(principal))
        .region(sandbox.settings().region())
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(each -> each.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private static <T> T of(Map<String, T> resources, String prefix) {
    return resources.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .findAny()
        .orElseThrow();
  }

  private String function(String prefix) {
    var arn = of(deployment.functionArns(), prefix);
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  @Test
  void cloudFormationDescribesTheStackPageByPage() {
    // given
    var client = client(CloudFormationClient.builder());

    // when
    var stack = client.describeStacks(request -> request.stackName("OneKeyStack")).stacks();
    var resources =
        client
            .listStackResourcesPaginator(request -> request.stackName("OneKeyStack"))
            .stackResourceSummaries()
            .stream()
            .toList();
    var template = client.getTemplate(request -> request.stackName("OneKeyStack"));

    // then
    assertThat(stack.getFirst().stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(resources)
        .hasSizeGreaterThan(40)
        .anySatisfy(
            resource -> {
              assertThat(resource.resourceType()).isEqualTo("AWS::SQS::Queue");
              assertThat(resource.physicalResourceId()).startsWith("https://sqs.us-east-1.");
            })
        .anySatisfy(
            resource ->
                assertThat(resource.physicalResourceId()).isEqualTo("OneKeyRemovalAutomation"));
    assertThat(Template.parse(template.templateBody()).withRuleParameters(Map.of())).isNotNull();
  }

  @Test
  void cloudFormationKnowsUpdatesRollbacksAndDeletions() {
    // given
    var client = client(CloudFormationClient.builder());

    // when
    var updated = cloudFormation.deploy(Template.ofStackWithNotices());
    var afterUpdate = client.describeStacks().stacks().getFirst().stackStatus();
    sandbox.stacks().setStatus("OneKeyStack", "UPDATE_ROLLBACK_COMPLETE");
    var afterRollback = client.describeStacks().stacks().getFirst().stackStatus();
    cloudFormation.delete(updated);

    // then
    assertThat(afterUpdate).isEqualTo(StackStatus.UPDATE_COMPLETE);
    assertThat(afterRollback).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertThat(client.describeStacks().stacks()).isEmpty();
    assertThat(
            catchThrowableOfType(
                    CloudFormationException.class,
                    () -> client.describeStacks(request -> request.stackName("OneKeyStack")))
                .awsErrorDetails()
                .errorMessage())
        .isEqualTo("Stack with id OneKeyStack does not exist");
  }

  @Test
  void cloudWatchCountsByHourWhatFunctionsDid() {
    // given
    var client = client(CloudWatchClient.builder());
    sandbox.config().evaluate(RULE);
    sandbox.clock().advance(Duration.ofMinutes(90));
    sandbox.faults().deny("ListUsers");
    sandbox.config().evaluate(RULE);

    // when
    var results =
        client
            .getMetricData(
                request ->
                    request
                        .metricDataQueries(sum("Invocations"), sum("Errors"))
                        .startTime(sandbox.clock().instant().minus(Duration.ofDays(1)))
                        .endTime(sandbox.clock().instant().plusSeconds(1)))
            .metricDataResults();

    // then
    assertThat(results.get(0).values()).containsExactly(1.0, 1.0);
    assertThat(results.get(1).values()).containsExactly(1.0, 0.0);
    assertThat(results.get(0).timestamps().toString())
        .isEqualTo("[2026-11-24T13:00:00Z, 2026-11-24T12:00:00Z]");
  }

  private MetricDataQuery sum(String metric) {
    return MetricDataQuery.builder()
        .id(metric.toLowerCase(Locale.ROOT))
        .metricStat(
            stat ->
                stat.stat("Sum")
                    .period(3600)
                    .metric(
                        each ->
                            each.namespace("AWS/Lambda")
                                .metricName(metric)
                                .dimensions(
                                    Dimension.builder()
                                        .name("FunctionName")
                                        .value(function("Judge"))
                                        .build())))
        .build();
  }

  @Test
  void cloudWatchTellsTheStatesOfAlarmsAndItsErrors() {
    // given
    var client = client(CloudWatchClient.builder());
    var name = "OneKeyStack-NoticesRuleHasNotRun3D4F2E20";
    sandbox.alarms().setState(name, "ALARM");

    // when
    var alarms = client.describeAlarms(request -> request.alarmNames(name)).metricAlarms();
    sandbox.faults().deny("DescribeAlarms");

    // then
    assertThat(alarms)
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM));
    assertThat(
            catchThrowableOfType(AwsServiceException.class, client::describeAlarms)
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("AccessDeniedException");
  }

  @Test
  void lambdaDescribesFunctionsAndMappings() {
    // given
    var client = client(LambdaClient.builder());
    var mapping = of(deployment.eventSourceIds(), "Watch");

    // when
    var enabled = client.getEventSourceMapping(request -> request.uuid(mapping)).state();
    sandbox.eventSources().disable(mapping);

    // then
    assertThat(
            client
                .getFunctionConfiguration(request -> request.functionName(function("Choose")))
                .state())
        .isEqualTo(State.ACTIVE);
    assertThat(enabled).isEqualTo("Enabled");
    assertThat(client.getEventSourceMapping(request -> request.uuid(mapping)).state())
        .isEqualTo("Disabled");
    assertThatThrownBy(
            () -> client.getFunctionConfiguration(request -> request.functionName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aDisabledMappingLeavesItsQueueAlone() {
    // given
    var queue = of(deployment.queueNames(), "WatchQueue");
    sandbox.eventSources().disable(of(deployment.eventSourceIds(), "Watch"));

    // when
    sandbox.queues().put(queue, new QueueMessage("{}", Map.of()));
    sandbox.clock().advance(Duration.ofHours(1));

    // then
    assertThat(sandbox.eventSources().invocations()).isEmpty();
    assertThat(sandbox.queues().messages(queue)).hasSize(1);
  }

  @Test
  void sqsCountsMessages() {
    // given
    var client = client(SqsClient.builder());
    var name = of(deployment.queueNames(), "DeletionSchedules");
    sandbox.queues().put(name, new QueueMessage("{}", Map.of()));

    // when
    var attributes =
        client
            .getQueueAttributes(
                request ->
                    request
                        .queueUrl(sandbox.account().queueUrl(name))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes();

    // then
    assertThat(attributes).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
    assertThatThrownBy(
            () ->
                client.getQueueAttributes(
                    request -> request.queueUrl(sandbox.account().queueUrl("none"))))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void eventBridgeKnowsRulesWithAnyTarget() {
    // given
    var client = client(EventBridgeClient.builder());
    var name = "OneKeyStack-NoticesRemovalFailedD9A5818F";

    // when
    var before = client.describeRule(request -> request.name(name)).state();
    sandbox.eventBuses().setState(sandbox.account().arn("events", "rule/" + name), false);

    // then
    assertThat(before).isEqualTo(RuleState.ENABLED);
    assertThat(client.describeRule(request -> request.name(name)).state())
        .isEqualTo(RuleState.DISABLED);
    assertThatThrownBy(() -> client.describeRule(request -> request.name("none")))
        .isInstanceOf(
            software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException.class);
  }

  @Test
  void systemsManagerDescribesRunbooks() {
    // given
    var client = client(SsmClient.builder());
    var name = of(deployment.documentNames(), "Deletion");

    // then
    assertThat(client.describeDocument(request -> request.name(name)).document().status())
        .isEqualTo(DocumentStatus.ACTIVE);
    assertThatThrownBy(() -> client.describeDocument(request -> request.name("none")))
        .isInstanceOf(InvalidDocumentException.class);
  }

  @Test
  void snsListsSubscriptionsWithThoseThatNobodyConfirmed() {
    // given
    var client = client(SnsClient.builder());
    var topic = of(deployment.topicArns(), "Notice");

    // when
    var pending = client.listSubscriptionsByTopic(request -> request.topicArn(topic));
    sandbox.topics().confirm(topic);
    var confirmed = client.listSubscriptionsByTopic(request -> request.topicArn(topic));

    // then
    assertThat(pending.subscriptions().getFirst().subscriptionArn())
        .isEqualTo("PendingConfirmation");
    assertThat(pending.subscriptions().getFirst().endpoint()).isEqualTo("security@example.com");
    assertThat(confirmed.subscriptions().getFirst().subscriptionArn()).startsWith(topic + ":");
  }

  @Test
  void configTellsOfRunsRecordersAndRemediations() {
    // given
    var client = client(ConfigClient.builder());
    sandbox.config().evaluate(RULE);
    sandbox.recorders().setLastStatus("Failure");

    // when
    var runs = client.describeConfigRuleEvaluationStatus(request -> request.configRuleNames(RULE));
    var recorder = client.describeConfigurationRecorderStatus().configurationRecordersStatus();
    var remediation =
        client.describeRemediationConfigurations(request -> request.configRuleNames(RULE));

    // then
    assertThat(runs.configRulesEvaluationStatus().getFirst().lastSuccessfulEvaluationTime())
        .isEqualTo(sandbox.clock().instant());
    assertThat(recorder.getFirst().lastStatus()).isEqualTo(RecorderStatus.FAILURE);
    assertThat(client.describeConfigurationRecorders().configurationRecorders()).hasSize(1);
    assertThat(remediation.remediationConfigurations().getFirst().automatic()).isFalse();
    assertThat(
            client
                .describeConfigRules(request -> request.configRuleNames(RULE))
                .configRules()
                .getFirst()
                .source()
                .sourceDetails()
                .getFirst()
                .maximumExecutionFrequencyAsString())
        .isEqualTo("TwentyFour_Hours");
  }

  @Test
  void iamSimulatesWhatARoleMayDo() {
    // given
    var role = of(deployment.roles(), "RemovalRunbookRole");
    var scheduler = of(deployment.roles(), "DeletionRunbookSchedulerRole");
    var passing = sandbox.account().roleArn(scheduler.name());

    // when
    var allowed = simulate("iam:UpdateAccessKey", "arn:aws:iam::111122223333:user/any", false);
    var withoutKey = simulate("iam:PassRole", passing, false);
    var withKey = simulate("iam:PassRole", passing, true);
    sandbox.permissions().setBoundary(role, allBut("iam:PassRole"));
    var beyondBoundary = simulate("iam:PassRole", passing, true);
    sandbox.permissions().addServiceControlPolicy(allBut("iam:UpdateAccessKey"));
    var forbidden = simulate("iam:UpdateAccessKey", "arn:aws:iam::111122223333:user/any", false);

    // then
    assertThat(allowed.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    assertThat(allowed.organizationsDecisionDetail()).isNull();
    assertThat(withoutKey.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(withoutKey.missingContextValues()).containsExactly("iam:PassedToService");
    assertThat(withKey.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    assertThat(beyondBoundary.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
        .isFalse();
    assertThat(forbidden.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(forbidden.organizationsDecisionDetail().allowedByOrganizations()).isFalse();
  }

  /** The limits hold for calls too, not only in the simulator. */
  @Test
  void aServiceControlPolicyAndABoundaryDenyCalls() {
    // given
    var reader = Principal.role("reader");
    sandbox
        .permissions()
        .replace(
            reader,
            List.of(
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
    var client = client(IamClient.builder(), reader);
    client.listUsers();

    // when
    sandbox.permissions().addServiceControlPolicy(allBut("iam:ListUsers"));

    // then
    assertThatThrownBy(client::listUsers).hasMessageContaining("not authorized");
  }

  private static String allBut(String action) {
    return """
        {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
        {"Effect":"Deny","Action":"%s","Resource":"*"}]}"""
        .formatted(action);
  }

  private EvaluationResult simulate(String action, String resource, boolean withKey) {
    return client(IamClient.builder())
        .simulatePrincipalPolicy(
            request -> {
              request
                  .policySourceArn(sandbox.account().roleArn("OneKeyRemovalAutomation"))
                  .actionNames(action)
                  .resourceArns(resource);
              if (withKey) {
                request.contextEntries(
                    ContextEntry.builder()
                        .contextKeyName("iam:PassedToService")
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues("scheduler.amazonaws.com")
                        .build());
              }
            })
        .evaluationResults()
        .getFirst();
  }

  @Test
  void iamSimulatesNoRoleThatIsNotThere() {
    assertThatThrownBy(
            () ->
                client(IamClient.builder())
                    .simulatePrincipalPolicy(
                        request ->
                            request
                                .policySourceArn("arn:aws:iam::111122223333:role/none")
                                .actionNames("iam:ListUsers")))
        .isInstanceOf(NoSuchEntityException.class);
  }
}
