package onekey.rule.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.KeyPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read about each step in the life of an extra key. */
class RemovalNoticeTest {

  private static final Instant DAY = Instant.parse("2026-12-15T08:00:00Z");
  private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

  private static RemovalNotice about(String userName, KeyPolicy policy) {
    return new RemovalNotice(
        userName,
        KEY,
        userName + ": 2 active access keys, 1 allowed.",
        new RemovalNotice.Setting(
            "rule", policy, "group", new Place("aws", "eu-central-1", "111122223333")));
  }

  private static DeleteAfter after(String days) {
    return DeleteAfter.of(days).orElseThrow();
  }

  static Stream<Notice> all() {
    var alice = about("alice", KeyPolicy.parse(Map.of("exemptionTag", "exempt-until")));
    return Stream.of(
        alice.announced(DAY, after("7")),
        alice.notRemoved(),
        alice.deactivated(Optional.of(DAY)),
        alice.deactivated(Optional.empty()),
        alice.deleted(),
        alice.notDeleted(),
        alice.restored(),
        alice.leftInactive(),
        alice.notAnnounced(),
        alice.notUsedUp(),
        alice.triedAgain(DAY));
  }

  /** A person understands it without knowing OneKey. */
  @ParameterizedTest
  @MethodSource("all")
  void saysWhatHappenedToWhichKeyOfWhomAndWhere(Notice notice) {
    for (var style : NoticeStyle.values()) {
      assertThat(style.write(notice))
          .contains(
              "Access key " + KEY,
              "alice: 2 active access keys",
              "AWS Config rule rule in account 111122223333, Region eu-central-1.",
              "https://console.aws.amazon.com/iam/home#/users/details/alice")
          .doesNotContain("null", "Optional", "%");
    }
    assertThat(NoticeTopic.subject(notice.subject()))
        .isEqualTo(notice.subject())
        .hasSizeLessThan(100)
        .contains(KEY, "(account 111122223333)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "never | Once deactivated, the key is not deleted. This undoes it: aws iam update",
        "0 | On that day the key is deactivated, and deleted at once. A deleted key cannot be",
        "1 | Once deactivated, the key is deleted after 1 day. Until then this undoes it: aws iam",
        "90 | Once deactivated, the key is deleted after 90 days. Until then this undoes it: aws",
      })
  void anAnnouncementSaysWhatComesAfterIt(String deleteAfterDays, String words) {
    assertThat(
            NoticeStyle.TEXT.write(
                about("alice", KeyPolicy.defaults()).announced(DAY, after(deleteAfterDays))))
        .contains("will be deactivated on 2026-12-15", words);
  }

  @ParameterizedTest
  @CsvSource({"exempt-until, 366", "exempt until, 30"})
  void anAnnouncementNamesTheTagThatExempts(String tag, String days) {
    // given
    var policy = KeyPolicy.parse(Map.of("exemptionTag", tag, "maximumExemptionDays", days));

    // then
    assertThat(NoticeStyle.TEXT.write(about("alice", policy).announced(DAY, after("7"))))
        .contains(
            "To exempt the user until a day, at most %s days from now: aws iam tag-user"
                    .formatted(days)
                + " --user-name alice --tags \"Key=%s,Value=YYYY-MM-DD\"".formatted(tag));
  }

  @Test
  void withoutATagNoneIsNamed() {
    assertThat(
            NoticeStyle.TEXT.write(about("alice", KeyPolicy.defaults()).announced(DAY, after("7"))))
        .doesNotContain("tag-user");
  }

  /** In chat a name could be a mention, so it stands in code spans only. */
  @ParameterizedTest
  @CsvSource({"@channel", "@here"})
  void noNameOfAUserIsAMention(String name) {
    // given
    var user = about(name, KeyPolicy.parse(Map.of("exemptionTag", "exempt-until")));

    // then
    for (var notice :
        List.of(
            user.announced(DAY, after("7")),
            user.deactivated(Optional.of(DAY)),
            user.deleted(),
            user.restored(),
            user.leftInactive())) {
      assertThat(NoticeStyle.CHAT.write(notice).replaceAll("`[^`]*`|\\(https[^)]*\\)", ""))
          .doesNotContain(name);
    }
  }

  /** To delete the schedule of an announcement only begins the notice again. */
  @ParameterizedTest
  @MethodSource("all")
  void noRemovalIsCalledOffByDeletingItsSchedule(Notice notice) {
    var text = NoticeStyle.TEXT.write(notice);

    if (text.contains("To stop this removal")) {
      assertThat(text)
          .contains("disable the schedule remove-" + KEY)
          .doesNotContain("delete-schedule");
    }
  }

  @Test
  void anAnnouncementThatIsStillThereSaysHowToStopIt() {
    assertThat(NoticeStyle.TEXT.write(about("alice", KeyPolicy.defaults()).notUsedUp()))
        .contains("To stop this removal alone, disable the schedule remove-" + KEY);
  }

  @Test
  void aUserThatIsGoneHasNoPage() {
    assertThat(NoticeStyle.TEXT.write(about("", KeyPolicy.defaults()).notRemoved()))
        .doesNotContain("users/details");
  }
}
