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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.endtoend.Interference.Kind;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.ssm.AutomationExecution;

/**
 * What holds for the removal runbook with any keys and any policy, whatever happens between its
 * calls. Each property prints how often an execution ended in which step.
 */
class RemovalProperties {

  static final String TAG = "exempt-until";

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

  /** A key of the account before the run; {@code usedDaysAgo} is 0 if it was never used. */
  record Key(boolean active, int createdDaysAgo, int usedDaysAgo, String service) {

    void seed(RemovalSandbox sandbox, String userName) {
      var id = sandbox.key(userName, createdDaysAgo, usedDaysAgo, service);
      sandbox.aws.iam().setStatus(id, active ? "Active" : "Inactive");
    }
  }

  /** A user, the policy, the parameters of the runbook, and the events during its execution. */
  record Scenario(
      List<Key> keys,
      KeyPolicy policy,
      boolean byName,
      Removal removal,
      List<Interference> interferences) {}

  /** The parameters that say what the runbook does with the key. */
  record Removal(String deleteAfterDays) {

    Map<String, String> parameters() {
      return Map.of("DeleteAfterDays", deleteAfterDays);
    }
  }

  /** An execution that has ended, with its witness. */
  private record Run(
      Scenario scenario, String userId, AutomationExecution execution, Witness witness) {

    Optional<String> output(String name) {
      return Optional.ofNullable(execution.outputs().get("ChooseExtraKey." + name));
    }

    List<ApiCall> removals() {
      return witness.writes.stream()
          .filter(
              call ->
                  call.action().equals("DeleteAccessKey")
                      || call.parameter("Status").filter("Inactive"::equals).isPresent())
          .toList();
    }

    boolean ran(String step) {
      return execution.step(step).isPresent();
    }

    boolean succeeded(String step) {
      return execution.step(step).filter(found -> found.failureMessage().isEmpty()).isPresent();
    }
  }

  private static Run run(Scenario scenario, Map<String, String> parameters) {
    account.reset();
    account.deploy(scenario.policy(), Deployed.AT_ONCE);
    var user = account.aws.iam().createUser("alice");
    scenario.keys().forEach(key -> key.seed(account, "alice"));
    var witness = new Witness(account, "alice", scenario.interferences());
    var all = new HashMap<>(scenario.removal().parameters());
    // These properties do not need the evaluation at the end, which would take most of the time.
    all.put("ReevaluateAfterRemoval", "false");
    all.putAll(parameters);
    var execution = account.run(scenario.byName() ? "alice" : user.id(), all);
    var run = new Run(scenario, user.id(), execution, witness);
    Statistics.label("last step").collect(execution.steps().getLast().stepName());
    return run;
  }

  @Property(tries = 1500)
  void neverTouchesAKeyThatWasUsedOrCreatedRecentlyNorTheMoreRecentlyUsedOne(
      @ForAll("scenarios") Scenario scenario) {
    // when
    var run = run(scenario, Map.of());

    // then
    var idleLimit = RemovalSandbox.NOW.minus(Duration.ofDays(scenario.policy().minimumIdleDays()));
    for (var removal : run.removals()) {
      var id = removal.parameter("AccessKeyId").orElseThrow();
      var key = Optional.ofNullable(run.witness().keysAtChoice.get(id)).orElseThrow();
      assertThat(key.created()).isBeforeOrEqualTo(idleLimit);
      assertThat(usedAt(key)).isBeforeOrEqualTo(idleLimit);
      if (scenario.policy().maxActiveKeys() == 1) {
        assertThat(run.witness().keysAtChoice.values())
            .filteredOn(other -> other.isActive() && !other.id().equals(key.id()))
            .allSatisfy(other -> assertThat(usedAt(other)).isAfterOrEqualTo(usedAt(key)));
      }
    }
  }

