package onekey.rule.judgement;

import static onekey.rule.judgement.ComplianceType.COMPLIANT;
import static onekey.rule.judgement.ComplianceType.NON_COMPLIANT;
import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.policy;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Keys.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

  private static final KeyPolicy DEFAULTS = KeyPolicy.defaults();

  private static final TestUser BOB = user("bob", unused("AKIA1", "2024-01-01"));
  private static final TestUser ALICE =
      user("alice", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2025-01-01"));

  @ParameterizedTest
  @CsvSource({
    "bob, 7, PT0S, false",
    "bob, 7, PT163H59M59S, false", // four hours early is seven days less four hours
    "bob, 7, PT164H, true",
    "bob, 1, PT19H59M59S, false",
    "bob, 1, PT20H, true",
    "bob, 0, PT0S, true",
    "bob, 90, PT2155H, false",
    "alice, 7, PT0S, false",
    "alice, 7, PT19H59M59S, false",
    "alice, 7, PT20H, true",
    "alice, 90, PT20H, true",
    "alice, 0, PT0S, true",
    "bob, 7, -PT1M, false", // another run of the same moment recorded it
    "bob, 7, -PT164H, true", // a record of the future is not fresh
  })
  void anUnchangedVerdictIsReportedAgainWhenItIsOld(
      String name, String reportUnchangedDays, Duration age, boolean due) {
    // given
    var policy = policy(Map.of("reportUnchangedDays", reportUnchangedDays));
    var judged = name.equals("bob") ? BOB : ALICE;

    // when
    var finding = finding(judged, Optional.of(asNow(judged, policy, NOW.minus(age))), policy);

    // then
    assertThat(finding.isDue(NOW)).isEqualTo(due);
  }

  @Test
  void whatDiffersOrIsNewIsReportedAtOnce() {
    // given
    var now = asNow(BOB, DEFAULTS, NOW);
    var otherType = new ReportedVerdict(BOB.id(), NON_COMPLIANT, now.annotation(), NOW);
    var otherText = new ReportedVerdict(BOB.id(), COMPLIANT, now.annotation() + " ", NOW);
    var noText = new ReportedVerdict(BOB.id(), COMPLIANT, "", NOW);

    // then
    assertThat(Stream.of(Optional.of(otherType), Optional.of(otherText), Optional.of(noText)))
        .allSatisfy(reported -> assertThat(finding(BOB, reported, DEFAULTS).isDue(NOW)).isTrue());
    assertThat(finding(BOB, Optional.empty(), DEFAULTS).isDue(NOW)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "alice, '', true, false",
    "alice, COMPLIANT, true, false",
    "alice, NOT_APPLICABLE, true, false",
    "alice, NON_COMPLIANT, false, false",
    "bob, '', false, false",
    "bob, COMPLIANT, false, false",
    "bob, NON_COMPLIANT, false, true",
  })
  void peopleHearWhatBecameOrCeasedToBeNonCompliant(
      String name, String before, boolean became, boolean ceased) {
    // given
    var judged = name.equals("bob") ? BOB : ALICE;
    var reported =
        Optional.of(before)
            .filter(type -> !type.isEmpty())
            .map(
                type ->
                    new ReportedVerdict(judged.id(), ComplianceType.valueOf(type), "before", NOW));

    // when
    var changes = new Changes(List.of(finding(judged, reported, DEFAULTS)), List.of(), List.of());

    // then
    assertThat(changes.becameNonCompliant()).hasSize(became ? 1 : 0);
    assertThat(changes.ceasedToBeNonCompliant()).hasSize(ceased ? 1 : 0);
    assertThat(changes.isNews()).isEqualTo(became || ceased);
  }

  @ParameterizedTest
  @CsvSource({"COMPLIANT, false", "NON_COMPLIANT, true"})
  void peopleHearOfADepartedUserThatWasNonCompliant(ComplianceType before, boolean news) {
    // when
    var changes =
        new Changes(
            List.of(),
            List.of(new ReportedVerdict("AIDAGONE", before, "gone: 2 keys", NOW)),
            List.of());

    // then
    assertThat(changes.departedNonCompliant()).hasSize(news ? 1 : 0);
    assertThat(changes.isNews()).isEqualTo(news);
  }

  @Test
  void aUserOnRecordThatAListLacksIsMissing() {
    // given
    var reported = reported("AIDAGONE", "AIDAALICE", "AIDAAWAY");

    // when
    var missing = Changes.missing(reported, Set.of("AIDAALICE", "AIDANEW"));

    // then
    assertThat(missing).extracting(ReportedVerdict::userId).containsExactly("AIDAAWAY", "AIDAGONE");
  }

  @Test
  void anAccountThatHadUsersAndListsNoneIsNotBelieved() {
    // when
    var judging =
        assertThatThrownBy(() -> Changes.missing(reported("AIDAALICE", "AIDABOB"), Set.of()));

    // then
    judging
        .isInstanceOf(NoUsersListedException.class)
        .hasMessageStartingWith("IAM lists no users, but the rule reported 2 earlier.")
        .hasMessageContaining("delete-evaluation-results");
  }

  @Test
  void anAccountThatNeverHadUsersIsEmpty() {
    assertThat(Changes.missing(Map.of(), Set.of())).isEmpty();
  }

  @Test
  void aDepartedUserHasAnAnnotationToo() {
    assertThat(Verdict.departed("AIDAGONE").annotation())
        .isEqualTo("AIDAGONE: IAM lists no such user any more.");
  }

  @Test
  void aRunThatJudgedEverybodyIsComplete() {
    assertThat(
            new Changes(List.of(finding(BOB, Optional.empty(), DEFAULTS)), List.of(), List.of())
                .incompleteness())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 of 2 users could not be judged and keep their earlier verdict: u1 (no)",
        "10 | u10 (no)",
        "12 | u10 (no); and 2 more",
      })
  void namesTenAtTheMostWhoCouldNotBeJudged(int count, String end) {
    // given
    var cause = new IllegalStateException("no");
    var unread =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new UnreadUser("AIDA" + i, "u" + i, cause))
            .toList();

    // when
    var changes = new Changes(List.of(finding(BOB, Optional.empty(), DEFAULTS)), List.of(), unread);

    // then
    assertThat(changes.isNews()).isTrue();
    assertThat(changes.incompleteness())
        .hasValueSatisfying(
            why -> {
              assertThat(why).hasMessageEndingWith(end);
              assertThat(why).hasMessageStartingWith("%d of %d users", count, count + 1);
              assertThat(why).hasCause(cause);
            });
  }

  private static Finding finding(
      TestUser user, Optional<ReportedVerdict> reported, KeyPolicy policy) {
    return Finding.of(user.under(policy), Optional.of(PendingSteps.none()), reported, policy, NOW);
  }

  /** The verdict of now, recorded earlier. */
  private static ReportedVerdict asNow(TestUser user, KeyPolicy policy, Instant recordedAt) {
    var verdict = Keys.verdict(user, policy, NOW);
    return new ReportedVerdict(
        verdict.userId(), verdict.complianceType(), verdict.annotation(), recordedAt);
  }

  private static Map<String, ReportedVerdict> reported(String... userIds) {
    return Stream.of(userIds)
        .map(userId -> new ReportedVerdict(userId, COMPLIANT, "fine", NOW))
        .collect(Collectors.toMap(ReportedVerdict::userId, Function.identity()));
  }
}
