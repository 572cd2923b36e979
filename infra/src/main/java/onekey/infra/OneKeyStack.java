package onekey.infra;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * Everything that OneKey deploys into an account. The template is the same for every account and
 * Region.
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
        StackProps.builder().description("Keeps every IAM user at one active access key.").build());
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
    settings
        .rotationMaxAgeDays()
        .ifPresent(days -> new KeyAgeRule(this, "KeyAgeRule", days, settings.frequency()));
    var console = new ConsoleLinks(this, "Console");
    notices.ifPresent(
        topic -> {
          var eventsAndAlarms = new EventsAndAlarms(this, "Notices", topic, console);
          eventsAndAlarms.ofJudging(settings.frequency(), rule, judge);
          removal.ifPresent(eventsAndAlarms::ofRemoval);
        });
    var outputs = new StackOutputs(this, "Outputs", console);
    outputs.ofJudging(rule, judge);
    removal.ifPresent(outputs::ofRemoval);
    if (settings.dashboard()) {
      outputs.of(new RuleDashboard(this, "Dashboard", judge, removal));
    }
    settings.tags().values().forEach((key, value) -> Tags.of(this).add(key, value));
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
