package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.config.EvaluationRun;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.lambda.EventSourceReadings;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;

/**
 * People change keys at any moment, while runs of any length are under way and others start runs
 * too. After every change a run begins, the verdicts are those of a run of this moment, nothing is
 * put aside, and nobody makes more runs than changes.
 */
class WatchProperties {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final List<String> USERS = List.of("alice", "bob", "carol");

  /** What happens. */
  enum What {
    CREATE_KEY,
    ACTIVATE,
    DEACTIVATE,
    DELETE_KEY,
    /** The periodic run. */
    SCHEDULED_RUN
  }

  /**
   * One act.
   *
   * @param after how many seconds after the act before
   */
  record Act(int after, What what, String user) {}

  @Provide
  Arbitrary<Integer> minutes() {
    return Arbitraries.of(0, 1, 4, 14);
  }

  @Provide
  Arbitrary<List<Act>> stories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 600),
            Arbitraries.of(What.class),
            Arbitraries.of(USERS))
        .as(Act::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @AfterContainer
  static void stop() {
    ACCOUNTS.values().forEach(account -> account.aws().close());
    ACCOUNTS.clear();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aRunFollowsEveryChange(
      @ForAll("stories") List<Act> acts,
      @ForAll boolean scattered,
      @ForAll("minutes") int minutesOfARun) {
    // given
    var account =
        ACCOUNTS.computeIfAbsent(
            new Reading(scattered, Duration.ofMinutes(minutesOfARun)), Account::of);
    account.aws().iam().users().forEach(user -> account.aws().iam().deleteUser(user.name()));
    USERS.forEach(account.aws().iam()::createUser);
    var story = new Story(account);

    // when
    acts.forEach(story::happen);
    account.aws().clock().advance(Duration.ofHours(2));

    // then
    story.judge();
  }

  /** How Lambda polls the queue, and how long a run is under way. */
  private record Reading(boolean scattered, Duration run) {}

  /** One for each reading, because to deploy takes longer than a story. */
  private static final Map<Reading, Account> ACCOUNTS = new HashMap<>();

  private record Account(Sandbox aws, Deployment stack) {

    static Account of(Reading reading) {
      var aws =
          Sandbox.start(
              settings ->
                  settings
                      .start(NOW)
                      .transport(Transport.IN_PROCESS)
                      .evaluationDuration(reading.run())
                      .eventSourceReadings(
                          reading.scattered()
                              ? EventSourceReadings.scattered()
                              : EventSourceReadings.simple()));
      return new Account(aws, new CloudFormation(aws).deploy(Deployed.with(Deployed.WATCH)));
    }
  }

  private static final class Story {

    private final Sandbox aws;
    private final Deployment stack;
    private final int runsBefore;
    private final List<Instant> changes = new ArrayList<>();
    private int othersRuns;

    Story(Account account) {
      aws = account.aws();
      stack = account.stack();
      runsBefore = aws.config().runs(stack.ruleName()).size();
    }

    void happen(Act act) {
      aws.clock().advance(Duration.ofSeconds(act.after()));
      var user = aws.iam().user(act.user()).orElseThrow();
      var person = aws.person();
      switch (act.what()) {
        case CREATE_KEY -> {
          if (user.accessKeys().size() < 2) {
            person.createAccessKey(act.user());
            changed();
          }
        }
        case ACTIVATE -> set(user, false, "Active");
        case DEACTIVATE -> set(user, true, "Inactive");
        case DELETE_KEY ->
            user.accessKeys().stream()
                .findFirst()
                .ifPresent(
                    key -> {
                      person.deleteAccessKey(act.user(), key.id());
                      changed();
                    });
        case SCHEDULED_RUN -> {
          aws.config().evaluate(stack.ruleName());
          othersRuns++;
        }
      }
    }

    private void set(SandboxUser user, boolean active, String status) {
      user.accessKeys().stream()
          .filter(key -> key.isActive() == active)
          .map(SandboxAccessKey::id)
          .findFirst()
          .ifPresent(
              key -> {
                aws.person().updateAccessKey(user.name(), key, status);
                changed();
              });
    }

    private void changed() {
      changes.add(aws.clock().instant());
    }

    void judge() {
      var runs =
          aws.config().runs(stack.ruleName()).stream()
              .skip(runsBefore)
              .map(EvaluationRun::started)
              .toList();
      var ours = runs.size() - othersRuns;
      Statistics.label("runs for changes").collect(Math.min(ours, 6));
      assertThat(changes)
          .allSatisfy(change -> assertThat(runs).anyMatch(run -> !run.isBefore(change)));
      assertThat(ours).isLessThanOrEqualTo(changes.size());
      stack
          .queueNames()
          .values()
          .forEach(queue -> assertThat(aws.queues().messages(queue)).isEmpty());
      var verdicts = verdicts();
      aws.config().evaluate(stack.ruleName());
      if (!changes.isEmpty()) {
        assertThat(verdicts).isEqualTo(verdicts());
      }
    }

    private Map<String, String> verdicts() {
      return aws.iam().users().stream()
          .collect(
              Collectors.toMap(
                  SandboxUser::name,
                  user ->
                      aws.config()
                          .evaluation(stack.ruleName(), user.id())
                          .map(one -> one.complianceType() + one.annotation())
                          .orElse("")));
    }
  }
}
