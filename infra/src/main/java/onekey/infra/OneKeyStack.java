package onekey.infra;

import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * Everything that OneKey deploys into an account. The template is the same for every account and,
 * unless a home Region is set, for every Region.
 */
final class OneKeyStack extends Stack {

  static final String NAME = "OneKeyStack";

  /**
   * Defines the stack.
   *
   * @param functionCode the code of the functions
   */
  OneKeyStack(Construct scope, String id, Settings settings, Code functionCode) {
    super(
        scope,
        id,
        StackProps.builder()
            .description("Keeps every IAM user at one active access key.")
            .env(environment(settings))
            .build());
    if (settings.watchKeyChanges()) {
      checkThatEventsArrive(settings);
    }
    var notices = NoticeTopic.of(this, settings);
    if (notices.isEmpty()) {
      settings
          .remediation()
          .filter(remediation -> remediation.noticeDays() > 0)
          .ifPresent(remediation -> warnThatNobodyIsTold(remediation.noticeDays()));
    }
    var schedules = settings.remediation().map(_ -> new StackSchedules(this, "DeletionSchedules"));
    var judge =
        new JudgeFunction(this, "Judge", functionCode, settings.logRetention(), notices, schedules);
    var rule = new AccessKeyRule(this, "AccessKeyRule", settings, judge);
    var removal =
        settings
            .remediation()
            .map(
                remediation ->
                    KeyRemoval.in(
                        this,
                        settings,
                        remediation,
                        functionCode,
                        rule,
                        judge,
                        schedules.orElseThrow(),
                        notices));
    var watch =
        settings.watchKeyChanges()
            ? Optional.of(
                new KeyChangeWatch(this, "Watch", functionCode, settings, rule, removal, notices))
            : Optional.<KeyChangeWatch>empty();
    settings
        .rotationMaxAgeDays()
        .ifPresent(days -> new KeyAgeRule(this, "KeyAgeRule", days, settings.frequency()));
    settings
        .organization()
        .ifPresent(
            organization ->
                organization
                    .readerRole()
                    .ifPresent(name -> new ReaderRole(this, "Reader", name, organization)));
    var console = new ConsoleLinks(this, "Console");
    notices.ifPresent(
        topic -> {
          var eventsAndAlarms = new EventsAndAlarms(this, "Notices", topic, console);
          eventsAndAlarms.ofJudging(settings.frequency(), rule, judge);
          removal.ifPresent(eventsAndAlarms::ofRemoval);
          watch.ifPresent(changes -> eventsAndAlarms.of(rule, changes));
        });
    var outputs = new StackOutputs(this, "Outputs", console);
    outputs.ofJudging(rule, judge);
    removal.ifPresent(outputs::ofRemoval);
    watch.ifPresent(outputs::of);
    if (settings.dashboard()) {
      outputs.of(new RuleDashboard(this, "Dashboard", judge, removal, watch));
    }
    settings.tags().values().forEach((key, value) -> Tags.of(this).add(key, value));
  }

  /** Without a home Region the CDK command line takes the one of the AWS credentials. */
  private static Environment environment(Settings settings) {
    var environment = Environment.builder();
    settings.homeRegion().ifPresent(environment::region);
    return environment.build();
  }

  /**
   * Checks that the events of IAM are in the Region of the stack, or that a second stack forwards
   * them.
   *
   * @throws SynthesisRefusedException if they would never arrive
   */
  private void checkThatEventsArrive(Settings settings) {
    switch (IamEvents.seenFrom(getRegion())) {
      case IamEvents.Here() -> {}
      case IamEvents.Unknown() -> {
        // The Region of an organization is known: its settings were checked.
        if (settings.organization().isEmpty()) {
          warnThatEventsMayNotArrive();
        }
      }
      case IamEvents.In(var region) -> {
        if (settings.homeRegion().isEmpty()) {
          throw new SynthesisRefusedException(
              "%s is true, but the stack is in %s, and the events of IAM exist only in %s. Set %s to %s, and a second stack forwards them."
                  .formatted(
                      Setting.WATCH_KEY_CHANGES.key(),
                      getRegion(),
                      region,
                      Setting.HOME_REGION.key(),
                      getRegion()));
        }
      }
      case IamEvents.Undocumented(var region) ->
          throw new SynthesisRefusedException(
              "%s is true, but AWS does not document where the events of IAM are for %s. Allowed there: false."
                  .formatted(Setting.WATCH_KEY_CHANGES.key(), region));
    }
  }

  private void warnThatEventsMayNotArrive() {
    Annotations.of(this)
        .addWarningV2(
            Setting.WATCH_KEY_CHANGES.key(),
            "%s is true, and %s is not set. The events of IAM exist only in us-east-1 (us-gov-west-1, cn-north-1): deployed into another Region, the stack would never get one. Set %s to the Region that you deploy into."
                .formatted(
                    Setting.WATCH_KEY_CHANGES.key(),
                    Setting.HOME_REGION.key(),
                    Setting.HOME_REGION.key()));
  }

  private void warnThatNobodyIsTold(int noticeDays) {
    Annotations.of(this)
        .addWarningV2(
            Setting.NOTICE_DAYS.key(),
            "%s is %d, and neither %s nor %s is set: removals are announced in AWS Config only, and nobody gets a message."
                .formatted(
                    Setting.NOTICE_DAYS.key(),
                    noticeDays,
                    Setting.NOTICE_EMAIL.key(),
                    Setting.NOTICE_TOPIC_ARN.key()));
  }
}
