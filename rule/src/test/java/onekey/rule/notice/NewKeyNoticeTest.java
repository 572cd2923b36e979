package onekey.rule.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.notice.NewKeyNotice.OverLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read minutes after a key was created or made active. */
class NewKeyNoticeTest {

  private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");

  private static final Statement CREATED =
      new Statement(
          "CreateAccessKey",
          Optional.of("AKIANEW"),
          Optional.of(Instant.parse("2026-11-29T12:00:03.5Z")),
          Optional.of("arn:aws:iam::111122223333:user/mallory"),
          Optional.of("203.0.113.7"));

  private static OverLimit bob(Statement... statements) {
    return new OverLimit(
        "bob", "bob: 2 active access keys, 1 allowed. Extra: AKIAOLD.", List.of(statements));
  }

  @Test
  void saysWhoseKeyMadeByWhomAndFromWhere() {
    // when
    var notice = NewKeyNotice.of(List.of(bob(CREATED)), 0, "the-rule", PLACE);
    var text = NoticeStyle.TEXT.write(notice);

    // then
    assertThat(NoticeTopic.subject(notice.subject()))
        .isEqualTo(
            "OneKey: 1 IAM user has more active access keys than allowed now (account 111122223333)");
    assertThat(text)
        .contains(
            "AWS Config rule the-rule in account 111122223333, Region eu-central-1.",
            "- bob: 2 active access keys, 1 allowed. Extra: AKIAOLD.\n",
            "What CloudTrail states about their keys:\n- bob: CreateAccessKey of access key AKIANEW"
                + " at 2026-11-29T12:00:03Z by arn:aws:iam::111122223333:user/mallory from"
                + " 203.0.113.7.\n",
            "https://console.aws.amazon.com/iam/home#/users/details/bob",
            "What CloudTrail states was not checked.",
            "aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive");
  }

  @Test
  void statesNothingThatTheEventDoesNotSay() {
    // given
    var bare =
        new Statement(
            "UpdateAccessKey",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    // then
    assertThat(NoticeStyle.TEXT.write(NewKeyNotice.of(List.of(bob(bare)), 0, "the-rule", PLACE)))
        .contains("- bob: UpdateAccessKey by a caller that the event does not name.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 more IAM user got an active access key",
    "975, 975 more IAM users got an active access key"
  })
  void saysHowManyUsersWereNotLookedAt(int others, String words) {
    assertThat(
            NoticeStyle.TEXT.write(
                NewKeyNotice.of(List.of(bob(CREATED)), others, "the-rule", PLACE)))
        .contains(words, "The next run of the rule judges them, within minutes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`@channel` <!channel> [x](https://evil.example)",
        "a\nAll verdicts of the rule: https://evil.example",
        "\u202Egnp.exe\u0000\u001b[31m",
        "\"}],\"x\":{\"",
        "{{ ChooseExtraKey.userName }}"
      })
  void theTextOfOthersBreaksNoMessage(String hostile) throws IOException {
    // given
    var statement =
        new Statement(
            "CreateAccessKey",
            Optional.of(hostile),
            Optional.empty(),
            Optional.of(hostile),
            Optional.of(hostile));
    var notice = NewKeyNotice.of(List.of(bob(statement)), 0, "the-rule", PLACE);

    // when
    var text = NoticeStyle.TEXT.write(notice);
    var chat = JSON.std.mapFrom(NoticeStyle.CHAT.write(notice));

    // then
    assertThat(text.lines())
        .allMatch(
            line ->
                line.isEmpty() || line.matches("(AWS|1 IAM|What|- bob|  https|This|If |All ).*"));
    assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(chat).containsOnlyKeys("version", "source", "content");
    assertThat(NoticeStyle.CHAT.write(notice).replaceAll("`[^`]*`", ""))
        .doesNotContain("evil", "channel");
  }

  /** Whoever wrote a long description or has a long name must not cut off who made the key. */
  @ParameterizedTest
  @EnumSource(NoticeStyle.class)
  void noLengthHidesWhoMadeTheKeyAndFromWhere(NoticeStyle style) {
    // given everything as long as it can be
    var statement =
        new Statement(
            "UpdateAccessKey",
            Optional.of("A".repeat(128)),
            Optional.of(Instant.parse("2026-11-29T12:00:03Z")),
            Optional.of(
                "arn:aws:sts::111122223333:assumed-role/" + "r".repeat(64) + "/" + "s".repeat(43)),
            Optional.of("0000:0000:0000:0000:0000:ffff:192.168.100.228"));
    var user = new OverLimit("u".repeat(64), "x".repeat(1_000), List.of(statement));

    // when
    var message = style.write(NewKeyNotice.of(List.of(user), 0, "the-rule", PLACE));

    // then
    assertThat(message)
        .contains("UpdateAccessKey of access key AAAA", "at 2026-11-29T12:00:03Z")
        .contains(" by " + statement.by().orElseThrow())
        .contains(" from 0000:0000:0000:0000:0000:ffff:192.168.100.228.");
  }

  @Test
  void aLongListIsCutInEveryStyle() {
    // given
    var users = IntStream.range(0, 60).mapToObj(_ -> bob(CREATED, CREATED)).toList();
    var notice = NewKeyNotice.of(users, 0, "the-rule", PLACE);

    // then
    assertThat(NoticeStyle.TEXT.write(notice)).contains("60 IAM users have", "- and 35 more");
    assertThat(NoticeStyle.CHAT.write(notice)).contains("more").hasSizeLessThan(10_000);
  }
}
