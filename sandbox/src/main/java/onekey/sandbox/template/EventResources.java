package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Principal;
import onekey.sandbox.events.EventRule;
import onekey.sandbox.events.EventTarget;
import onekey.sandbox.lambda.EventSource;

/**
 * Deploys event rules and event source mappings. A retry policy has no effect: what cannot be
 * delivered here fails for a reason that EventBridge does not try again for.
 */
final class EventResources {

  private static final Set<String> RULE_PROPERTIES =
      Set.of("Description", "EventPattern", "Name", "RoleArn", "State", "Tags", "Targets");
  private static final Set<String> TARGET_PROPERTIES =
      Set.of("Arn", "DeadLetterConfig", "Id", "RetryPolicy", "RoleArn");
  private static final Set<String> MAPPING_PROPERTIES =
      Set.of(
          "BatchSize",
          "EventSourceArn",
          "FunctionName",
          "FunctionResponseTypes",
          "MaximumBatchingWindowInSeconds",
          "ScalingConfig",
          "Tags");

  /** As many environments as a mapping without a maximum may have. */
  private static final int MOST_CONCURRENCY = 1000;

  private final Sandbox sandbox;
  private final Account account;
  private final Template template;
  private final Resolver resolver;

  EventResources(Sandbox sandbox, Account account, Template template, Resolver resolver) {
    this.sandbox = sandbox;
    this.account = account;
    this.template = template;
    this.resolver = resolver;
  }

  private static Predicate<JsonNode> is(String text) {
    return node -> node.asText().equals(text);
  }

  /** Returns the rules with a queue or an event bus as a target. The others are left out. */
  Stream<TemplateResource> rules() {
    return template.ofType("AWS::Events::Rule").stream()
        .filter(
            rule ->
                Properties.members(rule.properties().path("Targets"))
                    .flatMap(target -> resolver.resolve(target.path("Arn")).stream())
                    .map(arn -> arn.asText().split(":", -1))
                    .anyMatch(arn -> arn.length > 2 && Set.of("sqs", "events").contains(arn[2])));
  }

  /** Returns the rule's ARN. */
  String putRule(TemplateResource resource) {
    var rule = resolver.properties(resource);
    Properties.requireOnly(RULE_PROPERTIES, rule, resource);
    var arn = account.arn("events", "rule/" + resolver.nameOf(resource));
    var targets =
        Properties.members(rule.path("Targets")).map(target -> target(target, resource)).toList();
    sandbox.eventBuses().delete(arn);
    if (rule.path("State").asText("ENABLED").equals("ENABLED")) {
      sandbox
          .eventBuses()
          .put(new EventRule(arn, resolver.json(rule.path("EventPattern")), targets));
    }
    return arn;
  }

  private static EventTarget target(JsonNode target, TemplateResource resource) {
    Properties.requireOnly(TARGET_PROPERTIES, (ObjectNode) target, resource);
    var arn = target.path("Arn").asText();
    var deadLetters =
        Optional.of(target.at("/DeadLetterConfig/Arn").asText()).filter(text -> !text.isEmpty());
    if (arn.matches("arn:[^:]+:sqs:[^:]+:\\d{12}:[A-Za-z0-9_-]{1,80}")) {
      return new EventTarget.ToQueue(arn, deadLetters);
    }
    if (arn.matches("arn:[^:]+:events:[^:]+:\\d{12}:event-bus/default")) {
      return new EventTarget.ToBus(arn, target.path("RoleArn").asText(), deadLetters);
    }
    throw new TemplateException(
        "Rule %s has the target %s: supported beside each other are standard queues and default event buses."
            .formatted(resource.logicalId(), arn));
  }

  /**
   * Returns the id of the mapping.
   *
   * @param roles the roles of the functions of this template, by ARN
   */
  String putMapping(TemplateResource resource, Map<String, Principal> roles) {
    var mapping = resolver.properties(resource);
    Properties.requireOnly(MAPPING_PROPERTIES, mapping, resource);
    var function = mapping.path("FunctionName").asText();
    var functionArn = function.startsWith("arn:") ? function : account.functionArn(function);
    var role = Optional.ofNullable(roles.get(functionArn));
    var id = resolver.nameOf(resource);
    sandbox
        .eventSources()
        .put(
            id,
            new EventSource(
                functionArn,
                role.orElseThrow(
                    () ->
                        new TemplateException(
                            "The mapping %s has the function %s, which is not in the template."
                                .formatted(resource.logicalId(), function))),
                mapping.path("EventSourceArn").asText(),
                mapping.path("BatchSize").asInt(10),
                Properties.seconds(mapping, "MaximumBatchingWindowInSeconds", Duration.ZERO),
                Properties.members(mapping.path("FunctionResponseTypes"))
                    .anyMatch(is("ReportBatchItemFailures")),
                mapping.at("/ScalingConfig/MaximumConcurrency").asInt(MOST_CONCURRENCY)));
    return id;
  }
}