  @Property(tries = 1500)
  void afterAFinishedRunEnoughKeysAreLeftOrTheKeyWasRestoredAndTheRunFailed(
      @ForAll("scenarios") Scenario scenario) {
    // when
    var run = run(scenario, Map.of());

    // then
    if (run.removals().isEmpty()) {
      return;
    }
    if (run.execution().succeeded()) {
      assertThat(run.witness().keysLastListed.stream().filter(SandboxAccessKey::isActive))
          .hasSizeGreaterThanOrEqualTo(scenario.policy().maxActiveKeys());
      if (!run.witness().actedAfterTheLastList) {
        assertThat(account.aws.iam().user("alice").orElseThrow().activeKeys())
            .isGreaterThanOrEqualTo(scenario.policy().maxActiveKeys());
      }
    } else if (run.succeeded("IsConfirmed") && !run.ran("RestoreKey")) {
      // Confirmed, and the deletion failed: enough keys were left, and the execution says so.
      assertThat(run.ran("FailKeyLeftInactive")).isTrue();
      assertThat(run.witness().keysLastListed.stream().filter(SandboxAccessKey::isActive))
          .hasSizeGreaterThanOrEqualTo(scenario.policy().maxActiveKeys());
    } else {
      assertThat(
              run.succeeded("RestoreKey")
                  ? run.ran("FailKeyRestored")
                  : run.ran("FailKeyLeftInactive"))
          .isTrue();
    }
  }

  @Property(tries = 1500)
  void deletesOnlyWhatWasConfirmedAndNeverSucceedsOnAnythingElse(
      @ForAll("scenarios") Scenario scenario) {
    // when
    var run = run(scenario, Map.of());

    // then
    var deletions =
        run.witness().writes.stream()
            .filter(call -> call.action().equals("DeleteAccessKey"))
            .toList();
    var confirmed =
        run.execution()
            .step("ConfirmInactive")
            .map(step -> step.outputs().get("confirmed"))
            .filter("true"::equals)
            .isPresent();
    if (!deletions.isEmpty()) {
      var id = deletions.getFirst().parameter("AccessKeyId").orElseThrow();
      assertThat(deletions).hasSize(1);
      assertThat(confirmed).isTrue();
      assertThat(run.witness().keysLastListed)
          .filteredOn(key -> key.id().equals(id))
          .singleElement()
          .satisfies(
              key -> {
                assertThat(key.status()).isEqualTo("Inactive");
                assertThat(usedAt(key)).isBefore(RemovalSandbox.NOW);
              });
    }
    if (!run.removals().isEmpty() && !confirmed) {
      assertThat(run.execution().succeeded()).isFalse();
    }
    assertThat(run.succeeded("DeactivateKey") || deletions.isEmpty()).isTrue();
  }

  @Property(tries = 1000)
  void everyWriteNamesTheUserAndTheKeyOfTheDecision(@ForAll("scenarios") Scenario scenario) {
    // when
    var run = run(scenario, Map.of());

    // then
    assertThat(run.witness().writes)
        .allSatisfy(
            write -> {
              assertThat(write.principal()).isEqualTo(account.automation);
              assertThat(write.parameter("UserName")).contains("alice");
              assertThat(write.parameter("AccessKeyId"))
                  .isPresent()
                  .isEqualTo(run.output("accessKeyId"));
              assertThat(run.output("decision")).contains("Remove");
            });
  }

  @Property(tries = 1000)
  void keepHoldAndADryRunWriteNothingAndStartNoEvaluation(
      @ForAll("scenarios") Scenario scenario, @ForAll boolean dryRun) {
    // when
    var run =
        run(scenario, Map.of("DryRun", Boolean.toString(dryRun), "ReevaluateAfterRemoval", "true"));

    // then
    if (dryRun || !run.output("decision").equals(Optional.of("Remove"))) {
      assertThat(run.witness().writes).isEmpty();
      assertThat(account.aws.calls().count("StartConfigRulesEvaluation")).isZero();
      if (run.output("decision").isPresent()) {
        assertThat(run.execution().succeeded()).isTrue();
      }
    }
  }

  @Property(tries = 1000)
  void runningAgainOnAUserWithNothingToRemoveWritesNothingAndSucceeds(
      @ForAll("undisturbed") Scenario scenario) {
    // given
    var first = run(scenario, Map.of());
    var again = first.execution();
    // With no keys allowed a user with two keys takes two runs.
    for (var more = 0; more < 2 && first.output("decision").equals(Optional.of("Remove")); more++) {
      again = account.run("alice", withoutEvaluation(scenario.removal()));
    }
    account.aws.calls().reset();

    // when
    var last = account.run("alice", scenario.removal().parameters());

    // then
    assertThat(again.succeeded()).isTrue();
    assertThat(last.succeeded()).isTrue();
    assertThat(account.writes()).isEmpty();
    assertThat(account.aws.calls().count("StartConfigRulesEvaluation")).isZero();
  }

