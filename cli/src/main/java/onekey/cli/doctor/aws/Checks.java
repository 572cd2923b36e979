package onekey.cli.doctor.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import onekey.cli.doctor.aws.KeyReader.Users;
import onekey.cli.doctor.check.AlarmCheck;
import onekey.cli.doctor.check.Check;
import onekey.cli.doctor.check.DeploymentChecks;
import onekey.cli.doctor.check.FunctionCheck;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.RecorderCheck;
import onekey.cli.doctor.check.RoleCheck;
import onekey.cli.doctor.check.RuleCheck;
import onekey.cli.doctor.check.RuleCheck.Rule;
import onekey.cli.doctor.check.RunCheck;
import onekey.cli.doctor.check.RunCheck.Runs;
import onekey.cli.doctor.check.ScheduleCheck;
import onekey.cli.doctor.check.StackCheck;
import onekey.cli.doctor.check.SubscriptionCheck;
import onekey.cli.doctor.check.Topic;
import onekey.cli.doctor.check.VerdictCheck;
import onekey.cli.doctor.stack.DeployedTemplate;
import onekey.cli.doctor.stack.Grant;
import onekey.cli.doctor.stack.Place;
import onekey.cli.doctor.stack.References;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.stack.StackResources;
import onekey.cli.doctor.stack.UnresolvedException;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingSteps;

/** All checks of an account, each with what it reads. What several need is read once. */
public final class Checks {

  private final AccountReader account;
  private final Instant now;
  private final String region;
  private final Once<Place> place;
  private final Once<Optional<StackCheck.Found>> stack;
  private final Once<StackResources> resources;
  private final Once<DeployedTemplate> template;
  private final Once<RuleReader.Details> details;
  private final Once<Rule> rule;
  private final Once<Runs> runs;
  private final Once<List<ScheduleCheck.Schedule>> schedules;
  private final Once<Users> users;

