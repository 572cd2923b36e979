package onekey.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import onekey.sandbox.PlainClients;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.RemediationConfiguration.ParameterValue;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.sns.PublishedMessage;
import onekey.sandbox.ssm.AutomationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** A template of its own, with OneKey's own functions: judge, choose, deactivate, judge again. */
class CloudFormationTest {

  private static final String RULE = "one-key";

  private final Sandbox sandbox = Sandbox.start();
  private final CloudFormation cloudFormation = new CloudFormation(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void runsWhatTheTemplateSaysUnderItsRoles() {
    // given
    seedTwoKeys("ann");
    var ann = sandbox.iam().user("ann").orElseThrow();

    // when
    var deployment = cloudFormation.deploy(Template.parse(template()));
    sandbox.config().evaluate(RULE);
    var execution = sandbox.remediation().start(RULE, List.of(ann.id())).getFirst();
    sandbox.config().evaluate(RULE);

    // then
    assertThat(execution.failureMessage()).isEmpty();
    assertThat(execution.step("Choose").orElseThrow().outputs())
        .containsEntry("Decision", "Remove")
        .containsEntry("UserName", "ann");
    assertThat(sandbox.iam().user("ann").orElseThrow().activeKeys()).isOne();
    assertThat(sandbox.config().runs(RULE))
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.invocation().succeeded()).isTrue());
    assertThat(sandbox.config().evaluation(RULE, ann.id()))
        .map(StoredEvaluation::complianceType)
        .contains("COMPLIANT");
    assertThat(sandbox.calls().permissionsUsed(role(deployment, "AutomationRole")))
        .containsExactly("iam:UpdateAccessKey", "lambda:InvokeFunction");
    assertThat(sandbox.calls().permissionsUsed(role(deployment, "ChooseRole")))
        .contains("config:DescribeConfigRules");
    assertThat(deployment.ruleName()).isEqualTo(RULE);
    assertThat(deployment.documentName()).isEqualTo("OneKeyStack-Runbook");
  }

  @Test
  void showsCloudTrailTheRoleOfTheRunbookThatChangedAKey() {
    // given
    seedTwoKeys("ann");
    var ann = sandbox.iam().user("ann").orElseThrow();
    cloudFormation.deploy(Template.parse(template()));
    cloudFormation.deploy(
        Template.parse(
            """
            {"Resources": {
              "Queue": {"Type": "AWS::SQS::Queue"},
              "Policy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [{"Ref": "Queue"}], "PolicyDocument": {"Statement": {
                "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}}}},
              "Events": {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {"source": ["aws.iam"]},
                "Targets": [{"Id": "Queue", "Arn": {"Fn::GetAtt": ["Queue", "Arn"]}}]}}}}
            """),
        "Events");
    sandbox.config().evaluate(RULE);

    // when
    sandbox.remediation().start(RULE, List.of(ann.id()));

    // then
    var detail =
        Json.parse(sandbox.queues().messages("Events-Queue").getFirst().body()).path("detail");
    assertThat(detail.path("eventName").asText()).isEqualTo("UpdateAccessKey");
    assertThat(detail.at("/requestParameters/status").asText()).isEqualTo("Inactive");
    assertThat(detail.at("/userIdentity/sessionContext/sessionIssuer/arn").asText())
        .isEqualTo("arn:aws:iam::111122223333:role/OneKeyStack-AutomationRole");
    assertThat(detail.at("/userIdentity/invokedBy").asText()).isEqualTo("ssm.amazonaws.com");
    assertThat(detail.path("sourceIPAddress").asText()).isEqualTo("ssm.amazonaws.com");
  }

  @Test
  void remediatesOnAStaleVerdictToo() {
    // given
    seedTwoKeys("ann");
    var ann = sandbox.iam().user("ann").orElseThrow();
    cloudFormation.deploy(Template.parse(template()));
    sandbox.config().evaluate(RULE);
    sandbox.iam().deleteAccessKey(ann.accessKeys().getFirst().id());

    // when
    var execution = sandbox.remediation().start(RULE, List.of(ann.id())).getFirst();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.SUCCESS);
    assertThat(execution.stepNames()).containsExactly("Choose", "Look", "End");
    assertThat(sandbox.iam().user("ann").orElseThrow().activeKeys()).isOne();
  }

  @Test
  void readsRuleAndRemediation() {
    cloudFormation.deploy(Template.parse(template()));

    assertThat(sandbox.config().rule(RULE).orElseThrow().parameters())
        .isEqualTo(
            Map.of(
                "maxActiveKeys", "1",
                "rotationGraceDays", "0",
                "minimumIdleDays", "45",
                "maximumExemptionDays", "366",
                "reportUnchangedDays", "7"));
    var remediation = sandbox.remediation().of(RULE).orElseThrow();
    assertThat(remediation.automatic()).isFalse();
    assertThat(remediation.maximumAttempts()).isEqualTo(2);
    assertThat(remediation.retrySeconds()).isEqualTo(90);
    assertThat(remediation.parameters())
        .containsEntry("IamUser", new ParameterValue.ResourceId())
        .containsEntry("Mode", new ParameterValue.Static(List.of("Deactivate")));
  }

  @Test
  void deniesWhatTheTemplateDoesNotAllow() {
    // given
    seedTwoKeys("ann");
    cloudFormation.deploy(
        Template.parse(template().replace("\"iam:UpdateAccessKey\"", "\"iam:DeleteAccessKey\"")));

    // when
    var execution =
        sandbox
            .remediation()
            .start(RULE, List.of(sandbox.iam().user("ann").orElseThrow().id()))
            .getFirst();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains("iam:UpdateAccessKey");
    assertThat(sandbox.iam().user("ann").orElseThrow().activeKeys()).isEqualTo(2);
  }

  @Test
  void failsTheJudgementThatTheTemplateDoesNotAllow() {
    cloudFormation.deploy(Template.parse(template().replace("iam:ListUsers", "iam:ListRoles")));

    var run = sandbox.config().evaluate(RULE);

    assertThat(run.invocation().succeeded()).isFalse();
    assertThat(sandbox.config().evaluations(RULE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config.amazonaws.com | events.amazonaws.com | may not invoke",
        "lambda:InvokeFunction\", \"Function | lambda:GetFunction\", \"Function | may not invoke",
        "lambda.amazonaws.com | ec2.amazonaws.com | cannot assume",
        "JudgeHandler:: | Missing:: | Missing::handleRequest",
        "Automation\", \"Content | Command\", \"Content | DocumentType",
        "SSM_DOCUMENT | LAMBDA | TargetType",
        "\"45\" | 45 | must be text",
        "\"Policies\" | \"ManagedPolicyArns\": [\"a\"], \"Policies\" | managed policies",
        "AWS::IAM::Policy | AWS::IAM::ManagedPolicy | ManagedPolicy",
      })
  void refusesWhatAwsWouldRefuseOrWhatItDoesNotKnow(String original, String other, String message) {
    var changed = template().replace(original, other);
    assertThat(changed).isNotEqualTo(template());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloudFormation.deploy(Template.parse(changed)))
        .withMessageContaining(message);
  }

  @Test
  void keepsWhatIsInAStackThatIsDeployedAgain() {
    // given
    seedTwoKeys("ann");
    var before = cloudFormation.deploy(Template.parse(template()));
    sandbox.config().evaluate(RULE);
    sandbox.scheduler().put(schedule());

    var parameters =
        Map.of(
            "maxActiveKeys",
            "0",
            "rotationGraceDays",
            "0",
            "minimumIdleDays",
            "45",
            "maximumExemptionDays",
            "366",
            "reportUnchangedDays",
            "7");

    // when
    var after = cloudFormation.deploy(Template.parse(template()).withRuleParameters(parameters));

    // then
    assertThat(after).isEqualTo(before);
    assertThat(sandbox.config().evaluations(RULE)).hasSize(1);
    assertThat(sandbox.scheduler().schedules()).hasSize(1);
    assertThat(sandbox.iam().user("ann").orElseThrow().activeKeys()).isEqualTo(2);
    assertThat(sandbox.config().rule(RULE).orElseThrow().parameters()).isEqualTo(parameters);
  }

  private Schedule schedule() {
    return new Schedule(
        "OneKeyStack-Group",
        "one",
        sandbox.clock().instant().plusSeconds(1),
        "at(2026-11-24T12:00:01)",
        "",
        sandbox.account().roleArn("OneKeyStack-AutomationRole"),
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution",
        Json.object(),
        Optional.empty(),
        sandbox.clock().instant());
  }

  @Test
  void takesAwayThePermissionThatANewTemplateDoesNotHave() {
    // given
    var role = role(cloudFormation.deploy(Template.parse(template())), "AutomationRole");
    assertThat(sandbox.permissions().allowedActions(role)).contains("iam:UpdateAccessKey");

    // when
    cloudFormation.deploy(
        Template.parse(template().replace("\"iam:UpdateAccessKey\"", "\"iam:ListUsers\"")));

    // then
    assertThat(sandbox.permissions().allowedActions(role))
        .containsExactly("iam:ListUsers", "lambda:InvokeFunction");
  }

  @Test
  void deletesWhatANewTemplateDoesNotHave() {
    // given
    var before = cloudFormation.deploy(Template.parse(template()));
    sandbox.scheduler().put(schedule());
    var none = "\"Type\": \"AWS::CloudWatch::Alarm\"";

    // when
    var after =
        cloudFormation.deploy(
            Template.parse(
                template()
                    .replace("\"Type\": \"AWS::SQS::Queue\"", none)
                    .replace("\"Type\": \"AWS::Config::RemediationConfiguration\"", none)));

    // then
    assertThat(before.queueNames()).containsEntry("Letters", "OneKeyStack-Letters");
    assertThat(after.queueNames()).isEmpty();
    assertThat(sandbox.remediation().of(RULE)).isEmpty();
    assertThat(sandbox.scheduler().schedules()).hasSize(1);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> sandbox.queues().messages("OneKeyStack-Letters"))
        .withMessageContaining("NonExistentQueue");
  }

  @ParameterizedTest
  @CsvSource({"'', PT3S", "'\"Timeout\": 1, ', PT1S", "'\"Timeout\": 900, ', PT15M"})
  void givesAFunctionTheTimeoutOfTheTemplate(String property, Duration expected) {
    // given
    var handler = "\"Handler\": \"onekey.rule.JudgeHandler";
    var template = template().replace(handler, property + handler);

    // when
    var judge = cloudFormation.deploy(Template.parse(template)).functionArns().get("Judge");

    // then
    assertThat(sandbox.lambda().timeout(Objects.requireNonNull(judge))).isEqualTo(expected);
  }

  @Test
  void createsTopicsThatRolesMayPublishTo() {
    // given
    var template =
        """
        {"Resources": {
          "Notices": {"Type": "AWS::SNS::Topic"},
          "Publisher": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": []},
            "Policies": [{"PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": "sns:Publish", "Resource": {"Ref": "Notices"}}]}}]}},
          "Other": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": []}}}}}
        """;

    // when
    var deployment = cloudFormation.deploy(Template.parse(template));

    // then
    var topic = "arn:aws:sns:us-east-1:111122223333:OneKeyStack-Notices";
    assertThat(deployment.topicArns()).isEqualTo(Map.of("Notices", topic));
    try (var sns = PlainClients.sns(sandbox, role(deployment, "Publisher"));
        var otherSns = PlainClients.sns(sandbox, role(deployment, "Other"))) {
      sns.publish(request -> request.topicArn(topic).message("text"));
      assertThat(sandbox.topics().messages())
          .extracting(PublishedMessage::topicArn)
          .containsExactly(topic);
      assertThatExceptionOfType(AuthorizationErrorException.class)
          .isThrownBy(() -> otherSns.publish(request -> request.topicArn(topic).message("text")));
      cloudFormation.delete(deployment);
    }
    try (var sns = PlainClients.sns(sandbox, Principal.ROOT)) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> sns.publish(request -> request.topicArn(topic).message("text")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"AWS::IAM::Role\", \"Properties\": {', '\"AWS::IAM::Role\", \"Properties\": {\"RoleName\": \"taken\",', EntityAlreadyExists",
    "'', '', one-key already exists"
  })
  void refusesANameThatAnotherStackHas(String original, String other, String message) {
    // given
    sandbox.roles().put("taken", "{\"Statement\": []}");
    cloudFormation.deploy(Template.parse(template()), "First");
    var second = template().replace(original, other);

    // then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloudFormation.deploy(Template.parse(second), "Second"))
        .withMessageContaining(message);
    assertThat(sandbox.roles().has("Second-JudgeRole")).isFalse();
  }

  @Test
  void remediatesNoRuleWithoutRemediation() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> sandbox.remediation().start("other", List.of("AIDA1")))
        .withMessageContaining("other");
  }

  private static Principal role(Deployment deployment, String logicalId) {
    return Objects.requireNonNull(deployment.roles().get(logicalId));
  }

  private void seedTwoKeys(String user) {
    sandbox.iam().createUser(user);
    sandbox.iam().addAccessKey(user, Instant.parse("2024-01-01T00:00:00Z"));
    sandbox.iam().addAccessKey(user, Instant.parse("2024-01-02T00:00:00Z"));
  }

  private static String template() {
    return """
        {"Resources": {
          "JudgeRole": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]},
            "Policies": [{"PolicyName": "P", "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": ["iam:ListUsers", "config:PutEvaluations"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:ListUserTags"], "Resource": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:user/*"}},
              {"Effect": "Allow", "Action": "config:GetComplianceDetailsByConfigRule", "Resource": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":config:", {"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"}, ":config-rule/*"]]}}]}}]}},
          "ChooseRole": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}}},
          "ChoosePolicy": {"Type": "AWS::IAM::Policy", "Properties": {
            "PolicyName": "P", "Roles": [{"Ref": "ChooseRole"}], "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": ["iam:ListUsers", "config:DescribeConfigRules"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:ListUserTags", "iam:GetUser"], "Resource": "*"},
              {"Effect": "Allow", "Action": "scheduler:GetSchedule", "Resource": {"Fn::Sub": "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule/${Group}/*"}}]}}},
          "AutomationRole": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ssm.amazonaws.com"},
              "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}}]},
            "Policies": [{"PolicyName": "P", "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": {"Fn::GetAtt": ["Choose", "Arn"]}},
              {"Effect": "Allow", "Action": "iam:UpdateAccessKey", "Resource": "*"}]}}]}},
          "Judge": {"Type": "AWS::Lambda::Function", "Properties": {
            "Handler": "onekey.rule.JudgeHandler::handleRequest", "Role": {"Fn::GetAtt": ["JudgeRole", "Arn"]}}},
          "Choose": {"Type": "AWS::Lambda::Function", "Properties": {
            "Handler": "onekey.rule.ChooseHandler::handleRequest", "Role": {"Fn::GetAtt": ["ChooseRole", "Arn"]},
            "Environment": {"Variables": {"ONEKEY_RULE_NAME": "one-key", "ONEKEY_JUDGE_FUNCTION_ARN": {"Fn::GetAtt": ["Judge", "Arn"]}, "ONEKEY_SCHEDULE_GROUP": {"Ref": "Group"},
              "ONEKEY_SCHEDULE_TARGET_ARN": "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution", "ONEKEY_SCHEDULE_ROLE_ARN": {"Fn::GetAtt": ["AutomationRole", "Arn"]},
              "ONEKEY_DEPLOYED_PARAMETERS": "{\\"maxActiveKeys\\": \\"1\\", \\"rotationGraceDays\\": \\"0\\", \\"minimumIdleDays\\": \\"45\\", \\"maximumExemptionDays\\": \\"366\\", \\"reportUnchangedDays\\": \\"7\\"}",
              "ONEKEY_DRY_RUN": "false", "ONEKEY_DELETE_AFTER_DAYS": "7", "ONEKEY_NOTICE_DAYS": "0", "ONEKEY_REMEDIATION": "manual"}}}},
          "Letters": {"Type": "AWS::SQS::Queue"},
          "Group": {"Type": "AWS::Scheduler::ScheduleGroup"},
          "Permission": {"Type": "AWS::Lambda::Permission", "Properties": {
            "Action": "lambda:InvokeFunction", "FunctionName": {"Fn::GetAtt": ["Judge", "Arn"]},
            "Principal": "config.amazonaws.com", "SourceAccount": {"Ref": "AWS::AccountId"}}},
          "Rule": {"Type": "AWS::Config::ConfigRule", "Properties": {
            "ConfigRuleName": "one-key",
            "InputParameters": {"maxActiveKeys": "1", "rotationGraceDays": "0", "minimumIdleDays": "45", "maximumExemptionDays": "366", "reportUnchangedDays": "7", "exemptionTag": {"Ref": "AWS::NoValue"}},
            "Source": {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": {"Fn::GetAtt": ["Judge", "Arn"]}}}},
          "Runbook": {"Type": "AWS::SSM::Document", "Properties": {"DocumentType": "Automation", "Content": {
            "schemaVersion": "0.3", "assumeRole": "{{ AutomationAssumeRole }}",
            "parameters": {
              "IamUser": {"type": "String", "allowedPattern": "^[\\\\w+=,.@-]{1,128}$"},
              "Mode": {"type": "String", "allowedValues": ["Deactivate"]},
              "AutomationAssumeRole": {"type": "AWS::IAM::Role::Arn"}},
            "mainSteps": [
              {"name": "Choose", "action": "aws:invokeLambdaFunction",
               "inputs": {"FunctionName": {"Fn::GetAtt": ["Choose", "Arn"]}, "InputPayload": {"ask": "choose", "iamUser": "{{ IamUser }}", "deleteAfterDays": "7", "noticeDays": "0"}},
               "outputs": [{"Name": "Decision", "Selector": "$.decision"}, {"Name": "UserName", "Selector": "$.userName"}, {"Name": "AccessKeyId", "Selector": "$.accessKeyId"}]},
              {"name": "Look", "action": "aws:branch", "inputs": {"Choices": [
                {"Variable": "{{ Choose.Decision }}", "StringEquals": "Remove", "NextStep": "Deactivate"}], "Default": "End"}},
              {"name": "Deactivate", "action": "aws:executeAwsApi", "isEnd": true, "inputs": {
                "Service": "iam", "Api": "UpdateAccessKey", "UserName": "{{ Choose.UserName }}", "AccessKeyId": "{{ Choose.AccessKeyId }}", "Status": "Inactive"}},
              {"name": "End", "action": "aws:assertAwsResourceProperty", "isEnd": true, "inputs": {
                "Service": "sts", "Api": "GetCallerIdentity", "PropertySelector": "$.Account", "DesiredValues": ["{{ global:ACCOUNT_ID }}"]}}]}}},
          "Remediation": {"Type": "AWS::Config::RemediationConfiguration", "Properties": {
            "ConfigRuleName": {"Ref": "Rule"}, "TargetType": "SSM_DOCUMENT", "TargetId": {"Ref": "Runbook"},
            "Automatic": false, "MaximumAutomaticAttempts": 2, "RetryAttemptSeconds": 90,
            "Parameters": {
              "IamUser": {"ResourceValue": {"Value": "RESOURCE_ID"}},
              "Mode": {"StaticValue": {"Values": ["Deactivate"]}},
              "AutomationAssumeRole": {"StaticValue": {"Values": [{"Fn::GetAtt": ["AutomationRole", "Arn"]}]}}}}},
          "Alarm": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"Dimensions": [{"Fn::If": ["a", "b", "c"]}]}}}}
        """;
  }
}