  @Property(tries = 1000)
  void aUserRecreatedUnderTheSameNameLosesNoKey(
      @ForAll("undisturbed") Scenario scenario, @ForAll("moments") int atCall) {
    // given
    var recreated =
        new Scenario(
            scenario.keys(),
            scenario.policy(),
            // A name would select the recreated user; the id selects the user that was judged.
            false,
            scenario.removal(),
            List.of(new Interference(atCall, Kind.RECREATE_USER, 0)));

    // when
    var run = run(recreated, Map.of());

    // then
    if (!run.witness().keysOfTheRecreatedUser.isEmpty()) {
      assertThat(account.aws.iam().user("alice").orElseThrow().accessKeys())
          .isEqualTo(run.witness().keysOfTheRecreatedUser);
    }
  }

  @Property(tries = 1000)
  void twoOverlappingRunsNeverLeaveTheUserBelowTheLimitUnlessOneRestoresAndFails(
      @ForAll("undisturbed") Scenario scenario, @ForAll("moments") int atCall) {
    // given
    var overlapping =
        new Scenario(
            scenario.keys(),
            scenario.policy(),
            scenario.byName(),
            scenario.removal(),
            List.of(new Interference(atCall, Kind.ANOTHER_RUN, 0)));
    var active = scenario.keys().stream().filter(Key::active).count();

    // when
    var run = run(overlapping, Map.of());

    // then
    var runs = new ArrayList<>(run.witness().otherRuns);
    runs.add(run.execution());
    var left = account.aws.iam().user("alice").orElseThrow().activeKeys();
    var restored =
        runs.stream().anyMatch(one -> !one.succeeded() && one.step("RestoreKey").isPresent());
    assertThat(left >= Math.min(active, scenario.policy().maxActiveKeys()) || restored).isTrue();
  }

  private static Map<String, String> withoutEvaluation(Removal removal) {
    var parameters = new HashMap<>(removal.parameters());
    parameters.put("ReevaluateAfterRemoval", "false");
    return parameters;
  }

  private static Instant usedAt(SandboxAccessKey key) {
    return key.lastUse().map(KeyUse::at).orElse(Instant.MIN);
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return scenarios(interferences().list().ofMaxSize(3));
  }

  @Provide
  Arbitrary<Scenario> undisturbed() {
    return scenarios(Arbitraries.just(List.of()));
  }

  private static Arbitrary<Scenario> scenarios(Arbitrary<List<Interference>> interferences) {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(6, keys().list().ofSize(2)), Tuple.of(1, keys().list().ofSize(1))),
            policies(),
            Arbitraries.of(true, false),
            removals(),
            interferences)
        .as(Scenario::new);
  }

  /** About half of them delete at once. */
  private static Arbitrary<Removal> removals() {
    return Arbitraries.of(
        new Removal("0"),
        new Removal("0"),
        new Removal("0"),
        new Removal("1"),
        new Removal("7"),
        new Removal("90"),
        new Removal("never"));
  }

  /** Mostly active keys, with ages around the limits of the policies. */
  private static Arbitrary<Key> keys() {
    return Combinators.combine(
            Arbitraries.of(true, true, true, true, true, true, true, false),
            Arbitraries.of(400, 400, 400, 300, 300, 90, 46, 45, 44, 1),
            Arbitraries.of(0, 0, 350, 200, 91, 46, 45, 44, 1),
            Arbitraries.of("s3", "s3", "s3", "s3", "s3", "ec2", "ses"))
        .as(
            (active, created, used, service) ->
                new Key(active, Math.max(created, used), used, service));
  }

  private static Arbitrary<KeyPolicy> policies() {
    return Combinators.combine(
            Arbitraries.of(1, 1, 1, 0),
            Arbitraries.of(0, 0, 0, 0, 0, 7),
            Arbitraries.of(Optional.<String>empty(), Optional.of(TAG)),
            Arbitraries.of(45, 45, 45, 1, 90),
            Arbitraries.of(366, 366, 1, 1826))
        .as(
            (maximum, grace, tag, idle, exemption) ->
                new KeyPolicy(maximum, grace, tag, idle, exemption, Optional.empty(), 7));
  }

  private static Arbitrary<Interference> interferences() {
    return Combinators.combine(
            moment(), Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 1))
        .as(Interference::new);
  }

  @Provide
  Arbitrary<Integer> moments() {
    return moment();
  }

  /** An undisturbed execution makes about a dozen calls. */
  private static Arbitrary<Integer> moment() {
    return Arbitraries.integers().between(1, 16);
  }
}
