package onekey.cli.doctor.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Says what the references in a template stand for in the deployed stack.
 *
 * @param place where the stack is
 * @param stackName its name
 * @param resources its resources
 * @param ruleArn reads the ARN of the rule that judges, which its name does not tell
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
public record References(
    Place place, String stackName, StackResources resources, Supplier<String> ruleArn) {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]*)}");

  /**
   * Returns a value as text.
   *
   * @throws UnresolvedException if it is not known
   */
  String text(JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      return value.asText();
    }
    if (value.isObject() && value.size() == 1) {
      var function = value.properties().iterator().next();
      return function(function.getKey(), function.getValue());
    }
    throw new UnresolvedException("The template has no text where it should: " + value);
  }

  private String function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" -> attribute(argument.path(0).asText(), argument.path(1).asText());
      case "Fn::Join" ->
          StreamSupport.stream(argument.path(1).spliterator(), false)
              .map(this::text)
              .collect(Collectors.joining(argument.path(0).asText()));
      case "Fn::Sub" ->
          SUBSTITUTION
              .matcher(text(argument))
              .replaceAll(match -> Matcher.quoteReplacement(substitution(match)));
      default -> throw new UnresolvedException("The function " + name + " is not supported.");
    };
  }

  private String substitution(MatchResult match) {
    var name = match.group(2);
    if (!match.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    var dot = name.indexOf('.');
    return dot < 0 ? ref(name) : attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private String ref(String name) {
    return switch (name) {
      case "AWS::Partition" -> place.partition();
      case "AWS::Region" -> place.region();
      case "AWS::AccountId" -> place.accountId();
      case "AWS::StackName" -> stackName;
      default -> resource(name).physicalId();
    };
  }

  private String attribute(String logicalId, String attribute) {
    var resource = resource(logicalId);
    var id = resource.physicalId();
    return switch (resource.type() + "." + attribute) {
      case "AWS::IAM::Role.Arn" -> place.roleArn(id);
      case "AWS::Lambda::Function.Arn" -> place.arn("lambda", "function:" + id);
      case "AWS::SQS::Queue.Arn" -> place.arn("sqs", lastOf(id));
      case "AWS::SQS::Queue.QueueName" -> lastOf(id);
      case "AWS::SNS::Topic.TopicArn" -> id;
      case "AWS::Logs::LogGroup.Arn" -> place.arn("logs", "log-group:" + id + ":*");
      case "AWS::Scheduler::ScheduleGroup.Arn" -> place.arn("scheduler", "schedule-group/" + id);
      case "AWS::Events::Rule.Arn" -> place.arn("events", "rule/" + id);
      case "AWS::Config::ConfigRule.Arn" -> ruleArn.get();
      default ->
          throw new UnresolvedException(
              "%s of %s is not supported.".formatted(attribute, resource.type()));
    };
  }

  /** The URL of a queue ends with its name. */
  private static String lastOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private StackResource resource(String logicalId) {
    return resources
        .named(logicalId)
        .orElseThrow(() -> new UnresolvedException("The stack has no resource " + logicalId + "."));
  }
}
