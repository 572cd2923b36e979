package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every account, every policy and every moment. */
class JudgementProperties {

  private static final Instant NOW = Keys.NOW;
  private static final String TAG = "exempt-until";

  @Property
  void anAnnotationHas1To256Characters(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    assertThat(Verdict.of(user, policy, NOW).annotation()).hasSizeBetween(1, 256);
  }

  @Property
  void aUserWithinTheLimitIsNeverNonCompliant(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    if (user.activeKeys().size() <= policy.maxActiveKeys()) {
      assertThat(Verdict.of(user, policy, NOW).complianceType())
          .isEqualTo(ComplianceType.COMPLIANT);
    }
  }

  @Property
  void theOrderOfKeysNeverMatters(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    // given
    var reversed = new IamUser(user.id(), user.name(), user.keys().reversed(), user.tags());

    // then
    assertThat(Verdict.of(reversed, policy, NOW)).isEqualTo(Verdict.of(user, policy, NOW));
    assertThat(Decision.of(reversed, policy, NOW)).isEqualTo(Decision.of(user, policy, NOW));
  }

  @Property(tries = 200)
  void theOrderOfUsersNeverMatters(
      @ForAll("accounts") List<IamUser> users, @ForAll("policies") KeyPolicy policy) {
    // given
    var reversed = new ArrayList<>(users);
    Collections.reverse(reversed);

    // when
    var verdicts = new Census(users, List.of()).judge(Set.of(), policy, NOW);

    // then
    assertThat(new Census(reversed, List.of()).judge(Set.of(), policy, NOW))
        .containsExactlyInAnyOrderElementsOf(verdicts);
  }

  @Property
  void verdictAndDecisionAgree(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    // when
    var verdict = Verdict.of(user, policy, NOW);
    var decision = Decision.of(user, policy, NOW);

    // then
    assertThat(decision.reason()).isEqualTo(verdict.annotation());
    assertThat(decision instanceof Decision.Keep)
        .isEqualTo(verdict.complianceType() == ComplianceType.COMPLIANT);
  }

  @Property
  void aKeyUsedOrCreatedWithinTheMinimumIdleTimeIsNeverRemoved(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    if (Decision.of(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var idleLimit = NOW.minus(Duration.ofDays(policy.minimumIdleDays()));
      var key = user.key(accessKeyId).orElseThrow();
      assertThat(key.created()).isBeforeOrEqualTo(idleLimit);
      lastUsed(key).ifPresent(at -> assertThat(at).isBeforeOrEqualTo(idleLimit));
    }
  }

  @Property
  void ofTheActiveKeysTheMostRecentlyUsedIsNeverRemovedUnderALimitOfOne(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    if (policy.maxActiveKeys() == 1
        && Decision.of(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var removed = lastUsed(user.key(accessKeyId).orElseThrow());
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
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    if (Decision.of(user, policy, NOW) instanceof Decision.Remove(var accessKeyId, var _)) {
      var deactivated = withStatus(user, accessKeyId, KeyStatus.INACTIVE);
      assertThat(Confirmation.of(deactivated, accessKeyId, policy, NOW))
          .isInstanceOf(Confirmation.Confirmed.class);
    }
  }

  @Property
  void aConfirmedKeyLeavesAsManyActiveKeysAsAreAllowed(
      @ForAll("users") IamUser user, @ForAll("policies") KeyPolicy policy) {
    for (var key : user.keys()) {
      if (Confirmation.of(user, key.id(), policy, NOW) instanceof Confirmation.Confirmed) {
        assertThat(key.status()).isEqualTo(KeyStatus.INACTIVE);
        assertThat(user.activeKeys()).hasSizeGreaterThanOrEqualTo(policy.maxActiveKeys());
      }
    }
  }

  @Property
  void aPolicySurvivesItsRuleParameters(@ForAll("policies") KeyPolicy policy) {
    assertThat(KeyPolicy.parseComplete(policy.toRuleParameters())).isEqualTo(policy);
  }

  private static Optional<Instant> lastUsed(AccessKey key) {
    return switch (key.lastUse()) {
      case LastUse.Recorded(var at, var _, var _) -> Optional.of(at);
      case LastUse.NotRecorded(), LastUse.NotRead() -> Optional.empty();
    };
  }

  private static IamUser withStatus(IamUser user, String accessKeyId, KeyStatus status) {
    return new IamUser(
        user.id(),
        user.name(),
        user.keys().stream()
            .map(key -> key.id().equals(accessKeyId) ? key.withStatus(status) : key)
            .toList(),
        user.tags());
  }

  @Provide
  Arbitrary<KeyPolicy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 90),
            Arbitraries.of(Optional.<String>empty(), Optional.of(TAG)),
            Arbitraries.integers().between(1, 365))
        .as(KeyPolicy::new);
  }

  @Provide
  Arbitrary<List<IamUser>> accounts() {
    return users().list().ofMaxSize(20).uniqueElements(IamUser::id);
  }

  @Provide
  Arbitrary<IamUser> users() {
    return Combinators.combine(
            Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofLength(17)
                .map(s -> "AIDA" + s),
            names(),
            keys().list().ofMaxSize(3).uniqueElements(AccessKey::id),
            tags())
        .as(IamUser::new);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().alpha().numeric().withChars("+=,.@_-").ofMinLength(1).ofMaxLength(64),
        Arbitraries.of("root", "ses-smtp-user.20240101-120000"));
  }

  private static Arbitrary<Map<String, String>> tags() {
    return Arbitraries.oneOf(
        Arbitraries.just(Map.of()),
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(256),
                Arbitraries.of("2026-11-30", "2026-12-01", "2027-03-31", "soon", ""))
            .map(value -> Map.of(TAG, value)));
  }

  private static Arbitrary<AccessKey> keys() {
    return Combinators.combine(
            Arbitraries.strings().withCharRange('A', 'Z').ofLength(16).map(s -> "AKIA" + s),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(KeyStatus.ACTIVE)),
                Tuple.of(1, Arbitraries.of(KeyStatus.class))),
            moments(),
            lastUses())
        .as(AccessKey::new);
  }

  private static Arbitrary<LastUse> lastUses() {
    return Arbitraries.oneOf(
        Arbitraries.just(new LastUse.NotRecorded()),
        Combinators.combine(
                moments(),
                Arbitraries.of("s3", "ec2", "ses", "sts"),
                Arbitraries.of("us-east-1", "eu-central-1"))
            .as(LastUse.Recorded::new));
  }

  /** Around the limits of the policies: whole days, and a moment more or less. */
  private static Arbitrary<Instant> moments() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 400), Arbitraries.integers().between(-1, 1))
        .as((days, nanos) -> NOW.minus(Duration.ofDays(days)).plusNanos(nanos));
  }
}
