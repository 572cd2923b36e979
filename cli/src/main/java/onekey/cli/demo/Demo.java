package onekey.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.cli.demo.Day.PendingStep;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.lambda.Invocation;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.scheduler.ScheduleInvocation;
import onekey.sandbox.sns.PublishedMessage;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;

/**
 * Deploys the stack with notices into a sandbox, lets the real rule judge an account, lets the
 * runbook of the stack remediate, and goes on until nothing is scheduled for a key any more.
 */
public final class Demo {

  private static final Pattern KEY_ID =
      Pattern.compile(
          "(?<before>[Aa]ccess key |\\. |--access-key-id |(?:remove|delete)-|)(?<id>AKIA\\w+)");

  private static final Duration WITHIN_MINUTES = Duration.ofMinutes(3);

  private final Sandbox sandbox;
  private final Account account;
  private final boolean watch;
  private final Deployment stack;
  private final Map<String, String> keyNames;
  private final List<Day> days = new ArrayList<>();

  Demo(Sandbox sandbox, Account account, KeyPolicy policy, boolean watch) {
    this.sandbox = sandbox;
    this.account = account;
    this.watch = watch;
    this.keyNames = account.users().addTo(sandbox.iam());
    var template = watch ? Template.ofStackWithWatch() : Template.ofStackWithNotices();
    this.stack =
        new CloudFormation(sandbox).deploy(template.withRuleParameters(policy.toRuleParameters()));
  }

  /**
   * Judges an account, remediates, and follows the keys that are removed to their end.
   *
   * @param watch whether the stack watches for changed keys; then somebody creates one
   * @throws JudgingFailedException if the rule fails
   */
  public static JudgedAccount run(
      Account account, KeyPolicy policy, RemovalParameters parameters, boolean watch) {
    var costUnchanged = costOfSecondDay(account, policy);
    try (var sandbox = Sandbox.start(account.sandboxSettings())) {
      return new Demo(sandbox, account, policy, watch).run(parameters, costUnchanged);
    }
  }

  /** In a sandbox of its own, so that no day passes in the other one. */
  private static RunCost costOfSecondDay(Account account, KeyPolicy policy) {
    try (var sandbox = Sandbox.start(account.sandboxSettings())) {
      var demo = new Demo(sandbox, account, policy, false);
      demo.evaluate();
      var firstDay = demo.billed();
      sandbox.clock().advance(Duration.ofDays(1));
      demo.evaluate();
      return RunCost.of(demo.billed() - firstDay);
    }
  }

  JudgedAccount run(RemovalParameters parameters, RunCost costUnchanged) {
    var people = new People(sandbox);
    show("The rule judges every user.", List::of);
    var calls = sandbox.calls().countsByAction(judge());
    var cost = RunCost.of(billed());
    show("The runbook remediates every NON_COMPLIANT user.", () -> remediateAll(parameters));
    if (watch) {
      people.nextNoon();
      showWatch(people);
    }
    follow(
        Kind.REMOVAL, people::useOne, "The notice is over. The schedules start the runbook again.");
    follow(
        Kind.DELETION,
        people::makeOneActive,
        "The quarantine is over. The schedules start the runbook that deletes keys.");
    return new JudgedAccount(account.users().areInvented(), calls, cost, costUnchanged, days);
  }

  /** Lets something happen, and the rule run after it. */
  private void show(String event, Supplier<List<Execution>> happening) {
    var told = sandbox.topics().messages().size();
    var executions = happening.get();
    if (!days.isEmpty()) {
      // Two runs of the rule are never at the same moment.
      sandbox.clock().advance(Duration.ofMinutes(5));
    }
    evaluate();
    keep(event, executions, told);
  }

  /** Lets somebody create a key, and waits for what OneKey does by itself. */
  private void showWatch(People people) {
    var told = sandbox.topics().messages().size();
    var event = people.createSecondKey();
    sandbox.clock().advance(WITHIN_MINUTES);
    var run = sandbox.config().runs(stack.ruleName()).getLast().started();
    keep(
        event
            .map(
                what ->
                    what
                        + " CloudTrail sends an event, and the rule runs at %s UTC."
                            .formatted(LocalTime.ofInstant(run, ZoneOffset.UTC)))
            .orElse("No user has exactly one access key, so nobody gets a second one."),
        List.of(),
        told);
  }

  private void keep(String event, List<Execution> executions, int told) {
    var now = sandbox.clock().instant();
    days.add(
        new Day(
            ChronoUnit.DAYS.between(date(account.now()), date(now)),
            date(now),
            event,
            executions,
            sandbox.iam().users().stream().map(this::judged).toList(),
            sandbox.topics().messages().stream().skip(told).map(this::sent).toList(),
            pending().map(this::pendingStep).toList()));
  }

