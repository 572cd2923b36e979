package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.announcement;
import static onekey.rule.judgement.Keys.deletion;
import static onekey.rule.judgement.Keys.tagged;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.Keys.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notice period: a key is announced first, and removed when its notice is over. */
class AnnouncementTest {

  private static final KeyPolicy POLICY = KeyPolicy.defaults();
  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static final Deployment DEPLOYMENT =
      new Deployment(false, DeleteAfter.of("7").orElseThrow(), 14, Remediation.MANUAL);

  private static final TestUser ALICE =
      user("alice", unused("AKIA1", "2024-01-01"), used("AKIA2", "2020-01-01", "2026-11-30", "s3"));

  private static Decision decide(PendingSteps pending, Duration notice, Instant now) {
    return decide(ALICE, pending, notice, now);
  }

  private static Decision decide(
      TestUser alice, PendingSteps pending, Duration notice, Instant now) {
    return Decision.of(alice.under(POLICY), pending, POLICY, notice, now);
  }

  /** Announced so many days ago, due in so many days. */
  private static PendingSteps announced(double daysAgo, double dueInDays) {
    return announcement(
        ALICE, "AKIA1", new Announcement(days(-daysAgo), Optional.of(days(dueInDays)), true));
  }

  private static Instant days(double days) {
    return NOW.plusSeconds(Math.round(days * 86_400));
  }

  @Test
  void aKeyIsAnnouncedFirst() {
    assertThat(decide(PendingSteps.none(), TWO_WEEKS, NOW))
        .isEqualTo(
            new Decision.Announce(
                "AKIA1",
                NOW.plus(TWO_WEEKS),
                "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (no use recorded, created"
                    + " 2024-01-01); announced: will be deactivated on 2026-12-15."));
  }

  /** A schedule runs within the minute of its time, which must not be before the notice is over. */
  @ParameterizedTest
  @ValueSource(longs = {1, 59_000, 59_999})
  void theNoticeEndsWithAWholeMinute(long milliseconds) {
    // given
    var now = NOW.plusMillis(milliseconds);

    // then
    assertThat(decide(PendingSteps.none(), TWO_WEEKS, now))
        .isInstanceOfSatisfying(
            Decision.Announce.class,
            announce ->
                assertThat(announce.removalAt())
                    .isEqualTo(NOW.plus(TWO_WEEKS).plusSeconds(60))
                    .isAfterOrEqualTo(now.plus(TWO_WEEKS)));
  }

  @Test
  void withoutANoticeItIsRemovedAtOnce() {
    assertThat(decide(PendingSteps.none(), Duration.ZERO, NOW)).isInstanceOf(Decision.Remove.class);
  }

