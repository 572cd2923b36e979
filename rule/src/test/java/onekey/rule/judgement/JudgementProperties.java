package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.confirmation;
import static onekey.rule.judgement.Keys.decision;
import static onekey.rule.judgement.Keys.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onekey.rule.judgement.Keys.TestKey;
import onekey.rule.judgement.Keys.TestUser;

/** What holds for every account, every policy and every moment. */
class JudgementProperties {

  private static final Instant NOW = Keys.NOW;

  @Property
  void anAnnotationHas1To256Characters(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    assertThat(verdict(user, policy, NOW).annotation()).hasSizeBetween(1, 256);
  }

  @Property
  void aUserWithinTheLimitIsNeverNonCompliant(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    if (user.activeKeys().size() <= policy.maxActiveKeys()) {
      assertThat(verdict(user, policy, NOW).complianceType()).isEqualTo(ComplianceType.COMPLIANT);
    }
  }

  @Property
  void theOrderOfKeysNeverMatters(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    // given
    var reversed = new TestUser(user.id(), user.name(), user.keys().reversed(), user.tags());

    // then
    assertThat(verdict(reversed, policy, NOW)).isEqualTo(verdict(user, policy, NOW));
    assertThat(decision(reversed, policy, NOW)).isEqualTo(decision(user, policy, NOW));
  }

  @Property(tries = 200)
  void theOrderOfUsersNeverMatters(
      @ForAll("accounts") List<TestUser> users, @ForAll("policies") KeyPolicy policy) {
    // given
    var reversed = new ArrayList<>(users);
    Collections.reverse(reversed);

    // when
    var verdicts = verdicts(users, policy);

    // then
    assertThat(verdicts(reversed, policy)).containsExactlyInAnyOrderElementsOf(verdicts);
  }

  @Property
  void verdictAndDecisionAgree(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    // when
    var verdict = verdict(user, policy, NOW);
    var decision = decision(user, policy, NOW);

    // then
    if (decision.reason().length() <= Explanation.MAXIMUM_LENGTH) {
      assertThat(verdict.annotation()).isEqualTo(decision.reason());
    } else {
      assertThat(verdict.annotation()).startsWith(decision.reason().substring(0, 60));
    }
    assertThat(decision instanceof Decision.Keep)
        .isEqualTo(verdict.complianceType() == ComplianceType.COMPLIANT);
  }

