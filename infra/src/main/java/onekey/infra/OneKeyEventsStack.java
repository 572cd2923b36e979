package onekey.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.events.CfnRule.TargetProperty;
import software.constructs.Construct;

/**
 * Forwards the events of IAM from IAM's Region to the default event bus of the Region in which the
 * rule is. Needed only where the two differ.
 *
 * <p>What cannot be forwarded for a day goes to a dead-letter queue. Nobody is told of it: an alarm
 * reaches only topics of its own Region. The periodic run of the rule judges every user anyway.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html">Sending
 *     events between AWS Regions</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Retries
 *     and dead-letter queues</a>
 */
final class OneKeyEventsStack extends Stack {

  static final String NAME = "OneKeyEventsStack";

  /** Defines the stack if the settings need it. */
  static Optional<OneKeyEventsStack> in(Construct app, Settings settings) {
    return settings
        .homeRegion()
        .filter(_ -> settings.watchKeyChanges())
        .flatMap(
            home ->
                switch (IamEvents.seenFrom(home)) {
                  case IamEvents.In(var region) ->
                      Optional.of(new OneKeyEventsStack(app, region, home, settings));
                  case IamEvents.Here(), IamEvents.Unknown(), IamEvents.Undocumented(_) ->
                      Optional.empty();
                });
  }

  private OneKeyEventsStack(Construct app, String region, String home, Settings settings) {
    super(
        app,
        NAME,
        StackProps.builder()
            .description("Forwards IAM's events about access keys to OneKey in %s.".formatted(home))
            .env(Environment.builder().region(region).build())
            .build());
    var undelivered = SecureQueue.builder(this, "Undelivered").build();
    var bus = defaultBus(home);
    var role =
        EventsRole.of(
            this,
            "Forwards IAM's events about access keys.",
            Permissions.statement("Forward", List.of("events:PutEvents"), bus));
    KeyChangeEvents.send(
        this,
        // The rule at home leaves out what OneKey's own runbooks did.
        KeyChangeEvents.pattern(settings.policy(), List.of()),
        TargetProperty.builder().id("Home").arn(bus).roleArn(role.getRoleArn()),
        undelivered);
    CfnOutput.Builder.create(this, "UndeliveredEventsQueueName")
        .value(undelivered.getQueueName())
        .description("The queue of events that could not be forwarded to " + home)
        .build();
    settings.tags().values().forEach((key, value) -> Tags.of(this).add(key, value));
  }

  private String defaultBus(String region) {
    return formatArn(
        ArnComponents.builder()
            .service("events")
            .region(region)
            .resource("event-bus")
            .resourceName("default")
            .build());
  }
}
