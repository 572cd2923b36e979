package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.endtoend.Interference.Kind;
import onekey.sandbox.endtoend.SecondOpinion.Settings;

/**
 * OneKey decides again before each write. People change the keys, the rule and the deployment at
 * any time from before the choice until after the end of the quarantine, also between the calls of
 * an execution. Whatever they change, no key is deactivated, scheduled or deleted that would not be
 * chosen at that time. So OneKey never leaves the user fewer active keys than the policy allows at
 * that time, and never writes to a mail key.
 */
class ChangeProperties {

  private static final int QUARANTINE_DAYS = 7;
  private static final Instant END =
      RemovalSandbox.NOW.plus(Duration.ofDays(QUARANTINE_DAYS)).plusSeconds(60);

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

  /** What a person changes. */
  enum Change {
    /** The user's keys or tags. */
    KEYS,
    /** The rule's parameters, outside the stack. */
    RULE,
    /** The deployed policy. */
    POLICY,
    /** The deployed settings. */
    SETTINGS,
    /** Nothing: the runbook is run again. */
    ANOTHER_RUN
  }

  /**
   * One change.
   *
   * @param permille the time, in thousandths of the time until the quarantine ends; the first run
   *     is at 0
   * @param atCall the number of OneKey's call from then on before which it happens; 0 for at once
   */
  record Act(
      int permille,
      int atCall,
      Change change,
      Kind kind,
      int key,
      KeyPolicy policy,
      Settings settings) {}

  /** An account with one user, and the changes in it. */
  record Story(
      String userName,
      List<RemovalProperties.Key> keys,
      KeyPolicy policy,
      Settings settings,
      List<Act> acts) {}

  /** Runs a story, and compares every write with the second opinion at that time. */
  private static final class Telling {

    private final Story story;
    private final SecondOpinion opinion = new SecondOpinion(account);
    private final List<Act> pending = new ArrayList<>();
    private final Map<String, Settings> settingsOfTheChoice = new HashMap<>();
    private final Map<String, Settings> chosenUnder = new HashMap<>();
    private final Map<String, Instant> chosenAt = new HashMap<>();
    private KeyPolicy deployed;
    private Settings settings;
    private int calls;
    private int writes;
    private boolean changing;

    /**
     * What went wrong. Reported at the end: thrown in a call, it would look like an error of AWS.
     */
    private final List<String> objections = new ArrayList<>();

    Telling(Story story) {
      this.story = story;
      this.deployed = story.policy();
      this.settings = story.settings();
    }

    void tell() {
      begin();
      run();
      story.acts().stream()
          .filter(act -> act.permille() > 0)
          .sorted((one, other) -> Integer.compare(one.permille(), other.permille()))
          .forEach(this::come);
      account.aws.clock().set(END);
      account.aws.faults().clear();
      Statistics.label("writes").collect(Math.min(writes, 3));
      Statistics.label("deletions").collect(chosenAt.size());
    }

    private void begin() {
      account.reset();
      deploy();
      account.aws.iam().createUser(story.userName());
      story.keys().forEach(key -> key.seed(account, story.userName()));
      account.aws.faults().watch(this::arrived);
      // The changes during the first run.
      story.acts().stream().filter(act -> act.permille() == 0).forEach(this::come);
    }

    private void come(Act act) {
      account.aws.clock().set(time(act));
      if (act.atCall() == 0) {
        happen(act);
      } else {
        pending.add(act);
        calls = 0;
      }
    }

    private Instant time(Act act) {
      var whole = Duration.between(RemovalSandbox.NOW, END);
      var time = RemovalSandbox.NOW.plusSeconds(whole.toSeconds() * act.permille() / 1000);
      var now = account.aws.clock().instant();
      return time.isAfter(now) ? time : now;
    }

    private void happen(Act act) {
      changing = true;
      try {
        switch (act.change()) {
          case KEYS ->
              new Interference(0, act.kind(), act.key())
                  .act(account, story.userName(), account.aws.clock().instant());
          case RULE -> {
            if (account.aws.config().rule(account.rule()).isPresent()) {
              account.rule(act.policy());
            }
          }
          case POLICY -> {
            deployed = act.policy();
            deploy();
          }
          case SETTINGS -> {
            settings = act.settings();
            deploy();
          }
          case ANOTHER_RUN -> {}
        }
      } finally {
        changing = false;
      }
      if (act.change() == Change.ANOTHER_RUN && act.atCall() == 0) {
        run();
      }
    }

    private void run() {
      if (settings != Settings.OFF) {
        account.run(
            story.userName(),
            Map.of(
                "DeleteAfterDays", Integer.toString(QUARANTINE_DAYS),
                "DryRun", "false",
                "ReevaluateAfterRemoval", "false"));
      }
    }

    private void deploy() {
      account.deploy(deployed, settings(settings));
    }

    private void arrived(ApiCall call) {
      if (changing || !isOneKeys(call)) {
        return;
      }
      calls++;
      for (var act : List.copyOf(pending)) {
        if (act.atCall() == calls) {
          pending.remove(act);
          happen(act);
        }
      }
      opinion.record(call, deployed, settings);
      judge(call, account.aws.clock().instant());
    }

