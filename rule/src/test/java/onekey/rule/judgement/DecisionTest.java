package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.day;
import static onekey.rule.judgement.Keys.decision;
import static onekey.rule.judgement.Keys.deletion;
import static onekey.rule.judgement.Keys.policy;
import static onekey.rule.judgement.Keys.tagged;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static onekey.rule.judgement.Keys.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.Keys.TestKey;
import onekey.rule.judgement.Keys.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  private static final KeyPolicy DEFAULTS = KeyPolicy.defaults();

  @Test
  void lastUseDecidesNotAge() {
    // given the older key is the one in production
    var alice =
        user(
            "alice",
            used("AKIAOLD", "2019-01-01", "2026-11-30", "s3"),
            used("AKIANEW", "2025-01-01", "2025-02-01", "s3"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Remove.class, remove -> assertThat(remove.accessKeyId()).isEqualTo("AKIANEW"));
  }

  @Test
  void aKeyWithoutRecordedUseIsWorthLessThanAnyUsedOne() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2019-01-01", "2019-02-01", "s3"),
            unused("AKIA2", "2025-01-01"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Remove.class, remove -> assertThat(remove.accessKeyId()).isEqualTo("AKIA2"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2025-01-01, AKIA1", // the earlier created
    "2025-01-01, 2024-01-01, AKIA2",
    "2024-01-01, 2024-01-01, AKIA1", // a tie: by id
  })
  void ofTwoUnusedKeysTheEarlierCreatedIsExtra(String created1, String created2, String extra) {
    // given
    var alice = user("alice", unused("AKIA2", created2), unused("AKIA1", created1));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Remove.class, remove -> assertThat(remove.accessKeyId()).isEqualTo(extra));
  }

  @Test
  void anInactiveKeyIsNeverTheExtraOne() {
    // given
    var alice =
        user(
            "alice",
            unused("AKIA0", "2020-01-01").withStatus(KeyStatus.INACTIVE),
            unused("AKIA1", "2024-01-01"),
            unused("AKIA2", "2025-01-01"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Remove.class, remove -> assertThat(remove.accessKeyId()).isEqualTo("AKIA1"));
  }

  @ParameterizedTest
  @CsvSource({"44, true", "45, false", "46, false"})
  void aKeyIsHeldUntilItWasIdleForExactlySoManyDays(int idleDays, boolean held) {
    // given
    var lastUsed = NOW.minus(Duration.ofDays(idleDays));
    var alice =
        user(
            "alice",
            used("AKIA1", "2020-01-01", "2026-11-30", "ec2"),
            new TestKey(
                "AKIA2",
                KeyStatus.ACTIVE,
                day("2020-01-01"),
                new LastUse.Recorded(lastUsed, "s3", "us-east-1")));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    if (held) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Hold.class,
              hold -> {
                assertThat(hold.accessKeyId()).isEqualTo("AKIA2");
                assertThat(hold.removableFrom()).contains(lastUsed.plus(Duration.ofDays(45)));
              });
    } else {
      assertThat(decision).isInstanceOf(Decision.Remove.class);
    }
  }

  @Test
  void aMomentBeforeItIsRemovableTheKeyIsHeld() {
    // given
    var alice = user("alice", unused("AKIA1", "2026-10-17"), unused("AKIA2", "2026-10-17"));
    var removableFrom = NOW;

    // when
    var before = decision(alice, DEFAULTS, removableFrom.minusNanos(1));
    var then = decision(alice, DEFAULTS, removableFrom);

    // then
    assertThat(before).isInstanceOf(Decision.Hold.class);
    assertThat(then).isInstanceOf(Decision.Remove.class);
  }

  @Test
  void aUseBeforeTheCreationCountsAsTheCreation() {
    // given a record that cannot be
    var alice =
        user(
            "alice",
            used("AKIA1", "2026-11-30", "2020-01-01", "s3"),
            used("AKIA2", "2019-01-01", "2026-11-30", "s3"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision).isInstanceOf(Decision.Hold.class);
  }

  /** Permission to create a key must not be enough to have the one in production removed. */
  @ParameterizedTest
  @CsvSource({"0, true", "44, true", "45, false", "46, false"})
  void aKeyIsHeldUntilTheOneThatWouldStayIsOldEnough(int ageDays, boolean held) {
    // given a job that runs every three months, and a key that was created and used once
    var created = NOW.minus(Duration.ofDays(ageDays));
    var alice =
        user(
            "alice",
            used("AKIAOWNER", "2020-01-01", "2026-09-12", "s3"),
            new TestKey(
                "AKIAFRESH",
                KeyStatus.ACTIVE,
                created,
                new LastUse.Recorded(NOW, "sts", "us-east-1")));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    if (held) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Hold.class,
              hold -> {
                assertThat(hold.accessKeyId()).isEqualTo("AKIAOWNER");
                assertThat(hold.removableFrom()).contains(created.plus(Duration.ofDays(45)));
              });
    } else {
      assertThat(decision).isInstanceOf(Decision.Remove.class);
    }
  }

  @Test
  void ofTwoReasonsToHoldTheLaterDateHolds() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2020-01-01", "2026-11-20", "s3"),
            used("AKIA2", "2026-11-10", "2026-11-30", "s3"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Hold.class,
            hold -> assertThat(hold.removableFrom()).contains(day("2027-01-04")));
  }

  @Test
  void onlyTheKeysThatStayMustBeOld() {
    // given three keys, of which the youngest goes too, later
    var alice =
        user(
            "alice",
            unused("AKIA1", "2020-01-01"),
            unused("AKIA2", "2026-11-30"),
            used("AKIA3", "2020-01-01", "2026-11-30", "s3"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Remove.class, remove -> assertThat(remove.accessKeyId()).isEqualTo("AKIA1"));
  }

  @Test
  void whereNoKeyStaysNoneHasToBeOld() {
    // given
    var alice = user("alice", unused("AKIA1", "2020-01-01"), unused("AKIA2", "2026-11-30"));

    // when
    var decision = decision(alice, policy(Map.of("maxActiveKeys", "0")), NOW);

    // then
    assertThat(decision).isInstanceOf(Decision.Remove.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ses, alice", // the API
    "ses-smtp, alice", // SMTP
    "SES, alice",
    "sesv2, alice",
    "email-smtp, alice",
  })
  void aKeyLastUsedForMailIsHeldForAPerson(String service, String name) {
    assertHeldForAPerson(
        user(
            name,
            used("AKIA1", "2020-01-01", "2021-01-01", service),
            used("AKIA2", "2020-01-01", "2026-11-30", "s3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ses-smtp-user.20240101-120000",
        "SES-SMTP-User",
        "smtp",
        "prod-smtp",
        "prod_smtp2",
        "ProdSmtp",
        "prodSMTPUser",
        "mail",
        "app.mail@example.com",
        "appMail",
        "ses-sender",
        "prod-ses-sender",
      })
  void anUnusedKeyOfAUserNamedAfterMailIsHeldForAPerson(String name) {
    assertHeldForAPerson(
        user(name, unused("AKIA1", "2020-01-01"), used("AKIA2", "2020-01-01", "2026-11-30", "s3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alice", "sesame", "processes-1", "mailand", "hotmailer", "ses", "ismtpx"})
  void anUnusedKeyOfAnotherUserIsNot(String name) {
    assertThat(
            decision(
                user(
                    name,
                    unused("AKIA1", "2020-01-01"),
                    used("AKIA2", "2020-01-01", "2026-11-30", "s3")),
                DEFAULTS,
                NOW))
        .isInstanceOf(Decision.Remove.class);
  }

  @Test
  void aKeyOfAnSmtpUserThatLastDidSomethingElseIsJudgedByThat() {
    // given
    var mailer =
        user(
            "ses-smtp-user.20240101-120000",
            used("AKIA1", "2020-01-01", "2021-01-01", "s3"),
            used("AKIA2", "2020-01-01", "2026-11-30", "ses"));

    // when
    var decision = decision(mailer, DEFAULTS, NOW);

    // then
    assertThat(decision).isInstanceOf(Decision.Remove.class);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-08, ' until 2026-12-08'", ", ''"})
  void aKeyThatWasMadeActiveAgainDuringItsQuarantineIsHeld(String end, String words) {
    // given
    var until = Optional.ofNullable(end).map(Keys::day);
    var alice =
        user(
            "alice",
            unused("AKIA1", "2024-01-01"),
            used("AKIA2", "2020-01-01", "2026-11-30", "s3"));

    // when
    var decision =
        Decision.of(
            alice.under(DEFAULTS), deletion(alice, "AKIA1", until), DEFAULTS, Duration.ZERO, NOW);

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Hold(
                "AKIA1",
                until,
                "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (no use recorded, created"
                    + " 2024-01-01); was activated again before its deletion, so kept"
                    + words
                    + "."));
  }

  @Test
  void thePendingDeletionOfAnotherKeyHoldsNothing() {
    // given
    var alice =
        user(
            "alice",
            unused("AKIA1", "2024-01-01"),
            used("AKIA2", "2020-01-01", "2026-11-30", "s3"));

    // when
    var decision =
        Decision.of(
            alice.under(DEFAULTS),
            deletion(alice, "AKIA2", Optional.empty()),
            DEFAULTS,
            Duration.ZERO,
            NOW);

    // then
    assertThat(decision).isInstanceOf(Decision.Remove.class);
  }

  @Test
  void withNoKeysAllowedTheLeastWorthGoesFirst() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2020-01-01", "2021-06-01", "s3"),
            used("AKIA2", "2020-01-01", "2021-01-01", "s3"));

    // when
    var decision = decision(alice, policy(Map.of("maxActiveKeys", "0")), NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Remove.class, remove -> assertThat(remove.accessKeyId()).isEqualTo("AKIA2"));
  }

  @Test
  void aUserWithinTheLimitKeepsItsKeys() {
    assertThat(decision(user("bob", unused("AKIA1", "2020-01-01")), DEFAULTS, NOW))
        .isEqualTo(new Decision.Keep("bob: 1 active access key."));
  }

  @Test
  void aRotatingUserKeepsItsKeys() {
    // given
    var carol = user("carol", unused("AKIA1", "2020-01-01"), unused("AKIA2", "2026-11-30"));

    // when
    var decision = decision(carol, policy(Map.of("rotationGraceDays", "7")), NOW);

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Keep(
                "carol: 2 active access keys, rotating: the newest is from 2026-11-30, one has to go by"
                    + " 2026-12-07."));
  }

  @Test
  void anExemptUserKeepsItsKeys() {
    // given
    var dave =
        tagged(
            user("dave", unused("AKIA1", "2020-01-01"), unused("AKIA2", "2021-01-01")),
            "exempt",
            "2027-03-31");

    // when
    var decision = decision(dave, policy(Map.of("exemptionTag", "exempt")), NOW);

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Keep("dave: 2 active access keys, exempt until 2027-03-31 (tag exempt)."));
  }

  @Test
  void theReasonIsTheAnnotation() {
    // given
    var alice = user("alice", unused("AKIA1", "2020-01-01"), unused("AKIA2", "2021-01-01"));

    // when
    var decision = decision(alice, DEFAULTS, NOW);

    // then
    assertThat(decision.reason()).isEqualTo(verdict(alice, DEFAULTS, NOW).annotation());
  }

  private static void assertHeldForAPerson(TestUser user) {
    assertThat(decision(user, DEFAULTS, NOW))
        .isInstanceOfSatisfying(
            Decision.Hold.class,
            hold -> {
              assertThat(hold.accessKeyId()).isEqualTo("AKIA1");
              assertThat(hold.removableFrom()).isEmpty();
            });
  }
}
