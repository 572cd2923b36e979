package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Account;
import onekey.sandbox.stack.Stack;

/** Deploys what people only read: the stack itself, its alarms, subscriptions and event rules. */
record ReportedResources(
    Sandbox sandbox, Account account, Template template, String stackName, Resolver resolver) {

  private static final String COMPLETE = "CREATE_COMPLETE";

  void deploy() {
    sandbox
        .stacks()
        .put(
            stackName,
            template.json(),
            template.all().stream()
                .map(
                    resource ->
                        new Stack.Resource(
                            resource.logicalId(),
                            resource.type(),
                            resolver.physicalIdOf(resource),
                            COMPLETE))
                .toList());
    // What is said in an alarm depends on the partition by functions that nothing else needs.
    sandbox
        .alarms()
        .replaceOf(
            stackName,
            template.ofType("AWS::CloudWatch::Alarm").stream()
                .collect(
                    Collectors.toMap(
                        resolver::physicalIdOf, alarm -> "Description of " + alarm.logicalId())));
    template.ofType("AWS::SNS::Subscription").stream()
        .map(resolver::properties)
        .forEach(
            subscription ->
                sandbox
                    .topics()
                    .subscribe(
                        text(subscription, "TopicArn"),
                        text(subscription, "Protocol"),
                        text(subscription, "Endpoint")));
    template
        .ofType("AWS::Events::Rule")
        .forEach(
            rule ->
                sandbox
                    .eventBuses()
                    .setState(
                        arnOf(rule),
                        rule.properties().path("State").asText("ENABLED").equals("ENABLED")));
  }

  /** Forgets the event rules that another template of the stack does not have. */
  void forgetEventRulesWithout(Template other) {
    template.ofType("AWS::Events::Rule").stream()
        .filter(rule -> other.resource(rule.logicalId()).isEmpty())
        .forEach(rule -> sandbox.eventBuses().forget(arnOf(rule)));
  }

  private String arnOf(TemplateResource rule) {
    return account.arn("events", "rule/" + resolver.nameOf(rule));
  }

  private static String text(JsonNode properties, String name) {
    return properties.path(name).asText();
  }
}
