package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Account;
import onekey.sandbox.permission.ResourcePolicy;
import onekey.sandbox.sqs.QueueSettings;

/** Deploys queues with their policies. How long messages are kept has no effect. */
final class QueueResources {

  private static final Set<String> SUPPORTED =
      Set.of(
          "DelaySeconds",
          "MessageRetentionPeriod",
          "QueueName",
          "RedriveAllowPolicy",
          "RedrivePolicy",
          "SqsManagedSseEnabled",
          "Tags",
          "VisibilityTimeout");

  private final Sandbox sandbox;
  private final Account account;
  private final Template template;
  private final Resolver resolver;

  QueueResources(Sandbox sandbox, Account account, Template template, Resolver resolver) {
    this.sandbox = sandbox;
    this.account = account;
    this.template = template;
    this.resolver = resolver;
  }

  /** Returns the queue's name, or its ARN if it is in another Region than the sandbox. */
  String put(TemplateResource resource) {
    var queue = resolver.properties(resource);
    Properties.requireOnly(SUPPORTED, queue, resource);
    var name =
        account.equals(sandbox.account())
            ? resolver.attributeOf(resource, "QueueName")
            : resolver.attributeOf(resource, "Arn");
    var defaults = QueueSettings.defaults();
    sandbox
        .queues()
        .put(
            name,
            new QueueSettings(
                Properties.seconds(queue, "DelaySeconds", defaults.delay()),
                Properties.seconds(queue, "VisibilityTimeout", defaults.visibilityTimeout()),
                redrive(queue.path("RedrivePolicy")),
                policy(resolver.nameOf(resource))));
    return name;
  }

  private static Optional<QueueSettings.Redrive> redrive(JsonNode policy) {
    return policy.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new QueueSettings.Redrive(
                policy.path("deadLetterTargetArn").asText(),
                policy.path("maxReceiveCount").asInt()));
  }

  private Optional<ResourcePolicy> policy(String queueUrl) {
    return template.ofType("AWS::SQS::QueuePolicy").stream()
        .map(resolver::properties)
        .filter(
            policy ->
                Properties.members(policy.path("Queues"))
                    .anyMatch(queue -> queue.asText().equals(queueUrl)))
        .map(policy -> ResourcePolicy.parse(resolver.json(policy.path("PolicyDocument"))))
        .findFirst();
  }
}