  /** Prepares the checks. Nothing is read yet. */
  public Checks(AccountReader account, Instant now) {
    this.account = account;
    this.now = now;
    this.region = account.region();
    this.place = new Once<>(account::place);
    this.stack = new Once<>(account.stack()::find);
    this.resources = new Once<>(() -> account.stack().resources(requireStack()));
    this.template = new Once<>(() -> account.stack().template(requireStack()));
    this.details = new Once<>(() -> account.rule().details(ruleResource().physicalId()));
    this.rule = new Once<>(this::readRule);
    this.runs = new Once<>(this::readRuns);
    this.schedules = new Once<>(() -> account.keys().schedules(own().groupName()));
    this.users = new Once<>(() -> account.keys().users(requirePolicy()));
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
      case STACK -> () -> StackCheck.of(account.stack().asked(), stack.get(), region);
      case RESOURCES -> () -> StackCheck.of(resources.get());
      case RULE -> () -> RuleCheck.of(ruleResource(), rule.get());
      case POLICY -> this::policy;
      case RUN ->
          () -> RunCheck.of(ruleResource(), runs.get(), details.get().period(), now, region);
      case RECORDER -> () -> RecorderCheck.of(account.rule().recorders());
      case FUNCTIONS -> () -> each("AWS::Lambda::Function", this::function);
      case ERRORS -> () -> each("AWS::Lambda::Function", this::errors);
      case ALARMS -> this::alarms;
      case ROLES -> this::roles;
      case SUBSCRIPTIONS -> this::subscriptions;
      case EVENTS -> () -> each("AWS::Events::Rule", this::eventRule);
      case WATCH -> () -> each("AWS::Lambda::EventSourceMapping", this::eventSource);
      case REMEDIATION -> this::remediation;
      case RUNBOOKS -> () -> each("AWS::SSM::Document", this::runbook);
      case DEAD_LETTERS -> () -> each(resources.get().deadLetterQueues(), this::deadLetters);
      case SCHEDULES -> this::schedules;
      case VERDICTS -> this::verdicts;
    };
  }

  /** Returns where the credentials are; empty if that is not known. */
  public Optional<Place> place() {
    return place.ifKnown();
  }

  /** Returns the Region that is called. */
  public String region() {
    return region;
  }

  /** Returns the name of the stack, as far as it is known. */
  public String stackName() {
    return stack
        .ifKnown()
        .flatMap(found -> found)
        .map(StackCheck.Found::name)
        .orElseGet(account.stack()::asked);
  }

  /** If CloudFormation does not say whether the stack exists, the name is tried as it is. */
  private String requireStack() {
    if (stack.ifKnown().filter(Optional::isEmpty).isPresent()) {
      throw new NotCheckableException(Words.of("There is no stack; see above."));
    }
    return stackName();
  }

  private StackResource ruleResource() {
    return resources.get().rule().orElseThrow(() -> missing("Config rule"));
  }

  private static NotCheckableException missing(String what) {
    return new NotCheckableException(
        Words.of(
            "The stack has no {} of OneKey. Is it another stack (--stack-name)?",
            Words.plain(what)));
  }

  private List<Line> each(String type, Function<StackResource, Line> line) {
    return each(resources.get().ofType(type), line);
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

  private Rule readRule() {
    var judge =
        resources
            .get()
            .judge()
            .map(function -> place.get().arn("lambda", "function:" + function.physicalId()));
    return account.rule().rule(ruleResource().physicalId(), judge);
  }

  private KeyPolicy requirePolicy() {
    return RuleCheck.policy(rule.get())
        .orElseThrow(
            () -> new NotCheckableException(Words.of("The rule is not in force; see above.")));
  }

  private List<Line> policy() {
    var deployed = template.get().ruleParameters(ruleResource().logicalId());
    try {
      return RuleCheck.of(ruleResource(), requirePolicy(), KeyPolicy.parse(deployed));
    } catch (InvalidRuleParameterException e) {
      throw new NotCheckableException(
          Words.of("The template has no parameters that OneKey knows: {}", e.getMessage()), e);
    }
  }

  /** Where AWS Config does not tell of runs, the function does. */
  private Runs readRuns() {
    return account
        .rule()
        .runs(ruleResource().physicalId())
        .orElseGet(
            () ->
                account
                    .functions()
                    .runs(
                        resources
                            .get()
                            .judge()
                            .orElseThrow(() -> missing("judge function"))
                            .physicalId(),
                        now));
  }

  private Line function(StackResource resource) {
    return FunctionCheck.of(resource, account.functions().state(resource.physicalId()));
  }

  private Line errors(StackResource resource) {
    return FunctionCheck.of(
        resource,
        account.functions().counts(resource.physicalId(), now),
        FunctionReader.DAYS,
        region);
  }

  private List<Line> alarms() {
    var resources = this.resources.get().ofType("AWS::CloudWatch::Alarm");
    if (resources.isEmpty()) {
      return List.of(
          Line.fine(
              Words.of("Alarms"),
              Words.of("The stack has none, because nobody is told (onekey:noticeEmail).")));
    }
    var found =
        account.functions().alarms(resources.stream().map(StackResource::physicalId).toList());
    return each(
        resources,
        alarm -> AlarmCheck.of(alarm, Optional.ofNullable(found.get(alarm.physicalId()))));
  }

  private References references() {
    return new References(place.get(), stackName(), resources.get(), () -> details.get().arn());
  }

  private List<Line> roles() {
    var deployed = template.get();
    var references = references();
    return resources.get().ofType("AWS::IAM::Role").stream()
        .flatMap(role -> role(role, deployed, references).stream())
        .toList();
  }

  /** A statement whose resources are not known does not stop the others. */
  private List<Line> role(StackResource role, DeployedTemplate deployed, References references) {
    var requests = new ArrayList<Grant.Request>();
    var unknown = new ArrayList<Words>();
    for (var grant : deployed.grants(role.logicalId())) {
      try {
        requests.addAll(grant.requests(references));
      } catch (NotCheckableException e) {
        unknown.add(notSimulated(grant, e.why()));
      } catch (UnresolvedException e) {
        unknown.add(notSimulated(grant, Words.of("{}", String.valueOf(e.getMessage()))));
      }
    }
    return RoleCheck.of(role, simulate(role, requests, unknown), unknown);
  }

  private static Words notSimulated(Grant grant, Words why) {
    return Words.of(
        "{} could not be simulated: {}", Words.plain(String.join(", ", grant.actions())), why);
  }

  /** Returns what was simulated; empty if there is no such role. */
  private Optional<List<RoleCheck.Simulated>> simulate(
      StackResource role, List<Grant.Request> requests, List<Words> unknown) {
    var arn = place.get().roleArn(role.physicalId());
    var simulated = new ArrayList<RoleCheck.Simulated>();
    try {
      for (var request : requests) {
        var answer = account.roles().simulate(arn, request);
        if (answer.isEmpty()) {
          return Optional.empty();
        }
        simulated.addAll(answer.get());
      }
    } catch (NotCheckableException e) {
      unknown.add(e.why());
    }
    return Optional.of(simulated);
  }

  private List<Line> subscriptions() {
    var own = resources.get().ofType("AWS::SNS::Topic").stream().findFirst();
    if (own.isPresent()) {
      return SubscriptionCheck.of(
          own.get().name(), account.parts().subscriptions(own.get().physicalId()));
    }
    return otherTopic()
        .map(
            arn ->
                SubscriptionCheck.of(
                    Words.named(Part.Kind.NAME, arn), account.parts().subscriptions(arn)))
        .orElseGet(SubscriptionCheck::withoutTopic);
  }

  /** A topic that the stack did not make. */
  private Optional<String> otherTopic() {
    var judge = resources.get().judge().orElseThrow(() -> missing("judge function"));
    try {
      return template.get().topicOf(judge.logicalId(), references());
    } catch (UnresolvedException e) {
      throw new NotCheckableException(Words.of("{}", String.valueOf(e.getMessage())), e);
    }
  }

  private Line eventRule(StackResource resource) {
    return DeploymentChecks.eventRule(
        resource, account.parts().eventRule(resource.physicalId()), region);
  }

  private Line eventSource(StackResource resource) {
    return DeploymentChecks.eventSource(
        resource, account.functions().eventSource(resource.physicalId()), region);
  }

  private Line runbook(StackResource resource) {
    return DeploymentChecks.runbook(resource, account.parts().document(resource.physicalId()));
  }

  private List<Line> remediation() {
    var rule = ruleResource();
    var automatic = template.get().automaticRemediation();
    return List.of(
        DeploymentChecks.remediation(
            rule,
            account.rule().remediation(rule.physicalId()),
            automatic,
            resources.get().ofType("AWS::SSM::Document")));
  }

  private Line deadLetters(StackResource queue) {
    return DeploymentChecks.deadLetters(
        queue, account.parts().messages(queue.physicalId()), region);
  }

  private ScheduleCheck.Own own() {
    var group = resources.get().scheduleGroup().orElseThrow(() -> missing("schedule group"));
    var role = resources.get().schedulerRole().orElseThrow(() -> missing("scheduler role"));
    return new ScheduleCheck.Own(
        group.physicalId(), place.get().startsRunbooks(), place.get().roleArn(role.physicalId()));
  }

  private List<Line> schedules() {
    if (resources.get().scheduleGroup().isEmpty()) {
      return ScheduleCheck.withoutRemoval();
    }
    var found = schedules.get();
    var census = keyUsers().census();
    var ids =
        census.users().stream()
            .flatMap(read -> read.user().keys().stream())
            .map(AccessKey::id)
            .collect(Collectors.toSet());
    return ScheduleCheck.of(
        found,
        own(),
        census.unread().isEmpty()
            ? new ScheduleCheck.Keys.All(ids)
            : new ScheduleCheck.Keys.Some(ids, why(census.unread().getFirst().cause())),
        now,
        region);
  }

  /** Which keys there are does not depend on the policy. */
  private Users keyUsers() {
    return rule.ifKnown().flatMap(RuleCheck::policy).isPresent()
        ? users.get()
        : account.keys().users(KeyPolicy.defaults());
  }

  private List<Line> verdicts() {
    var policy = requirePolicy();
    var reported = account.keys().reported(ruleResource().physicalId());
    var pending =
        resources.get().scheduleGroup().isEmpty()
            ? Optional.<PendingSteps>empty()
            : Optional.of(pending());
    var read = users.get();
    return new VerdictCheck(
            policy,
            pending,
            reported,
            read.census(),
            read.created(),
            runs.ifKnown().flatMap(Runs::success),
            now,
            Checks::why)
        .lines();
  }

  /** Which of the calls about a user failed, the answer of AWS says itself. */
  private static Words why(Exception problem) {
    return Calls.why("reading the access keys of a user", problem);
  }

  private PendingSteps pending() {
    // Which of the calls fails is told by reading them one by one.
    schedules.get();
    return account.keys().pending(own());
  }
}