    private void judge(ApiCall call, Instant now) {
      var key = call.parameter("AccessKeyId").orElse("");
      switch (call.action()) {
        case "UpdateAccessKey" -> {
          writes++;
          if (call.parameter("Status").filter("Inactive"::equals).isPresent()) {
            settingsOfTheChoice.put(key, opinion.settings());
            object("deactivates " + key, opinion.objectionToDeactivating(key, now));
          }
        }
        case "CreateSchedule" -> {
          var scheduled = call.parameter("Name").orElseThrow().substring("delete-".length());
          // The schedule of an earlier run stays as it is: this call is refused then.
          if (account.aws.scheduler().schedules().stream()
              .noneMatch(schedule -> schedule.name().equals("delete-" + scheduled))) {
            chosenUnder.put(scheduled, settingsOfTheChoice.getOrDefault(scheduled, settings));
            chosenAt.put(scheduled, now);
          }
          object("schedules " + scheduled, opinion.objectionToDeleting(scheduled, now));
        }
        case "DeleteAccessKey" -> {
          writes++;
          object(
              "deletes " + key,
              opinion.objectionToDeletingLater(
                  key,
                  now,
                  chosenAt.getOrDefault(key, Instant.MIN.plus(Duration.ofDays(1000))),
                  chosenUnder.getOrDefault(key, Settings.MANUAL)));
        }
        default -> {}
      }
    }

    private void object(String what, Optional<String> objection) {
      objection.ifPresent(why -> objections.add(what + ", but " + why));
    }

    private static boolean isOneKeys(ApiCall call) {
      return List.of(account.chooser, account.automation, account.deletion)
          .contains(call.principal());
    }
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void noKeyIsRemovedThatAChoiceAtThatTimeWouldNotRemove(@ForAll("stories") Story story) {
    // when
    var telling = new Telling(story);
    telling.tell();

    // then
    assertThat(telling.objections).isEmpty();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void noMailKeyIsEverWrittenTo(@ForAll("stories") Story story) {
    // given keys that may send mail, by their last use or by the name of their user
    var keys =
        story.keys().stream()
            .map(
                key ->
                    new RemovalProperties.Key(
                        key.active(), key.createdDaysAgo(), key.usedDaysAgo(), "ses-smtp"))
            .toList();
    var acts = story.acts().stream().filter(act -> act.kind() != Kind.USE_KEY).toList();
    var mail = new Story("prod-smtp", keys, story.policy(), story.settings(), acts);

    // when
    var telling = new Telling(mail);
    telling.tell();

    // then
    assertThat(account.writes().stream().filter(call -> Telling.isOneKeys(call))).isEmpty();
  }

  private static String[] settings(Settings settings) {
    return switch (settings) {
      case MANUAL -> new String[] {};
      case AUTOMATIC -> new String[] {Deployed.AUTOMATIC};
      case DEACTIVATE -> new String[] {Deployed.DEACTIVATE};
      case DRY_RUN -> new String[] {Deployed.DRY_RUN};
      case OFF -> new String[] {Deployed.OFF};
    };
  }

  @Provide
  Arbitrary<Story> stories() {
    return Combinators.combine(
            Arbitraries.of("alice", "alice", "alice", "alice", "alice", "prod-smtp"),
            keys().list().ofMinSize(1).ofMaxSize(2),
            policies(),
            Arbitraries.of(
                Settings.MANUAL, Settings.MANUAL, Settings.AUTOMATIC, Settings.DEACTIVATE),
            acts().list().ofMaxSize(4))
        .as(Story::new);
  }

  private static Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(
                    2,
                    Arbitraries.integers()
                        .between(1, 998)
                        .withDistribution(RandomDistribution.uniform())),
                Tuple.of(1, Arbitraries.just(999))),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(
                    1,
                    Arbitraries.integers()
                        .between(1, 12)
                        .withDistribution(RandomDistribution.uniform()))),
            Arbitraries.of(Change.class),
            Arbitraries.of(
                Kind.DEACTIVATE_KEY,
                Kind.ACTIVATE_KEY,
                Kind.DELETE_KEY,
                Kind.CREATE_KEY,
                Kind.USE_KEY,
                Kind.EXEMPT_USER,
                Kind.RECREATE_USER),
            Arbitraries.integers().between(0, 1),
            policies(),
            Arbitraries.of(Settings.class))
        .as(Act::new);
  }

  /** Mostly an extra key that may be removed, and a key in use. */
  private static Arbitrary<RemovalProperties.Key> keys() {
    return Combinators.combine(
            Arbitraries.of(true, true, true, true, true, false),
            Arbitraries.of(400, 400, 400, 300, 46, 44, 2),
            Arbitraries.of(0, 350, 200, 46, 44, 1),
            Arbitraries.of("s3", "s3", "s3", "s3", "ses-smtp"))
        .as(
            (active, created, used, service) ->
                new RemovalProperties.Key(active, Math.max(created, used), used, service));
  }

  private static Arbitrary<KeyPolicy> policies() {
    return Combinators.combine(
            Arbitraries.of(1, 1, 1, 0),
            Arbitraries.of(0, 0, 0, 7),
            Arbitraries.of(
                Optional.<String>empty(),
                Optional.of(RemovalProperties.TAG),
                Optional.of(RemovalProperties.TAG)),
            Arbitraries.of(45, 45, 1, 50),
            Arbitraries.of(1826, 1826, 1826, 30))
        .as(
            (maximum, grace, tag, idle, exemption) ->
                new KeyPolicy(maximum, grace, tag, idle, exemption, Optional.empty(), 7));
  }
}