  /** A shorter notice breaks no promise. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 30})
  void anAnnouncedKeyIsHeldUntilItsDay(int noticeDays) {
    // when
    var decision = decide(announced(13, 1), Duration.ofDays(noticeDays), NOW);

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Hold(
                "AKIA1",
                Optional.of(days(1)),
                "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (no use recorded, created"
                    + " 2024-01-01); announced: will be deactivated on 2026-12-02."));
  }

  @ParameterizedTest
  @CsvSource({"14, 0", "14, -1", "13.999, 0", "17, -2.99", "14, -0.0001"})
  void aKeyWhoseNoticeIsOverIsRemoved(double daysAgo, double dueInDays) {
    assertThat(decide(announced(daysAgo, dueInDays), TWO_WEEKS, NOW))
        .isInstanceOf(Decision.Remove.class);
  }

  @ParameterizedTest
  @CsvSource({
    "17, -3", // it was due so long ago that nobody expects it any more
    "100, -86",
    "7, 0", // a person has set the schedule to an earlier day, or the notice was made longer
    "13.9, 0",
  })
  void anAnnouncementThatDoesNotCountIsMadeAnew(double daysAgo, double dueInDays) {
    assertThat(decide(announced(daysAgo, dueInDays), TWO_WEEKS, NOW))
        .isInstanceOfSatisfying(
            Decision.Announce.class,
            announce -> assertThat(announce.removalAt()).isEqualTo(NOW.plus(TWO_WEEKS)));
  }

  @ParameterizedTest
  @CsvSource({"false, 2026-12-02", "false, 2026-11-01", "true,"})
  void aScheduleThatAPersonStoppedHoldsTheKey(boolean enabled, String due) {
    // given
    var stopped =
        announcement(
            ALICE,
            "AKIA1",
            new Announcement(days(-14), Optional.ofNullable(due).map(Keys::day), enabled));

    // then
    for (var notice : new Duration[] {Duration.ZERO, TWO_WEEKS}) {
      assertThat(decide(stopped, notice, NOW))
          .isEqualTo(
              new Decision.Hold(
                  "AKIA1",
                  Optional.empty(),
                  "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (no use recorded, created"
                      + " 2024-01-01); announced, but its schedule was stopped, so a person must"
                      + " decide."));
    }
  }

  @Test
  void whoUsesTheKeyKeepsIt() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", "2026-11-29", "sts"),
            used("AKIA2", "2020-01-01", "2026-11-30", "s3"));

    // then
    assertThat(decide(alice, announced(14, 0), TWO_WEEKS, NOW))
        .isInstanceOfSatisfying(
            Decision.Hold.class, hold -> assertThat(hold.reason()).contains("used within 45 days"));
  }

  /**
   * The message of the announcement says that a key that is used stays. Where the notice is longer
   * than the idle time that the policy demands, such a key is idle for long enough again.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-11-16, 0, true", // announced at the end of 2026-11-16
    "2026-11-17, 0, false",
    "2026-11-20, 0, false",
    "2026-11-20, -2.99, false",
    "2026-11-20, -3, true", // nobody expects the removal any more, so it is announced anew
  })
  void whoUsesAnAnnouncedKeyKeepsItHoweverShortTheIdleTime(
      String lastUsed, double dueInDays, boolean goes) {
    // given
    var policy = KeyPolicy.parse(Map.of("minimumIdleDays", "1"));
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", lastUsed, "sts"),
            used("AKIA2", "2020-01-01", "2026-11-30", "s3"));
    var pending =
        announcement(
            alice,
            "AKIA1",
            new Announcement(
                Keys.day("2026-11-17").minusSeconds(1), Optional.of(days(dueInDays)), true));

    // then
    for (var notice : new Duration[] {Duration.ZERO, Duration.ofDays(1)}) {
      var decision = Decision.of(alice.under(policy), pending, policy, notice, NOW);
      if (goes) {
        assertThat(decision).isInstanceOfAny(Decision.Remove.class, Decision.Announce.class);
      } else {
        assertThat(decision)
            .isInstanceOfSatisfying(
                Decision.Hold.class,
                hold -> {
                  assertThat(hold.removableFrom()).isEmpty();
                  assertThat(hold.reason())
                      .endsWith(
                          "; was used after its removal was announced, so a person must decide.");
                });
      }
    }
  }

  /** Before its day people need not be asked: it may be used again, and then IAM shows that. */
  @Test
  void anAnnouncedKeyThatWasUsedIsStillAnnounced() {
    // given
    var policy = KeyPolicy.parse(Map.of("minimumIdleDays", "1"));
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", "2026-11-29", "sts"),
            used("AKIA2", "2020-01-01", "2026-11-30", "s3"));

