package onekey.cli.doctor.aws;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import onekey.cli.doctor.check.AlarmCheck;
import onekey.cli.doctor.check.Check;
import onekey.cli.doctor.check.DeploymentChecks;
import onekey.cli.doctor.check.FunctionCheck;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.RecorderCheck;
import onekey.cli.doctor.check.RuleCheck;
import onekey.cli.doctor.check.RunCheck;
import onekey.cli.doctor.check.StackCheck;
import onekey.cli.doctor.check.SubscriptionCheck;
import onekey.cli.doctor.check.Topic;
import onekey.cli.doctor.stack.Place;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.stack.UnresolvedException;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;

/** All checks of an account, each with what it reads. What several need is read once. */
public final class Checks {

  private final Readings readings;
  private final KeyChecks keys;

  /** Prepares the checks. Nothing is read yet. */
  public Checks(AccountReader account, Instant now) {
    this.readings = new Readings(account, now);
    this.keys = new KeyChecks(readings);
  }

  /** Returns the checks in the order of their topics. */
  public Map<Topic, Check> all() {
    var checks = new EnumMap<Topic, Check>(Topic.class);
    for (var topic : Topic.values()) {
      checks.put(topic, check(topic));
    }
    return checks;
  }

  private Check check(Topic topic) {
    return switch (topic) {
      case STACK ->
          () ->
              StackCheck.of(
                  readings.account().stack().asked(), readings.stack(), readings.region());
      case RESOURCES -> () -> StackCheck.of(readings.resources());
      case RULE -> () -> RuleCheck.of(readings.ruleResource(), readings.rule());
      case POLICY -> this::policy;
      case RUN -> this::run;
      case RECORDER -> () -> RecorderCheck.of(readings.account().rule().recorders());
      case FUNCTIONS -> () -> each("AWS::Lambda::Function", this::function);
      case ERRORS -> () -> each("AWS::Lambda::Function", this::errors);
      case ALARMS -> this::alarms;
      case ROLES -> () -> new RoleChecks(readings).lines();
      case SUBSCRIPTIONS -> this::subscriptions;
      case EVENTS -> () -> each("AWS::Events::Rule", this::eventRule);
      case WATCH -> () -> each("AWS::Lambda::EventSourceMapping", this::eventSource);
      case REMEDIATION -> this::remediation;
      case RUNBOOKS -> () -> each("AWS::SSM::Document", this::runbook);
      case DEAD_LETTERS -> () -> each(readings.resources().deadLetterQueues(), this::deadLetters);
      case SCHEDULES -> keys::schedules;
      case VERDICTS -> keys::verdicts;
    };
  }

  /** Returns where the credentials are; empty if that is not known. */
  public Optional<Place> place() {
    return readings.placeIfKnown();
  }

  /** Returns the Region that is called. */
  public String region() {
    return readings.region();
  }

  /** Returns the name of the stack, as far as it is known. */
  public String stackName() {
    return readings.stackName();
  }

  private List<Line> run() {
    return RunCheck.of(
        readings.ruleResource(),
        readings.runs(),
        readings.details().period(),
        readings.now(),
        readings.region());
  }

  private List<Line> policy() {
    var rule = readings.ruleResource();
    var deployed = readings.template().ruleParameters(rule.logicalId());
    try {
      return RuleCheck.of(rule, readings.requirePolicy(), KeyPolicy.parse(deployed));
    } catch (InvalidRuleParameterException e) {
      throw new NotCheckableException(
          Words.of(
              "The template has no parameters that OneKey knows: {}",
              String.valueOf(e.getMessage())),
          e);
    }
  }

  private Line function(StackResource resource) {
    return FunctionCheck.of(resource, readings.account().functions().state(resource.physicalId()));
  }

  private Line errors(StackResource resource) {
    return FunctionCheck.of(
        resource,
        readings.account().functions().counts(resource.physicalId(), readings.now()),
        FunctionReader.DAYS,
        readings.region());
  }

  private List<Line> alarms() {
    var resources = readings.resources().ofType("AWS::CloudWatch::Alarm");
    if (resources.isEmpty()) {
      return List.of(
          Line.fine(
              Words.of("Alarms"),
              Words.of("The stack has none, because nobody is told (onekey:noticeEmail).")));
    }
    var names = resources.stream().map(StackResource::physicalId).toList();
    var found = readings.account().functions().alarms(names);
    return each(
        resources,
        alarm -> AlarmCheck.of(alarm, Optional.ofNullable(found.get(alarm.physicalId()))));
  }

  private List<Line> subscriptions() {
    var parts = readings.account().parts();
    var own = readings.resources().ofType("AWS::SNS::Topic").stream().findFirst();
    if (own.isPresent()) {
      return SubscriptionCheck.of(own.get().name(), parts.subscriptions(own.get().physicalId()));
    }
    return otherTopic()
        .map(
            arn -> SubscriptionCheck.of(Words.named(Part.Kind.NAME, arn), parts.subscriptions(arn)))
        .orElseGet(SubscriptionCheck::withoutTopic);
  }

  /** A topic that the stack did not make. */
  private Optional<String> otherTopic() {
    var judge = readings.resources().judge().orElseThrow(() -> Readings.missing("judge function"));
    try {
      return readings.template().topicOf(judge.logicalId(), readings.references());
    } catch (UnresolvedException e) {
      throw new NotCheckableException(Words.of("{}", String.valueOf(e.getMessage())), e);
    }
  }

  private Line eventRule(StackResource resource) {
    return DeploymentChecks.eventRule(
        resource, readings.account().parts().eventRule(resource.physicalId()), readings.region());
  }

  private Line eventSource(StackResource resource) {
    return DeploymentChecks.eventSource(
        resource,
        readings.account().functions().eventSource(resource.physicalId()),
        readings.region());
  }

  private Line runbook(StackResource resource) {
    return DeploymentChecks.runbook(
        resource, readings.account().parts().document(resource.physicalId()));
  }

  private List<Line> remediation() {
    var rule = readings.ruleResource();
    var automatic = readings.template().automaticRemediation();
    return List.of(
        DeploymentChecks.remediation(
            rule,
            readings.account().rule().remediation(rule.physicalId()),
            automatic,
            readings.resources().ofType("AWS::SSM::Document")));
  }

  private Line deadLetters(StackResource queue) {
    return DeploymentChecks.deadLetters(
        queue, readings.account().parts().messages(queue.physicalId()), readings.region());
  }

  private List<Line> each(String type, Function<StackResource, Line> line) {
    return each(readings.resources().ofType(type), line);
  }

  /** What cannot be told of one resource does not stop the others. */
  private static List<Line> each(
      List<StackResource> resources, Function<StackResource, Line> line) {
    if (resources.isEmpty()) {
      return List.of(Line.fine(Words.of("Nothing"), Words.of("The stack has none.")));
    }
    return resources.stream()
        .map(
            resource -> {
              try {
                return line.apply(resource);
              } catch (NotCheckableException e) {
                return Line.notCheckable(
                    Words.of("{} {}", Words.plain(resource.type()), resource.part()), e.why());
              }
            })
        .toList();
  }
}
