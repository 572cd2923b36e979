package onekey.rule.notice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Changes;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.ReportedVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunNoticeTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant CREATED = Instant.parse("2024-01-01T00:00:00Z");
  private static final Place PLACE = new Place("aws", "eu-central-1", "123456789012");
  private static final String RULE = "iam-user-single-access-key";
  private static final KeyPolicy POLICY =
      KeyPolicy.parse(Map.of("exemptionTag", "exempt until", "ownerTag", "owner"));

  @Test
  void saysInWordsWhatHappenedToWhomAndWhatToDo() {
    // given
    var changes =
        new Changes(
            List.of(
                overLimit(
                    "alice",
                    Optional.empty(),
                    Map.of("AKIAALICE1", "branch NAS", "owner", "jane@example.com")),
                withinLimit("bob", nonCompliant("bob", "bob: 2 active access keys."))),
            List.of(nonCompliant("gone", "gone: 2 active access keys.")),
            List.of(
                new UnreadUser("AIDACAROL", "carol", new IllegalStateException("AccessDenied"))));

    // when
    var notice = RunNotice.of(changes, POLICY, RULE, PLACE).orElseThrow();

    // then
    assertThat(notice.subject())
        .isEqualTo("OneKey: 1 IAM user became NON_COMPLIANT (account 123456789012)");
    assertThat(NoticeStyle.TEXT.write(notice))
        .isEqualTo(
            """
            AWS Config rule iam-user-single-access-key in account 123456789012, Region eu-central-1.

            1 IAM user became NON_COMPLIANT:
            - alice: 2 active access keys, 1 allowed. Extra: AKIAALICE1 "branch NAS" (no use recorded, created 2024-01-01); may be removed since 2024-02-15. Owner: "jane@example.com".
              https://console.aws.amazon.com/iam/home#/users/details/alice?section=security_credentials

            1 IAM user stopped being NON_COMPLIANT:
            - bob: 1 active access key. Before: bob: 2 active access keys.
              https://console.aws.amazon.com/iam/home#/users/details/bob?section=security_credentials

            1 IAM user was deleted while NON_COMPLIANT:
            - AIDAgone. Before: gone: 2 active access keys.

            1 IAM user could not be judged and keeps the earlier verdict:
            - carol: AccessDenied
              https://console.aws.amazon.com/iam/home#/users/details/carol?section=security_credentials

            Find out who uses the extra key. To deactivate it: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive. To undo that: the same command with --status Active.

            To exempt a user until a day: aws iam tag-user --user-name USER --tags "Key=exempt until,Value=YYYY-MM-DD"

            Remove the cause that is named for each user that could not be judged, then run the rule again: aws configservice start-config-rules-evaluation --config-rule-names iam-user-single-access-key

            All verdicts of the rule: https://eu-central-1.console.aws.amazon.com/config/home?region=eu-central-1#/rules/details?configRuleName=iam-user-single-access-key
            """);
  }

  @Test
  void nothingNewIsNoMessage() {
    // given a user that stays NON_COMPLIANT, one that stays COMPLIANT, a COMPLIANT one that
    // departed
    var changes =
        new Changes(
            List.of(
                overLimit("alice", Optional.of(nonCompliant("alice", "another text")), Map.of()),
                withinLimit("bob", compliant("bob"))),
            List.of(compliant("gone")),
            List.of());

    // then
    assertThat(RunNotice.of(changes, POLICY, RULE, PLACE)).isEmpty();
  }

  @Test
  void theTextOfALongListSaysHowManyAreLeftOut() {
    // when
    var text = NoticeStyle.TEXT.write(many(100));

    // then
    assertThat(text)
        .contains("100 IAM users became NON_COMPLIANT:\n")
        .contains("\n- and 75 more\n");
    assertThat(text.lines().filter(line -> line.startsWith("- user"))).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 11, 5_000})
  void aChatMessageIsACustomNotificationOfBoundedLength(int users) throws IOException {
    // when
    var json = JSON.std.mapFrom(NoticeStyle.CHAT.write(many(users)));

    // then
    assertThat(json).containsEntry("version", "1.0").containsEntry("source", "custom");
    var content = content(json);
    assertThat(content).containsOnlyKeys("textType", "title", "description", "nextSteps");
    assertThat(content).containsEntry("textType", "client-markdown");
    var description = String.valueOf(content.get("description"));
    assertThat(description).hasSizeLessThanOrEqualTo(6_000).contains("AKIAuser01");
    var shown = description.lines().filter(line -> line.startsWith("- `user")).count();
    assertThat(shown).isBetween(1L, 10L);
    if (shown < users) {
      assertThat(description).contains("- and %d more".formatted(users - shown));
    }
  }

  @ParameterizedTest
  @EnumSource(NoticeStyle.class)
  void aMessageFitsIntoWhatSnsTakes(NoticeStyle style) {
    // given the longest texts that any user can have, of three bytes a character
    var unread =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    new UnreadUser(
                        "AIDA" + i, "€".repeat(64), new IllegalStateException("€".repeat(5_000))))
            .toList();
    var notice =
        RunNotice.of(new Changes(List.of(), List.of(), unread), POLICY, RULE, PLACE).orElseThrow();

    // then
    assertThat(style.write(notice).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(262_144);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nSubject: forged",
        "<!channel> <http://e.example|click>",
        "`code` *bold* _it_ [x](http://e.example)",
        "\u202Egnp.exe\u202C",
        "\"}],\"version\":\"2.0",
        "\u0000\u0007\u001B[31m",
        "שלום",
      })
  void theTextOfOthersBreaksNoMessage(String hostile) throws IOException {
    // given
    var changes =
        new Changes(
            List.of(
                overLimit(
                    "alice", Optional.empty(), Map.of("AKIAALICE1", hostile, "owner", hostile)),
                withinLimit("bob", nonCompliant("bob", hostile))),
            List.of(),
            List.of(new UnreadUser("AIDACAROL", "carol", new IllegalStateException(hostile))));
    var notice = RunNotice.of(changes, POLICY, RULE, PLACE).orElseThrow();

    // when
    var text = NoticeStyle.TEXT.write(notice);
    var chat = JSON.std.mapFrom(NoticeStyle.CHAT.write(notice));

    // then every line is ours
    assertThat(text.lines())
        .allMatch(
            line ->
                line.isEmpty() || line.matches("(AWS|1 IAM|- |  https|Find|To |Remove|All ).*"));
    assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(chat)
        .containsOnlyKeys("version", "source", "content")
        .containsEntry("version", "1.0");
    var content = content(chat);
    var description = String.valueOf(content.get("description"));
    assertThat(description).doesNotContain("<").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    // What others wrote stands between two backticks.
    assertThat(description.lines().filter(line -> line.startsWith("- ")))
        .allMatch(line -> line.matches("- `[^`]*`( \\(\\[access keys]\\(https://[^()]*\\)\\))?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-iso", "aws-iso-b", "unknown"})
  void withoutAKnownConsoleThereAreNoLinks(String partition) {
    // when
    var notice =
        RunNotice.of(
                new Changes(
                    List.of(overLimit("alice", Optional.empty(), Map.of())), List.of(), List.of()),
                POLICY,
                RULE,
                new Place(partition, "us-iso-east-1", "123456789012"))
            .orElseThrow();

    // then
    assertThat(NoticeStyle.TEXT.write(notice)).doesNotContain("https:").contains("alice");
    assertThat(NoticeStyle.CHAT.write(notice)).doesNotContain("https:").contains("alice");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> content(Map<String, Object> notification) {
    return (Map<String, Object>) requireNonNull(notification.get("content"));
  }

  private static Notice many(int users) {
    var judged = new ArrayList<Finding>();
    for (var i = 1; i <= users; i++) {
      judged.add(overLimit("user%02d".formatted(i), Optional.empty(), Map.of()));
    }
    return RunNotice.of(new Changes(judged, List.of(), List.of()), POLICY, RULE, PLACE)
        .orElseThrow();
  }

  private static Finding overLimit(
      String name, Optional<ReportedVerdict> reported, Map<String, String> tags) {
    var first = key(name, 1);
    var second = key(name, 2);
    return Finding.of(
        new Evidence.OverLimit(
            user(name, List.of(first, second)), List.of(counted(first), counted(second)), tags),
        Optional.empty(),
        reported,
        POLICY,
        NOW);
  }

  private static Finding withinLimit(String name, ReportedVerdict reported) {
    return Finding.of(
        new Evidence.WithinLimit(user(name, List.of(key(name, 1))), 1),
        Optional.empty(),
        Optional.of(reported),
        POLICY,
        NOW);
  }

  private static IamUser user(String name, List<AccessKey> keys) {
    return new IamUser("AIDA" + name, name, keys);
  }

  private static AccessKey key(String name, int number) {
    var id = name.equals("alice") ? "AKIAALICE" + number : "AKIA" + name + number;
    return new AccessKey(id, KeyStatus.ACTIVE, CREATED);
  }

  private static CountedKey counted(AccessKey key) {
    return new CountedKey(key.id(), key.created(), new LastUse.NotRecorded());
  }

  private static ReportedVerdict nonCompliant(String name, String annotation) {
    return new ReportedVerdict("AIDA" + name, ComplianceType.NON_COMPLIANT, annotation, NOW);
  }

  private static ReportedVerdict compliant(String name) {
    return new ReportedVerdict("AIDA" + name, ComplianceType.COMPLIANT, name + ": fine", NOW);
  }
}