    // when
    var decision = Decision.of(alice.under(policy), announced(13, 1), policy, TWO_WEEKS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Hold.class, hold -> assertThat(hold.removableFrom()).contains(days(1)));
  }

  @Test
  void whoIsExemptKeepsTheKey() {
    // given
    var policy = KeyPolicy.parse(Map.of("exemptionTag", "exempt"));
    var alice = tagged(ALICE, "exempt", "2027-01-31");

    // then
    assertThat(Decision.of(alice.under(policy), announced(14, 0), policy, TWO_WEEKS, NOW))
        .isInstanceOf(Decision.Keep.class);
  }

  /** The schedule of another user's key, or of another key, is no announcement of this one. */
  @Test
  void anotherAnnouncementDoesNotCount() {
    // given
    var over = new Announcement(days(-14), Optional.of(NOW), true);

    // then
    for (var other :
        new PendingSteps[] {
          announcement(user("bob"), "AKIA1", over), announcement(ALICE, "AKIA2", over)
        }) {
      assertThat(decide(other, TWO_WEEKS, NOW)).isInstanceOf(Decision.Announce.class);
    }
  }

  /** A deletion that may still begin holds an active key; one that was left over does not. */
  @ParameterizedTest
  @CsvSource({"1, true", "-1, true", "-1.99, true", "-2, false", "-300, false"})
  void aDeletionHoldsAKeyUntilItCannotBeginAnyMore(double dueInDays, boolean holds) {
    // given
    var pending = deletion(ALICE, "AKIA1", Optional.of(days(dueInDays)));

    // then
    assertThat(decide(pending, Duration.ZERO, NOW))
        .isInstanceOf(holds ? Decision.Hold.class : Decision.Remove.class);
    assertThat(Standing.of(ALICE.under(POLICY), pending, POLICY, NOW))
        .isInstanceOfSatisfying(
            Standing.OverLimit.class,
            over ->
                assertThat(over.removability())
                    .isInstanceOf(
                        holds ? Removability.Reactivated.class : Removability.Removable.class));
  }

  private static final Announcement OVER =
      new Announcement(NOW.minus(TWO_WEEKS), Optional.of(NOW), true);

  private static AnnouncedRun run(String keyId, Announcement announcement, Remediation under) {
    return new AnnouncedRun(keyId, Optional.ofNullable(announcement), under);
  }

  private static Decision narrowed(AnnouncedRun run, Decision decision) {
    return run.narrow(decision, DEPLOYMENT, NOW);
  }

  private static final Decision REMOVE = new Decision.Remove("AKIA1", "alice has two.");

  @Test
  void theRunOfADueAnnouncementRemovesTheAnnouncedKey() {
    assertThat(narrowed(run("AKIA1", OVER, Remediation.MANUAL), REMOVE)).isEqualTo(REMOVE);
  }

  /** Whoever may start the runbook can say that a key was announced. */
  @Test
  void aRunThatOnlySaysThatAKeyWasAnnouncedRemovesNothing() {
    for (var announcement :
        new Announcement[] {
          null,
          new Announcement(NOW, Optional.of(NOW.plusSeconds(1)), true),
          new Announcement(NOW, Optional.of(NOW), false),
          new Announcement(NOW, Optional.empty(), true)
        }) {
      assertThat(narrowed(run("AKIA1", announcement, Remediation.MANUAL), REMOVE))
          .isEqualTo(
              new Decision.Hold(
                  "AKIA1",
                  Optional.empty(),
                  "No removal of access key AKIA1 was announced that is due. alice has two."));
    }
  }

  @Test
  void theRunOfAnAnnouncementRemovesNoOtherKey() {
    for (var decision :
        new Decision[] {REMOVE, new Decision.Announce("AKIA1", NOW, "alice has two.")}) {
      assertThat(narrowed(run("AKIA2", OVER, Remediation.MANUAL), decision))
          .isEqualTo(
              new Decision.Hold(
                  "AKIA1",
                  Optional.empty(),
                  "Another access key than AKIA2, which was announced, is the extra one now."
                      + " alice has two."));
    }
  }

  @Test
  void whatWasAnnouncedAutomaticallyIsNotRemovedWhenRemediationIsManual() {
    assertThat(narrowed(run("AKIA1", OVER, Remediation.AUTOMATIC), REMOVE))
        .isEqualTo(
            new Decision.Hold(
                "AKIA1",
                Optional.empty(),
                "Remediation is manual now, and the key was announced when it was automatic. alice"
                    + " has two."));
  }

  @Test
  void neverTurnsANoIntoAYes() {
    for (var no :
        new Decision[] {
          new Decision.Keep("within"), new Decision.Hold("AKIA1", Optional.empty(), "held")
        }) {
      assertThat(narrowed(run("AKIA1", OVER, Remediation.MANUAL), no)).isEqualTo(no);
    }
  }

  /** Without further calls, because a reviewer must not have to look for it elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-08 | true | AKIA1 is inactive and will be deleted on 2026-12-08.",
        "2026-12-08 | false | AKIA1 is inactive; nothing is scheduled for it.",
        " | true | AKIA1 is inactive, and the time of its deletion was changed.",
      })
  void anInactiveKeyShowsWhatIsScheduledForIt(String at, boolean enabled, String words) {
    // given
    var alice = withInactiveKey();
    var pending =
        new PendingSteps(
            Map.of(),
            Map.of(
                new PendingSteps.KeyOfUser(alice.id(), "AKIA1"),
                new PendingDeletion(Optional.ofNullable(at).map(Keys::day), enabled)));

    // then
    assertThat(annotation(alice, Optional.of(pending)))
        .isEqualTo("alice: 1 active access key. " + words);
  }

  @Test
  void anInactiveKeyIsNotForgottenWhereNothingIsScheduled() {
    assertThat(annotation(withInactiveKey(), Optional.of(PendingSteps.none())))
        .isEqualTo("alice: 1 active access key. AKIA1 is inactive; nothing is scheduled for it.");
  }

  @Test
  void nothingIsSaidOfAScheduleThatCouldNotBeRead() {
    assertThat(annotation(withInactiveKey(), Optional.empty()))
        .isEqualTo("alice: 1 active access key.");
  }

  private static TestUser withInactiveKey() {
    return user(
        "alice",
        unused("AKIA1", "2024-01-01").withStatus(KeyStatus.INACTIVE),
        used("AKIA2", "2020-01-01", "2026-11-30", "s3"));
  }

  private static String annotation(TestUser alice, Optional<PendingSteps> pending) {
    return Finding.of(alice.under(POLICY), pending, Optional.empty(), POLICY, NOW)
        .verdict()
        .annotation();
  }
}
