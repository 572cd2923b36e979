package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import onekey.rule.judgement.Census.UnreadUser;
import org.junit.jupiter.api.Test;

class CensusTest {

  private static final KeyPolicy DEFAULTS = KeyPolicy.defaults();

  @Test
  void sweepsOnlyWhoWasReportedAndIsNotListed() {
    // given
    var cause = new IllegalStateException("AccessDenied");
    var census =
        new Census(
            List.of(user("alice").under(DEFAULTS), user("new").under(DEFAULTS)),
            List.of(new UnreadUser("AIDAUNREAD", "unread", cause)));

    // when
    var verdicts =
        census.judge(Set.of("AIDAALICE", "AIDAUNREAD", "AIDAGONE", "AIDAAWAY"), DEFAULTS, NOW);

    // then
    assertThat(verdicts)
        .extracting(Verdict::userId, Verdict::complianceType)
        .containsExactly(
            tuple("AIDAALICE", ComplianceType.COMPLIANT),
            tuple("AIDANEW", ComplianceType.COMPLIANT),
            tuple("AIDAAWAY", ComplianceType.NOT_APPLICABLE),
            tuple("AIDAGONE", ComplianceType.NOT_APPLICABLE));
  }

  @Test
  void aDepartedUserHasAnAnnotationToo() {
    assertThat(
            new Census(List.of(user("bob").under(DEFAULTS)), List.of())
                .judge(Set.of("AIDAGONE"), DEFAULTS, NOW))
        .extracting(Verdict::annotation)
        .contains("AIDAGONE: IAM lists no such user any more.");
  }

  @Test
  void anAccountThatHadUsersAndListsNoneIsNotBelieved() {
    // when
    var judging =
        assertThatThrownBy(
            () ->
                new Census(List.of(), List.of())
                    .judge(Set.of("AIDAALICE", "AIDABOB"), DEFAULTS, NOW));

    // then
    judging
        .isInstanceOf(NoUsersListedException.class)
        .hasMessageStartingWith("IAM lists no users, but the rule reported 2 earlier.")
        .hasMessageContaining("delete-evaluation-results");
  }

  @Test
  void anAccountThatNeverHadUsersIsEmpty() {
    assertThat(new Census(List.of(), List.of()).judge(Set.of(), DEFAULTS, NOW)).isEmpty();
  }

  @Test
  void anAccountOfWhichNoUserCouldBeReadReportsOnlyDepartedUsers() {
    // given
    var unread = new UnreadUser("AIDAUNREAD", "unread", new IllegalStateException("no"));

    // when
    var verdicts =
        new Census(List.of(), List.of(unread))
            .judge(Set.of("AIDAUNREAD", "AIDAGONE"), DEFAULTS, NOW);

    // then
    assertThat(verdicts).extracting(Verdict::userId).containsExactly("AIDAGONE");
  }

  @Test
  void aWholeCensusDoesNotFail() {
    assertThatCode(new Census(List.of(user("alice").under(DEFAULTS)), List.of())::failIfIncomplete)
        .doesNotThrowAnyException();
  }

  @Test
  void namesWhoCouldNotBeReadAndWhy() {
    // given
    var cause = new IllegalStateException("AccessDenied");
    var census =
        new Census(
            List.of(user("alice").under(DEFAULTS)),
            List.of(new UnreadUser("AIDABOB", "bob", cause)));

    // when
    var failing = assertThatThrownBy(census::failIfIncomplete);

    // then
    failing
        .isInstanceOf(UnreadUsersException.class)
        .hasMessage(
            "1 of 2 users could not be judged and keep their earlier verdict: bob (AccessDenied)")
        .hasCause(cause);
  }

  @Test
  void namesTen() {
    // given
    var unread =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> new UnreadUser("AIDA" + i, "u" + i, new IllegalStateException("no")))
            .toList();

    // when
    var failing = assertThatThrownBy(new Census(List.of(), unread)::failIfIncomplete);

    // then
    failing.message().endsWith("u10 (no)");
  }

  @Test
  void namesTenAtTheMost() {
    // given
    var unread =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> new UnreadUser("AIDA" + i, "u" + i, new IllegalStateException("no")))
            .toList();

    // when
    var failing = assertThatThrownBy(new Census(List.of(), unread)::failIfIncomplete);

    // then
    failing.hasMessageContaining("u10 (no); and 2 more").hasMessageNotContaining("u11");
  }
}
