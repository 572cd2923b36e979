package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The policy statements of the roles, one for each purpose.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions
 *     of IAM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html">Actions
 *     of AWS Config</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html">Actions
 *     of EventBridge Scheduler</a>
 */
final class Permissions {

  private Permissions() {}

  /** To list every user. The action supports no resource-level permissions. */
  static PolicyStatement listUsers() {
    return statement("ListUsers", List.of("iam:ListUsers"), "*");
  }

  /** To read the keys, their last use and the tags of this account's users, under every path. */
  static PolicyStatement readUsers(Construct scope) {
    return statement(
        "ReadUsers",
        List.of("iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:ListUserTags"),
        users(scope));
  }

  /** To report verdicts to AWS Config. The action supports no resource-level permissions. */
  static PolicyStatement putEvaluations() {
    return statement("PutEvaluations", List.of("config:PutEvaluations"), "*");
  }

  /** To publish notices. */
  static PolicyStatement publish(NoticeTopic notices) {
    return statement("TellPeople", List.of("sns:Publish"), notices.topic().getTopicArn());
  }

  /** To read the parameters of the rule. The action supports no resource-level permissions. */
  static PolicyStatement describeRules() {
    return statement("DescribeRules", List.of("config:DescribeConfigRules"), "*");
  }

  /** To see which users the rule reported before. */
  static PolicyStatement readComplianceDetails(Construct scope) {
    return statement(
        "ReadComplianceDetails",
        List.of("config:GetComplianceDetailsByConfigRule"),
        // Not this rule alone: the rule needs the function, and the function its role.
        Stack.of(scope)
            .formatArn(
                ArnComponents.builder()
                    .service("config")
                    .resource("config-rule")
                    .resourceName("*")
                    .build()));
  }

  /** To start a run of the rule. */
  static PolicyStatement reevaluate(AccessKeyRule rule) {
    return statement(
        "ReevaluateRule", List.of("config:StartConfigRulesEvaluation"), rule.rule().getAttrArn());
  }

  /**
   * For Lambda to read a queue on behalf of a function. Messages that the function returns just
   * stay hidden for the visibility timeout, so it takes no other action.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaSQSQueueExecutionRole.html">AWSLambdaSQSQueueExecutionRole</a>
   */
  static PolicyStatement readMessages(Queue queue) {
    return statement(
        "ReadMessages",
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        queue.getQueueArn());
  }

  /** The users of this account, under every path. */
  static String users(Construct scope) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder()
                .service("iam")
                .region("")
                .resource("user")
                .resourceName("*")
                .build());
  }

  /** To invoke the chooser. */
  static PolicyStatement askTheChooser(ChooseFunction choose) {
    return statement(
        "AskTheChooser", List.of("lambda:InvokeFunction"), choose.function().getFunctionArn());
  }

  /** To see whether the deletion of a key is pending. */
  static PolicyStatement readSchedules(StackSchedules schedules) {
    return statement("ReadSchedules", List.of("scheduler:GetSchedule"), schedules.schedules());
  }

  /**
   * To see what is pending. The action supports no resource-level permissions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html">Actions
   *     of EventBridge Scheduler</a>
   */
  static PolicyStatement listSchedules() {
    return statement("ListSchedules", List.of("scheduler:ListSchedules"), "*");
  }

  /** To create schedules that run as the role of the stack's schedules. */
  static PolicyStatement passSchedulerRole(StackSchedules schedules) {
    return passRole(
        "PassSchedulerRole", schedules.role(), new ServicePrincipal("scheduler.amazonaws.com"));
  }

  /** For a runbook to see its own execution, which knows the name of its document. */
  static PolicyStatement readExecutions(Construct scope) {
    return statement(
        "ReadOwnExecution",
        List.of("ssm:GetAutomationExecution"),
        automation(scope, "automation-execution", "*"));
  }

  /**
   * To start an automation of one document, in every version. AWS's own policies name three kinds
   * of resources for it: document, automation-execution and automation-definition. AWS does not
   * document which of them are checked when, so all three are here.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html">Identity
   *     based policies for Automation: document and execution</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBudgetsActions_RolePolicyForResourceAdministrationWithSSM.html">A
   *     policy of AWS with all three</a>
   */
  static PolicyStatement startAutomation(Construct scope, String documentName) {
    return statement(
        "StartRunbook",
        List.of("ssm:StartAutomationExecution"),
        List.of(
            automation(scope, "document", documentName),
            automation(scope, "automation-execution", "*"),
            automation(scope, "automation-definition", documentName + ":*")));
  }

  /** A resource of Systems Manager Automation in this account and Region. */
  static String automation(Construct scope, String resource, String name) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder()
                .service("ssm")
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
  }

  /**
   * To send what could not be started to the dead-letter queue.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">Configuring
   *     a schedule's dead-letter queue</a>
   */
  static PolicyStatement sendToDeadLetters(Queue deadLetters) {
    return statement("PutAside", List.of("sqs:SendMessage"), deadLetters.getQueueArn());
  }

  /**
   * To pass a role to one service.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Grant a
   *     user permissions to pass a role to an AWS service</a>
   */
  static PolicyStatement passRole(String sid, Role role, ServicePrincipal service) {
    var statement = statement(sid, List.of("iam:PassRole"), role.getRoleArn());
    statement.addCondition("StringEquals", Map.of("iam:PassedToService", service.getService()));
    return statement;
  }

  static PolicyStatement statement(String sid, List<String> actions, String resource) {
    return statement(sid, actions, List.of(resource));
  }

  static PolicyStatement statement(String sid, List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().sid(sid).actions(actions).resources(resources).build();
  }
}
