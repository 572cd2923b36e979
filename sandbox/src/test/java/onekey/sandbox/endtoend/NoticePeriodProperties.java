package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.endtoend.Interference.Kind;
import onekey.sandbox.scheduler.Schedule;

/**
 * People act for fifty days while the runbook is run again and again, and schedules run on their
 * days. No key is deactivated before its notice is over, and none whose user objected in a way that
 * the message named.
 */
class NoticePeriodProperties {

  private static final KeyPolicy POLICY =
      KeyPolicy.parse(
          Map.of("exemptionTag", RemovalProperties.TAG, "maximumExemptionDays", "1826"));

  /** How much earlier than after whole days a notice is over: a schedule is made moments later. */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  /** For how long after its day an announcement counts. */
  private static final Duration VALID = Duration.ofDays(3);

  private static final Duration WHOLE = Duration.ofDays(50);

  private static RemovalSandbox account = new RemovalSandbox();

  @BeforeContainer
  static void start() {
    account.close();
    account = new RemovalSandbox();
  }

  @AfterContainer
  static void stop() {
    account.close();
  }

  /** What happens. */
  enum What {
    /** AWS Config runs the runbook with the parameters of the remediation. */
    REMEDIATION,
    /** A person runs it without a notice. */
    RUN_WITHOUT_NOTICE,
    /** A person runs it and says that the extra key was announced. */
    RUN_AS_IF_ANNOUNCED,
    /** A person changes the keys or the tags of the user. */
    KEYS,
    DISABLE_SCHEDULES,
    DELETE_SCHEDULES,
    /** A person makes the schedules run at once. */
    HASTEN_SCHEDULES,
    DEPLOYMENT
  }

  /** The deployments, with the days of notice that each demands. */
  enum Deployment {
    NO_NOTICE(0),
    NOTICE(14),
    LONGER_NOTICE(30),
    AUTOMATIC(14),
    DRY_RUN(14),
    OFF(0);

    private final int noticeDays;

    Deployment(int noticeDays) {
      this.noticeDays = noticeDays;
    }

    private Duration notice() {
      return Duration.ofDays(noticeDays);
    }

    private String[] settings() {
      return switch (this) {
        case NO_NOTICE -> new String[] {};
        case NOTICE -> new String[] {Deployed.NOTICE};
        case LONGER_NOTICE -> new String[] {Deployed.LONGER_NOTICE};
        case AUTOMATIC -> new String[] {Deployed.NOTICE, Deployed.AUTOMATIC};
        case DRY_RUN -> new String[] {Deployed.NOTICE, Deployed.DRY_RUN};
        case OFF -> new String[] {Deployed.OFF};
      };
    }
  }

  /**
   * One act.
   *
   * @param permille when, in thousandths of the fifty days
   */
  record Act(int permille, What what, Kind kind, int key, Deployment deployment) {}

  /** An announcement that was made. */
  private record Made(Instant at, Instant due) {}

  private static final class Story {

    private final Map<String, Made> announced = new HashMap<>();
    private final Map<String, Made> usedUp = new HashMap<>();
    private final List<String> objections = new ArrayList<>();
    private Deployment deployment = Deployment.NOTICE;
    private int announcements;
    private int deactivations;

    void tell(List<Act> acts) {
      account.reset();
      deploy(Deployment.NOTICE);
      account.alice();
      account.aws.faults().watch(this::judge);
      run(Map.of());
      acts.stream()
          .sorted((one, other) -> Integer.compare(one.permille(), other.permille()))
          .forEach(this::happen);
      account.aws.clock().set(RemovalSandbox.NOW.plus(WHOLE));
      account.aws.faults().clear();
      Statistics.label("announcements").collect(Math.min(announcements, 4));
      Statistics.label("deactivations").collect(Math.min(deactivations, 3));
    }

    private void happen(Act act) {
      account
          .aws
          .clock()
          .set(RemovalSandbox.NOW.plus(WHOLE.multipliedBy(act.permille()).dividedBy(1000)));
      switch (act.what()) {
        case REMEDIATION -> run(Map.of());
        case RUN_WITHOUT_NOTICE -> run(Map.of("NoticeDays", "0"));
        case RUN_AS_IF_ANNOUNCED -> key(act.key()).ifPresent(id -> run(Map.of("AnnouncedKey", id)));
        case KEYS ->
            new Interference(0, act.kind(), act.key())
                .act(account, "alice", account.aws.clock().instant());
        case DISABLE_SCHEDULES ->
            schedules().forEach(own -> account.aws.scheduler().put(own.disabled()));
        case DELETE_SCHEDULES -> {
          account.aws.scheduler().clear();
          announced.clear();
        }
        case HASTEN_SCHEDULES -> {
          var now = account.aws.clock().instant();
          var soon = now.plusSeconds(60);
          schedules().forEach(own -> account.aws.scheduler().put(own.movedTo(soon, now)));
          // A later day is one that people agreed to; an earlier one breaks the promise.
          announced.replaceAll(
              (_, made) -> made.due().isBefore(soon) ? new Made(made.at(), soon) : made);
        }
        case DEPLOYMENT -> deploy(act.deployment());
      }
    }

