package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.endtoend.Interference.Kind;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/**
 * What holds for a deactivated key, whatever people do to it, to its user and to the stack until
 * its quarantine ends, and whatever happens between the calls of its deletion. Each property prints
 * how often a quarantine ended in which way.
 */
class QuarantineProperties {

  private static final Duration BEYOND = Duration.ofDays(200);
  private static final int IDLE_DAYS = 45;

  private static RemovalSandbox account = new RemovalSandbox();

  @BeforeContainer
  static void start() {
    account.close();
    account = new RemovalSandbox();
    account.deploy(Deployed.AT_ONCE);
    account.policy(Map.of("exemptionTag", RemovalProperties.TAG));
  }

  @AfterContainer
  static void stop() {
    account.close();
  }

  /**
   * An event during a quarantine.
   *
   * @param permille the time, in thousandths of the quarantine
   * @param kind the event: an act of a person, or {@code ANOTHER_RUN} for another remediation
   * @param key the index of the key
   */
  record Act(int permille, Kind kind, int key) {}

  /** The length of a quarantine, the events during it, and those during the deletion. */
  record Quarantine(int days, List<Act> acts, List<Interference> interferences) {}

  /** A quarantine with everything that was observed. */
  private static final class Run {

    final Quarantine quarantine;
    final String extra;
    final Instant end;

    /** Whether the last change of the extra key's status by a person was to activate it. */
    boolean madeActiveAgain;

    /** The keys of the user that was created again under the same name. */
    List<SandboxAccessKey> keysOfTheRecreatedUser = List.of();

    Optional<Witness> deletion = Optional.empty();

    Run(Quarantine quarantine, String extra, Instant end) {
      this.quarantine = quarantine;
      this.extra = extra;
      this.end = end;
    }

    /** Every deletion that OneKey asked for. */
    List<ApiCall> deletions() {
      return account.writes().stream()
          .filter(call -> call.action().equals("DeleteAccessKey"))
          .toList();
    }
  }

  /** Runs a quarantine to its end. */
  private static Run runToTheEnd(Quarantine quarantine) {
    var run = runBeforeTheEnd(quarantine);
    run.deletion = Optional.of(new Witness(account, "alice", quarantine.interferences()));
    account.aws.clock().set(run.end);
    account.aws.faults().clear();
    Statistics.label("the extra key at the end")
        .collect(account.status(run.extra).orElse("gone"), run.deletions().size() + " deleted");
    return run;
  }

  /** Runs a quarantine until shortly before its end. */
  private static Run runBeforeTheEnd(Quarantine quarantine) {
    account.reset();
    var user = account.aws.iam().createUser("alice");
    var extra = account.key("alice", 400, 0, "");
    account.key("alice", 900, 1, "s3");
    remove(user.id(), quarantine);
    var end = RemovalSandbox.NOW.plus(Duration.ofDays(quarantine.days()));
    var run = new Run(quarantine, extra, end);
    quarantine.acts().stream()
        .sorted((one, other) -> Integer.compare(one.permille(), other.permille()))
        .forEach(act -> happen(act, run, user.id()));
    return run;
  }

  private static void remove(String userId, Quarantine quarantine) {
    var days = Integer.toString(quarantine.days());
    account.run(userId, Map.of("DeleteAfterDays", days, "ReevaluateAfterRemoval", "false"));
  }

  private static void happen(Act act, Run run, String userId) {
    var time =
        RemovalSandbox.NOW.plusSeconds(
            Duration.between(RemovalSandbox.NOW, run.end).toSeconds() * act.permille() / 1000);
    account.aws.clock().set(time);
    if (act.kind() == Kind.ANOTHER_RUN) {
      if (account.aws.iam().users().stream().anyMatch(user -> user.id().equals(userId))) {
        remove(userId, run.quarantine);
      }
      return;
    }
    var before = account.status(run.extra);
    new Interference(0, act.kind(), act.key()).act(account, "alice", time);
    var after = account.status(run.extra);
    if (!before.equals(after)) {
      run.madeActiveAgain = after.filter("Active"::equals).isPresent();
    }
    if (act.kind() == Kind.RECREATE_USER) {
      run.keysOfTheRecreatedUser =
          account.aws.iam().user("alice").map(SandboxUser::accessKeys).orElse(List.of());
    }
  }

  @Property(tries = 1500)
  void aKeyThatWasMadeActiveAgainIsNeverDeleted(@ForAll("quarantines") Quarantine quarantine) {
    // when
    var run = runToTheEnd(quarantine);

    // then
    if (run.madeActiveAgain) {
      assertThat(run.deletions())
          .noneMatch(call -> call.parameter("AccessKeyId").filter(run.extra::equals).isPresent());
    }
  }

