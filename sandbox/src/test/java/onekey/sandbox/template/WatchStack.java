package onekey.sandbox.template;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import onekey.sandbox.PlainClients;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.Principal;
import onekey.sandbox.lambda.EventSourceReadings;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.LimitExceededException;

/**
 * A small stack whose function is handed the events of IAM in batches and starts the Config rule,
 * and whose rule has a function that only counts its runs.
 */
final class WatchStack implements AutoCloseable {

  static final String RULE = "rule";
  static final String ROLE = "OneKeyStack-WatchRole";
  static final String QUEUE = "OneKeyStack-Queue";
  static final String DEAD = "OneKeyStack-Dead";

  /** What the function does with a batch. Returns the ids of the messages that failed. */
  interface Work {
    List<String> work(List<Map<String, Object>> messages, ConfigClient config);
  }

  final Sandbox aws;
  final CloudFormation cloudFormation;
  private final ConfigClient config;
  final List<WatchHandler> environments = new CopyOnWriteArrayList<>();
  Work work = (_, _) -> List.of();

  WatchStack(Consumer<SandboxSettings.Builder> settings) {
    this.aws =
        Sandbox.start(
            builder -> settings.accept(builder.transport(SandboxSettings.Transport.IN_PROCESS)));
    this.config = PlainClients.config(aws, Principal.role(ROLE));
    this.cloudFormation =
        new CloudFormation(
            aws,
            Map.of(
                "test.Watch::handleRequest",
                (_, _) -> {
                  var handler = new WatchHandler(this);
                  environments.add(handler);
                  return handler;
                },
                "test.Judge::handleRequest",
                (_, _) -> new JudgeHandler()));
    aws.iam().createUser("ann");
  }

  static WatchStack withReadings(EventSourceReadings readings) {
    return new WatchStack(settings -> settings.eventSourceReadings(readings));
  }

  Deployment deploy() {
    return cloudFormation.deploy(Template.parse(template()));
  }

  /** Starts the rule; if AWS Config refuses that, all messages come back. */
  static List<String> startRule(List<Map<String, Object>> messages, ConfigClient config) {
    try {
      config.startConfigRulesEvaluation(request -> request.configRuleNames(RULE));
      return List.of();
    } catch (LimitExceededException e) {
      return ids(messages);
    }
  }

  static List<String> ids(List<Map<String, Object>> messages) {
    return messages.stream().map(message -> String.valueOf(message.get("messageId"))).toList();
  }

  /** The handler of one execution environment. */
  static final class WatchHandler
      implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    final List<Map<String, Object>> events = new ArrayList<>();
    private final WatchStack stack;

    WatchHandler(WatchStack stack) {
      this.stack = stack;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
      events.add(event);
      var messages = (List<Map<String, Object>>) event.getOrDefault("Records", List.of());
      return Map.of(
          "batchItemFailures",
          stack.work.work(messages, stack.config).stream()
              .map(id -> Map.of("itemIdentifier", id))
              .toList());
    }
  }

  private static final class JudgeHandler
      implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    config.close();
    aws.close();
  }

  static String template() {
    return """
        {"Resources": {
          "Queue": {"Type": "AWS::SQS::Queue", "Properties": {
            "DelaySeconds": 15, "VisibilityTimeout": 240, "SqsManagedSseEnabled": true,
            "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}, "maxReceiveCount": 12}}},
          "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"MessageRetentionPeriod": 1209600}},
          "QueuePolicy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "Queue"}],
            "PolicyDocument": {"Statement": [
              {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sqs:*", "Resource": {"Fn::GetAtt": ["Queue", "Arn"]},
               "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
              {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage",
               "Resource": {"Fn::GetAtt": ["Queue", "Arn"]},
               "Condition": {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["Events", "Arn"]}}}}]}}},
          "DeadPolicy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "Dead"}],
            "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage",
               "Resource": {"Fn::GetAtt": ["Dead", "Arn"]},
               "Condition": {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["Events", "Arn"]}}}}]}}},
          "Events": {"Type": "AWS::Events::Rule", "Properties": {
            "State": "ENABLED",
            "EventPattern": {
              "source": ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"],
              "detail": {"errorCode": [{"exists": false}], "eventSource": ["iam.amazonaws.com"],
                "eventName": ["CreateAccessKey", "UpdateAccessKey", "TagUser"],
                "$or": [
                  {"userIdentity": {"sessionContext": {"sessionIssuer": {"arn": [{"exists": false}]}}}},
                  {"userIdentity": {"sessionContext": {"sessionIssuer": {"arn": [{"anything-but": [{"Fn::GetAtt": ["WatchRole", "Arn"]}]}]}}}}]}},
            "Targets": [{"Id": "Queue", "Arn": {"Fn::GetAtt": ["Queue", "Arn"]},
              "DeadLetterConfig": {"Arn": {"Fn::GetAtt": ["Dead", "Arn"]}}}]}},
          "Told": {"Type": "AWS::Events::Rule", "Properties": {
            "EventPattern": {"source": [{"Fn::If": ["a", "b", "c"]}]},
            "Targets": [{"Id": "Topic", "Arn": "arn:aws:sns:us-east-1:111122223333:topic", "InputPath": "$"}]}},
          "WatchRole": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]},
            "Policies": [{"PolicyName": "P", "PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], "Resource": {"Fn::GetAtt": ["Queue", "Arn"]}},
              {"Effect": "Allow", "Action": "config:StartConfigRulesEvaluation", "Resource": {"Fn::GetAtt": ["Rule", "Arn"]}}]}}]}},
          "Watch": {"Type": "AWS::Lambda::Function", "Properties": {
            "Handler": "test.Watch::handleRequest", "Timeout": 40, "Role": {"Fn::GetAtt": ["WatchRole", "Arn"]}}},
          "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "FunctionName": {"Ref": "Watch"}, "EventSourceArn": {"Fn::GetAtt": ["Queue", "Arn"]},
            "BatchSize": 10000, "MaximumBatchingWindowInSeconds": 60,
            "FunctionResponseTypes": ["ReportBatchItemFailures"], "ScalingConfig": {"MaximumConcurrency": 2}}},
          "Judge": {"Type": "AWS::Lambda::Function", "Properties": {
            "Handler": "test.Judge::handleRequest", "Role": {"Fn::GetAtt": ["WatchRole", "Arn"]}}},
          "Permission": {"Type": "AWS::Lambda::Permission", "Properties": {
            "Action": "lambda:InvokeFunction", "FunctionName": {"Fn::GetAtt": ["Judge", "Arn"]}, "Principal": "config.amazonaws.com"}},
          "Rule": {"Type": "AWS::Config::ConfigRule", "Properties": {
            "ConfigRuleName": "rule", "Source": {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": {"Fn::GetAtt": ["Judge", "Arn"]}}}}}}
        """;
  }
}
