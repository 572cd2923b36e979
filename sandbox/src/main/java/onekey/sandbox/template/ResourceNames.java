package onekey.sandbox.template;

import java.util.Optional;
import java.util.Set;
import onekey.sandbox.api.Account;
import onekey.sandbox.config.ConfigService;

/**
 * The return values of {@code Ref} and {@code Fn::GetAtt}. A resource without a name is called
 * {@code STACK-LOGICALID}, similar to the names that CloudFormation generates.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html">AWS
 *     resource types, each with its return values</a>
 */
record ResourceNames(Account account, String stackName) {

  private static final Set<String> NAMED =
      Set.of(
          "AWS::Lambda::Function",
          "AWS::IAM::Role",
          "AWS::Config::ConfigRule",
          "AWS::SSM::Document",
          "AWS::Scheduler::ScheduleGroup",
          "AWS::Logs::LogGroup",
          "AWS::Events::Rule",
          "AWS::Lambda::EventSourceMapping",
          "AWS::SQS::Queue",
          "AWS::SNS::Topic");

  /** Returns the name or URL of a resource, as {@code Ref} does. */
  String nameOf(TemplateResource resource) {
    return switch (resource.type()) {
      case "AWS::Lambda::Function" -> given(resource, "FunctionName");
      case "AWS::IAM::Role" -> given(resource, "RoleName");
      case "AWS::Config::ConfigRule" -> given(resource, "ConfigRuleName");
      case "AWS::SSM::Document" -> given(resource, "Name");
      case "AWS::Scheduler::ScheduleGroup" -> given(resource, "Name");
      case "AWS::Logs::LogGroup" -> given(resource, "LogGroupName");
      case "AWS::Events::Rule" -> given(resource, "Name");
      case "AWS::Lambda::EventSourceMapping" -> stackName + "-" + resource.logicalId();
      case "AWS::SQS::Queue" -> account.queueUrl(given(resource, "QueueName"));
      case "AWS::SNS::Topic" -> account.arn("sns", given(resource, "TopicName"));
      default ->
          throw new TemplateException(
              "The sandbox does not support Ref to %s, which is %s."
                  .formatted(resource.logicalId(), resource.type()));
    };
  }

  /** Returns the id by which CloudFormation lists a resource. */
  String physicalIdOf(TemplateResource resource) {
    return NAMED.contains(resource.type())
        ? nameOf(resource)
        : stackName + "-" + resource.logicalId();
  }

  String attributeOf(TemplateResource resource, String attribute) {
    var name = nameOf(resource);
    var value =
        switch (resource.type() + "." + attribute) {
          case "AWS::Lambda::Function.Arn" -> Optional.of(account.functionArn(name));
          case "AWS::IAM::Role.Arn" -> Optional.of(account.roleArn(name));
          case "AWS::Config::ConfigRule.Arn" ->
              Optional.of(account.configRuleArn(ConfigService.ruleId(name)));
          case "AWS::Config::ConfigRule.ConfigRuleId" -> Optional.of(ConfigService.ruleId(name));
          case "AWS::Scheduler::ScheduleGroup.Arn" ->
              Optional.of(account.arn("scheduler", "schedule-group/" + name));
          case "AWS::Logs::LogGroup.Arn" ->
              Optional.of(account.arn("logs", "log-group:" + name + ":*"));
          case "AWS::Events::Rule.Arn" -> Optional.of(account.arn("events", "rule/" + name));
          case "AWS::SQS::Queue.QueueName" -> Optional.of(given(resource, "QueueName"));
          case "AWS::SQS::Queue.Arn" ->
              Optional.of(account.arn("sqs", given(resource, "QueueName")));
          case "AWS::SNS::Topic.TopicArn" -> Optional.of(name);
          default -> Optional.<String>empty();
        };
    return value.orElseThrow(
        () ->
            new TemplateException(
                "The sandbox does not support the attribute %s of %s, which is %s."
                    .formatted(attribute, resource.logicalId(), resource.type())));
  }

  private String given(TemplateResource resource, String property) {
    var name = resource.properties().path(property);
    if (name.isTextual()) {
      return name.asText();
    }
    if (name.isMissingNode()) {
      return stackName + "-" + resource.logicalId();
    }
    throw new TemplateException(
        "The sandbox supports only plain text as %s of %s instead of %s."
            .formatted(property, resource.logicalId(), name));
  }
}