  @Property
  void aKeyUsedOrCreatedWithinTheMinimumIdleTimeIsNeverRemoved(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    if (decision(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var idleLimit = NOW.minus(Duration.ofDays(policy.minimumIdleDays()));
      var key = user.key(accessKeyId);
      assertThat(key.created()).isBeforeOrEqualTo(idleLimit);
      lastUsed(key).ifPresent(at -> assertThat(at).isBeforeOrEqualTo(idleLimit));
    }
  }

  @Property
  void ofTheActiveKeysTheMostRecentlyUsedIsNeverRemovedUnderALimitOfOne(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    if (policy.maxActiveKeys() == 1
        && decision(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var removed = lastUsed(user.key(accessKeyId));
      assertThat(user.activeKeys())
          .filteredOn(key -> !key.id().equals(accessKeyId))
          .isNotEmpty()
          .allSatisfy(
              kept ->
                  removed.ifPresent(
                      at ->
                          assertThat(lastUsed(kept))
                              .hasValueSatisfying(
                                  other -> assertThat(other).isAfterOrEqualTo(at))));
    }
  }

  @Property
  void aKeyThatWasChosenIsConfirmedOnceItIsInactiveAndNothingElseChanged(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    if (decision(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var deactivated = withStatus(user, accessKeyId, KeyStatus.INACTIVE);
      assertThat(confirmation(deactivated, accessKeyId, policy, NOW))
          .isInstanceOf(Confirmation.Confirmed.class);
    }
  }

  @Property
  void aConfirmedKeyLeavesAsManyActiveKeysAsAreAllowed(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    for (var key : user.keys()) {
      if (confirmation(user, key.id(), policy, NOW) instanceof Confirmation.Confirmed) {
        assertThat(key.status()).isEqualTo(KeyStatus.INACTIVE);
        assertThat(user.activeKeys()).hasSizeGreaterThanOrEqualTo(policy.maxActiveKeys());
      }
    }
  }

  /** Mail keys, by a second wording of the rule that is as short as it can be. */
  @Property
  void aKeyThatMaySendMailIsNeverRemovedNorConfirmed(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    for (var key : user.keys()) {
      if (maySendMail(key, user)) {
        assertThat(decision(user, policy, NOW))
            .isNotEqualTo(new Decision.Remove(key.id(), decision(user, policy, NOW).reason()));
        assertThat(
                Confirmation.ofQuarantine(
                    user.counting(key.id(), policy), key.id(), policy, NOW, NOW))
            .isNotInstanceOf(Confirmation.Confirmed.class);
      }
    }
  }

  @Property
  void whatStaysIsAsOldAsTheIdleTime(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    if (policy.maxActiveKeys() == 1
        && decision(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var idleLimit = NOW.minus(Duration.ofDays(policy.minimumIdleDays()));
      // One of the others stays, and it is the most worth keeping: used last.
      assertThat(user.activeKeys())
          .filteredOn(key -> !key.id().equals(accessKeyId))
          .anySatisfy(kept -> assertThat(kept.created()).isBeforeOrEqualTo(idleLimit));
    }
  }

  @Property
  void nothingIsConfirmedForDeletionThatAChoiceNowWouldNotRemove(
      @ForAll("users") TestUser user, @ForAll("policies") KeyPolicy policy) {
    for (var key : user.keys()) {
      var evidence = user.counting(key.id(), policy);
      if (Confirmation.ofQuarantine(evidence, key.id(), policy, NOW.minus(Duration.ofDays(7)), NOW)
          instanceof Confirmation.Confirmed) {
        assertThat(key.status()).isEqualTo(KeyStatus.INACTIVE);
        assertThat(decision(withStatus(user, key.id(), KeyStatus.ACTIVE), policy, NOW))
            .isInstanceOfSatisfying(
                Decision.Remove.class,
                remove -> assertThat(remove.accessKeyId()).isEqualTo(key.id()));
        assertThat(user.activeKeys()).hasSizeGreaterThanOrEqualTo(policy.maxActiveKeys());
      }
    }
  }

  /** A policy that differs only by more care never removes what the other one would keep. */
  @Property
  void aLiveRuleWithoutDriftRemovesNothingThatTheDeployedOneWouldKeep(
      @ForAll("users") TestUser user,
      @ForAll("policies") KeyPolicy live,
      @ForAll("policies") KeyPolicy deployed) {
    if (live.lessCarefulThan(deployed).isEmpty()
        && decision(user, live, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      assertThat(decision(user, deployed, NOW))
          .isInstanceOfSatisfying(
              Decision.Remove.class,
              remove -> assertThat(remove.accessKeyId()).isEqualTo(accessKeyId));
    }
  }

  @Property
  void aPolicySurvivesItsRuleParameters(@ForAll("policies") KeyPolicy policy) {
    assertThat(KeyPolicy.parseComplete(policy.toRuleParameters())).isEqualTo(policy);
  }

  private static Optional<Instant> lastUsed(TestKey key) {
    return switch (key.lastUse()) {
      case LastUse.Recorded(var at, var _, var _) -> Optional.of(at);
      case LastUse.NotRecorded() -> Optional.empty();
    };
  }

  private static boolean maySendMail(TestKey key, TestUser user) {
    return switch (key.lastUse()) {
      case LastUse.Recorded(var _, var service, var _) ->
          service.equals("ses") || service.equals("ses-smtp");
      case LastUse.NotRecorded() ->
          Set.of("ses-smtp-user.20240101-120000", "prod-smtp", "appMail").contains(user.name());
    };
  }

  private static List<Verdict> verdicts(List<TestUser> users, KeyPolicy policy) {
    return users.stream().map(user -> verdict(user, policy, NOW)).toList();
  }

  private static TestUser withStatus(TestUser user, String accessKeyId, KeyStatus status) {
    return new TestUser(
        user.id(),
        user.name(),
        user.keys().stream()
            .map(key -> key.id().equals(accessKeyId) ? key.withStatus(status) : key)
            .toList(),
        user.tags());
  }

  @Provide
  Arbitrary<KeyPolicy> policies() {
    return Generated.policies();
  }

  @Provide
  Arbitrary<List<TestUser>> accounts() {
    return Generated.users().list().ofMaxSize(20).uniqueElements(TestUser::id);
  }

  @Provide
  Arbitrary<TestUser> users() {
    return Generated.users();
  }
}