    private static List<Schedule> schedules() {
      return account.aws.scheduler().schedules();
    }

    private static Optional<String> key(int index) {
      return account
          .aws
          .iam()
          .user("alice")
          .filter(user -> !user.accessKeys().isEmpty())
          .map(user -> user.accessKeys().get(index % user.accessKeys().size()).id());
    }

    private void run(Map<String, String> parameters) {
      if (deployment == Deployment.OFF) {
        return;
      }
      account
          .aws
          .iam()
          .user("alice")
          .ifPresent(
              user -> {
                var all = new HashMap<>(parameters);
                all.put("ReevaluateAfterRemoval", "false");
                account.run(user.id(), all);
              });
    }

    private void deploy(Deployment other) {
      deployment = other;
      if (other == Deployment.OFF) {
        announced.clear();
      }
      account.deploy(POLICY, other.settings());
    }

    /** Looks at each call before it is carried out. */
    private void judge(ApiCall call) {
      var now = account.aws.clock().instant();
      switch (call.action()) {
        case "CreateSchedule" ->
            removal(call)
                .ifPresent(
                    key -> {
                      announcements++;
                      var expression = call.parameter("ScheduleExpression").orElseThrow();
                      announced.put(key, new Made(now, time(expression)));
                    });
        case "DeleteSchedule" ->
            removal(call)
                .flatMap(
                    key ->
                        Optional.ofNullable(announced.remove(key))
                            .map(made -> Map.entry(key, made)))
                .ifPresent(entry -> usedUp.put(entry.getKey(), entry.getValue()));
        case "UpdateAccessKey" -> {
          if (call.parameter("Status").filter("Inactive"::equals).isPresent()
              && call.principal().equals(account.automation)) {
            deactivations++;
            judge(call.parameter("AccessKeyId").orElseThrow(), now);
          }
        }
        default -> {}
      }
    }

    private void judge(String key, Instant now) {
      var made = Optional.ofNullable(usedUp.get(key));
      when(deployment == Deployment.DRY_RUN, "it is a dry run");
      when(
          made.isEmpty() && (!deployment.notice().isZero() || announced.containsKey(key)),
          key + " was not announced, or its day has not come");
      made.ifPresent(
          announcement -> {
            when(
                now.isBefore(announcement.due()) && !wasHastened(),
                key + " was promised more time");
            when(
                now.isBefore(announcement.at().plus(deployment.notice()).minus(TOLERANCE)),
                key + " got less notice than is deployed");
            when(
                !deployment.notice().isZero() && now.isAfter(announcement.due().plus(VALID)),
                key + " was announced too long ago");
            when(
                account
                    .aws
                    .iam()
                    .ownerOf(key)
                    .flatMap(user -> user.accessKey(key))
                    .flatMap(found -> found.lastUse())
                    .filter(use -> use.at().isAfter(announcement.at()))
                    .isPresent(),
                key + " was used since it was announced");
          });
      when(
          account
              .aws
              .iam()
              .ownerOf(key)
              .filter(user -> user.tags().containsKey(RemovalProperties.TAG))
              .isPresent(),
          "the user is exempt");
    }

    /** With no notice deployed, a person may set a schedule to an earlier day. */
    private boolean wasHastened() {
      return deployment.notice().isZero();
    }

    private void when(boolean wrong, String objection) {
      if (wrong) {
        objections.add(objection);
      }
    }

    private static Optional<String> removal(ApiCall call) {
      return call.parameter("Name")
          .filter(name -> name.startsWith("remove-"))
          .map(name -> name.substring("remove-".length()));
    }

    private static Instant time(String expression) {
      return LocalDateTime.parse(expression.substring("at(".length(), expression.length() - 1))
          .toInstant(ZoneOffset.UTC);
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void noKeyIsDeactivatedBeforeItsNoticeIsOver(@ForAll("histories") List<Act> acts) {
    // when
    var story = new Story();
    story.tell(acts);

    // then
    assertThat(story.objections).isEmpty();
  }

  @Provide
  Arbitrary<List<Act>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 999).withDistribution(RandomDistribution.uniform()),
            Arbitraries.of(
                What.REMEDIATION,
                What.REMEDIATION,
                What.REMEDIATION,
                What.RUN_WITHOUT_NOTICE,
                What.RUN_AS_IF_ANNOUNCED,
                What.KEYS,
                What.KEYS,
                What.DISABLE_SCHEDULES,
                What.DELETE_SCHEDULES,
                What.HASTEN_SCHEDULES,
                What.DEPLOYMENT),
            Arbitraries.of(
                Kind.USE_KEY,
                Kind.USE_KEY,
                Kind.DEACTIVATE_KEY,
                Kind.ACTIVATE_KEY,
                Kind.DELETE_KEY,
                Kind.CREATE_KEY,
                Kind.EXEMPT_USER,
                Kind.RECREATE_USER),
            Arbitraries.integers().between(0, 1),
            Arbitraries.of(Deployment.class))
        .as(Act::new)
        .list()
        .ofMaxSize(10);
  }
}