  @Property(tries = 1500)
  void onlyAKeyThatIsSeenInactiveAndUnusedIsDeletedAndItIsTheOneThatWasChosen(
      @ForAll("quarantines") Quarantine quarantine) {
    // when
    var run = runToTheEnd(quarantine);

    // then
    var witness = run.deletion.orElseThrow();
    var idleLimit = RemovalSandbox.NOW.minus(Duration.ofDays(IDLE_DAYS));
    assertThat(run.deletions())
        .allSatisfy(
            call -> {
              assertThat(call.principal()).isEqualTo(account.deletion);
              assertThat(call.parameter("UserName")).contains("alice");
              assertThat(call.parameter("AccessKeyId")).contains(run.extra);
              assertThat(witness.keysLastListed)
                  .filteredOn(key -> key.id().equals(run.extra))
                  .singleElement()
                  .satisfies(
                      key -> {
                        assertThat(key.status()).isEqualTo("Inactive");
                        assertThat(key.lastUse().map(KeyUse::at).orElse(key.created()))
                            .isBeforeOrEqualTo(idleLimit);
                      });
            });
    assertThat(run.deletions().size()).isLessThanOrEqualTo(1);
  }

  @Property(tries = 1000)
  void aFailedDeletionIsNeverASuccess(@ForAll("quarantines") Quarantine quarantine) {
    // when
    var run = runToTheEnd(quarantine);

    // then
    for (var invocation : account.aws.scheduler().invocations()) {
      var execution =
          invocation.executionId().flatMap(account.aws.automation()::execution).orElseThrow();
      var confirmed =
          Optional.ofNullable(execution.outputs().get("ConfirmRested.confirmed")).orElse("");
      if (execution.succeeded() && confirmed.equals("true")) {
        assertThat(account.status(run.extra)).isEmpty();
      }
      if (!confirmed.equals("true")) {
        assertThat(run.deletions()).isEmpty();
      }
      var deleted =
          execution.step("DeleteKey").filter(step -> step.failureMessage().isEmpty()).isPresent();
      assertThat(execution.succeeded()).isEqualTo(confirmed.equals("false") || deleted);
    }
  }

  @Property(tries = 1000)
  void aUserRecreatedUnderTheSameNameLosesNoKey(
      @ForAll("quarantines") Quarantine quarantine, @ForAll("moments") int permille) {
    // given nothing else happens after it
    var acts = new ArrayList<Act>();
    quarantine.acts().stream().filter(act -> act.permille() < permille).forEach(acts::add);
    acts.add(new Act(permille, Kind.RECREATE_USER, 0));

    // when
    var run = runToTheEnd(new Quarantine(quarantine.days(), acts, List.of()));

    // then
    if (!run.keysOfTheRecreatedUser.isEmpty()) {
      assertThat(account.aws.iam().user("alice").orElseThrow().accessKeys())
          .isEqualTo(run.keysOfTheRecreatedUser);
    }
  }

  @Property(tries = 200)
  void withoutTheStackNothingIsEverDeleted(
      @ForAll("quarantines") Quarantine quarantine, @ForAll("moments") int permille) {
    try {
      // given
      var acts = quarantine.acts().stream().filter(act -> act.permille() < permille).toList();
      var run = runBeforeTheEnd(new Quarantine(quarantine.days(), acts, List.of()));

      // when
      account.cloudFormation.delete(account.stack);
      account.aws.clock().advance(BEYOND);

      // then
      assertThat(run.deletions()).isEmpty();
      assertThat(account.aws.scheduler().invocations()).isEmpty();
    } finally {
      start();
    }
  }

  @Provide
  Arbitrary<Quarantine> quarantines() {
    return Combinators.combine(
            Arbitraries.of(1, 2, 7, 7, 45, 90),
            acts().list().ofMaxSize(4),
            interferences().list().ofMaxSize(1))
        .as(Quarantine::new);
  }

  @Provide
  Arbitrary<Integer> moments() {
    return moment();
  }

  private static Arbitrary<Integer> moment() {
    return Arbitraries.integers().between(1, 999);
  }

  private static Arbitrary<Act> acts() {
    return Combinators.combine(
            moment(),
            Arbitraries.frequency(
                Tuple.of(8, Kind.ACTIVATE_KEY),
                Tuple.of(8, Kind.ANOTHER_RUN),
                Tuple.of(4, Kind.DEACTIVATE_KEY),
                Tuple.of(4, Kind.USE_KEY),
                Tuple.of(1, Kind.EXEMPT_USER),
                Tuple.of(1, Kind.CREATE_KEY),
                Tuple.of(1, Kind.DELETE_KEY),
                Tuple.of(1, Kind.DELETE_USER),
                Tuple.of(1, Kind.RECREATE_USER)),
            Arbitraries.integers().between(0, 1))
        .as(Act::new);
  }

  /** Faults of the calls of the deletion, and acts of people between them. */
  private static Arbitrary<Interference> interferences() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.of(
                Kind.ACCESS_DENIED,
                Kind.SERVER_ERROR_BEFORE_THE_EFFECT,
                Kind.SERVER_ERROR_AFTER_THE_EFFECT,
                Kind.DELETE_USER,
                Kind.DELETE_KEY),
            Arbitraries.integers().between(0, 1))
        .as(Interference::new);
  }
}