  private List<Execution> remediateAll(RemovalParameters parameters) {
    return days.getLast().users().stream()
        .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
        .map(user -> remediate(user.userId(), parameters))
        .toList();
  }

  /**
   * Waits until every pending step of a kind is over.
   *
   * @param objection what a person does about one of several keys, half way through; takes their
   *     ids and returns a sentence
   */
  private void follow(Kind kind, Function<List<String>, String> objection, String end) {
    var steps = pending().filter(step -> step.name().startsWith(kind.namePrefix())).toList();
    if (steps.isEmpty()) {
      return;
    }
    if (account.users().areInvented() && steps.size() > 1) {
      var now = sandbox.clock().instant();
      sandbox.clock().advance(Duration.between(now, steps.getFirst().at()).dividedBy(2));
      show(objection.apply(steps.stream().map(Demo::keyId).toList()), List::of);
    }
    show(end, () -> await(steps.getLast().at()));
  }

  /** Returns the schedules that are still to run, the next one first. */
  private Stream<Schedule> pending() {
    var now = sandbox.clock().instant();
    return sandbox.scheduler().schedules().stream()
        .filter(schedule -> schedule.at().isAfter(now))
        .sorted(Comparator.comparing(Schedule::at));
  }

  private PendingStep pendingStep(Schedule schedule) {
    return new PendingStep(
        sandbox.iam().ownerOf(keyId(schedule)).map(SandboxUser::name).orElse(""),
        named(schedule.name()),
        schedule.at());
  }

  private List<Execution> await(Instant last) {
    var before = sandbox.scheduler().invocations().size();
    sandbox.clock().set(last);
    return sandbox.scheduler().invocations().stream().skip(before).map(this::execution).toList();
  }

  private Execution execution(ScheduleInvocation invocation) {
    return invocation
        .executionId()
        .flatMap(sandbox.automation()::execution)
        .map(execution -> Execution.of(execution, this::named))
        .orElseGet(() -> notStarted(invocation));
  }

  private Execution notStarted(ScheduleInvocation invocation) {
    var keyId = keyId(invocation.schedule());
    var owner = sandbox.iam().ownerOf(keyId);
    return Execution.notStarted(
        owner.map(SandboxUser::name).orElse(""),
        owner.map(SandboxUser::id).orElse(""),
        named(keyId),
        invocation.failure().orElse(""));
  }

  /** Both runbooks name their schedules after what they do and the key. */
  private static String keyId(Schedule schedule) {
    return schedule.name().substring(schedule.name().indexOf('-') + 1);
  }

  private static LocalDate date(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private SentMessage sent(PublishedMessage message) {
    return new SentMessage(named(message.subject().orElse("")), named(message.message()));
  }

  private void evaluate() {
    switch (sandbox.config().evaluate(stack.ruleName()).invocation().outcome()) {
      case Invocation.Outcome.Answered _ -> {}
      case Invocation.Outcome.Failed(var _, var cause) ->
          throw new JudgingFailedException("The rule failed: " + cause.getMessage(), cause);
    }
  }

  private long billed() {
    return sandbox.config().billedEvaluations(stack.ruleName());
  }

  private Principal judge() {
    return stack.roles().values().stream()
        .filter(
            role -> sandbox.permissions().allowedActions(role).contains("config:PutEvaluations"))
        .findAny()
        .orElseThrow();
  }

  private Execution remediate(String userId, RemovalParameters parameters) {
    var remediation = sandbox.remediation().of(stack.ruleName()).orElseThrow();
    var execution =
        sandbox
            .automation()
            .start(remediation.documentName(), parameters.over(remediation.parametersFor(userId)));
    return Execution.of(execution, this::named);
  }

  private JudgedUser judged(SandboxUser user) {
    var verdict =
        sandbox
            .config()
            .evaluation(stack.ruleName(), user.id())
            .orElseThrow(
                () -> new JudgingFailedException("The rule did not judge " + user.name(), null));
    return new JudgedUser(
        user.name(),
        user.id(),
        user.activeKeys(),
        ComplianceType.valueOf(verdict.complianceType()),
        named(verdict.annotation().orElse("")));
  }

  /** A credential report has no key ids, so the made up ones are not shown. */
  private String named(String text) {
    return KEY_ID
        .matcher(text)
        .replaceAll(
            key ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(keyNames.get(key.group("id")))
                        .map(name -> named(key.group("before"), name))
                        .orElseGet(key::group)));
  }

  private static String named(String before, String name) {
    return switch (before) {
      case "", "access key " -> name;
      case ". " -> ". " + name.replaceFirst("^a", "A");
      case "Access key " -> name.replaceFirst("^a", "A");
      // Part of a command or of the name of a schedule.
      default -> before + name.replace("access key ", "KEY-");
    };
  }
}
