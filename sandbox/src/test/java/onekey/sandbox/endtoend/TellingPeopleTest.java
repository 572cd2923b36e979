package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static onekey.sandbox.endtoend.JudgedSandbox.NOW;
import static onekey.sandbox.endtoend.JudgedSandbox.RULE;
import static onekey.sandbox.endtoend.JudgedSandbox.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.lambda.Invocation.Outcome;
import onekey.sandbox.sns.PublishedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message of a run: at most one, and only if something changed. */
class TellingPeopleTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:notices";

  private final JudgedSandbox account =
      new JudgedSandbox(_ -> {}, Map.of("ONEKEY_TOPIC_ARN", TOPIC, "ONEKEY_NOTICE_STYLE", "text"));

  @BeforeEach
  void createTheTopic() {
    account.aws.topics().put(TOPIC);
  }

  @AfterEach
  void close() {
    account.close();
  }

  private List<PublishedMessage> messages() {
    return account.aws.topics().messages();
  }

  private String lastMessage() {
    return messages().getLast().message();
  }

  @Test
  void aFirstRunIsOneMessage() {
    // given
    account.userWithKeys("alice", 2);
    account.userWithKeys("bert", 2);
    account.userWithKeys("bob", 1);

    // when
    account.run();

    // then
    assertThat(messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.topicArn()).isEqualTo(TOPIC);
              assertThat(message.subject())
                  .contains("OneKey: 2 IAM users became NON_COMPLIANT (account 111122223333)");
              assertThat(message.message())
                  .contains("in account 111122223333, Region us-east-1.")
                  .contains("\n- alice: 2 active access keys, 1 allowed.")
                  .contains("\n- bert: 2 active access keys, 1 allowed.")
                  .doesNotContain("bob");
            });
  }

  @Test
  void withoutChangesThereIsNoMessage() {
    // given
    account.userWithKeys("alice", 2);
    account.userWithKeys("bob", 1);
    account.run();

    // when a day and a week pass, and everything is reported again
    account.runAfter(Duration.ofDays(1));
    account.runAfter(Duration.ofDays(7));

    // then
    assertThat(account.billed()).isEqualTo(5);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void anAccountInOrderHearsNothing() {
    // given
    account.userWithKeys("bob", 1);

    // when
    account.run();

    // then
    assertThat(messages()).isEmpty();
  }

  @Test
  void saysWhatCeasedAndWhatHappened() {
    // given
    account.userWithKeys("alice", 2);
    account.userWithKeys("gone", 2);
    account.run();
    account.aws.iam().user("alice").orElseThrow().accessKeys().stream()
        .findFirst()
        .ifPresent(key -> account.aws.iam().setStatus(key.id(), "Inactive"));
    account.aws.iam().deleteUser("gone");

    // when
    account.runAfter(Duration.ofDays(1));

    // then
    assertThat(messages()).hasSize(2);
    assertThat(lastMessage())
        .containsPattern(
            "1 IAM user stopped being NON_COMPLIANT:\n- alice: 1 active access key\\. AKIA\\w+ is"
                + " inactive; nothing is scheduled for it\\. Before: ")
        .contains("1 IAM user was deleted while NON_COMPLIANT:\n- AIDA")
        .contains("Before: gone: 2 active access keys, 1 allowed.");
  }

  @Test
  void saysWhoCouldNotBeJudgedAndTheRunFails() {
    // given
    account.userWithKeys("alice", 2);
    account.userWithKeys("secret", 2);
    account.aws.faults().deny("ListAccessKeys", "secret");

    // when
    var failure = account.failure();

    // then
    assertThat(failure).startsWith("1 of 2 users could not be judged");
    assertThat(messages()).hasSize(1);
    assertThat(lastMessage())
        .contains("1 IAM user became NON_COMPLIANT:\n- alice: ")
        .contains("1 IAM user could not be judged and keeps the earlier verdict:\n- secret: ")
        .contains("Not authorized to perform ListAccessKeys");
  }

  /** Nobody is told of a verdict that AWS Config does not have. */
  @Test
  void saysNothingOfAVerdictThatConfigRefused() {
    // given
    var alice = account.userWithKeys("alice", 2);
    account.userWithKeys("bert", 2);
    account.aws.faults().failEvaluations(Set.of(alice), Integer.MAX_VALUE);

    // when
    account.failure();

    // then
    assertThat(messages()).hasSize(1);
    assertThat(lastMessage()).contains("- bert: ").doesNotContain("alice");

    // when AWS Config takes it, people hear of it
    account.aws.faults().clear();
    account.runAfter(Duration.ofDays(1));
    assertThat(lastMessage()).contains("- alice: ").doesNotContain("- bert: ");
  }

  @Test
  void whatWasReportedBeforeConfigFailedIsTold() {
    // given 100 users fill a batch, and the next batch fails
    for (var i = 0; i < 101; i++) {
      account.userWithKeys("user%03d".formatted(i), 2);
    }
    account
        .aws
        .faults()
        .after(
            action("PutEvaluations"),
            () ->
                account
                    .aws
                    .faults()
                    .answer(
                        action("PutEvaluations"),
                        Integer.MAX_VALUE,
                        new ApiError(400, "InvalidResultTokenException", "the token has expired")));

    // when
    var failure = account.failure();

    // then
    assertThat(failure).contains("the token has expired");
    assertThat(messages()).hasSize(1);
    assertThat(lastMessage())
        .contains("100 IAM users became NON_COMPLIANT:")
        .contains("- and 75 more");
  }

  @Test
  void aTopicThatRefusesFailsTheRunAfterTheVerdictsAreReported() {
    // given
    var alice = account.userWithKeys("alice", 2);
    account.aws.faults().deny("Publish");

    // when
    var failure = account.failure();

    // then
    assertThat(failure)
        .contains("The message \"OneKey: 1 IAM user became NON_COMPLIANT (account 111122223333)\"")
        .contains("could not be sent to the topic " + TOPIC)
        .contains("onekey:noticeTopicArn");
    assertThat(account.verdict(alice)).contains("NON_COMPLIANT");
    assertThat(messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sns:eu-west-1:111122223333:elsewhere",
        "arn:aws:sns:us-east-1:444455556666:others",
        "arn:aws:sns:us-east-1:111122223333:deleted",
      })
  void aTopicOfAnotherRegionOrAccountOrNoneIsNamed(String topic) {
    // given
    if (!topic.endsWith("deleted")) {
      account.aws.topics().put(topic);
    }
    try (var other =
        new JudgedSandbox(
            _ -> {}, Map.of("ONEKEY_TOPIC_ARN", topic, "ONEKEY_NOTICE_STYLE", "text"))) {
      var alice = other.userWithKeys("alice", 2);
      if (!topic.endsWith("deleted")) {
        other.aws.topics().put(topic);
      }

      // when
      var failure = other.failure();

      // then
      assertThat(failure).contains("could not be sent to the topic " + topic + ":");
      assertThat(other.verdict(alice)).contains("NON_COMPLIANT");
    }
  }

  @Test
  void theSameEventTwiceIsOneMessage() {
    // given
    account.userWithKeys("alice", 2);
    account.run();

    // when
    account.run();

    // then
    assertThat(messages()).hasSize(1);
  }

  @Test
  void aTestOfTheRuleTellsNobody() {
    // given
    account.userWithKeys("alice", 2);

    // when
    var outcome =
        account.invoke(
            """
            {
              "invokingEvent": "{\\"messageType\\":\\"ScheduledNotification\\",\\"notificationCreationTime\\":\\"%s\\"}",
              "ruleParameters": "{}",
              "resultToken": "TESTMODE",
              "configRuleName": "%s"
            }
            """
                .formatted(NOW, RULE));

    // then
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    assertThat(messages()).isEmpty();
  }

  @Test
  void namesKeyDescriptionAndOwnerWhereTheyDoNotFitIntoTheAnnotation() {
    // given
    account.policy(Map.of("ownerTag", "owner"));
    var name = "n".repeat(64);
    var user = account.user(name);
    var key = account.key(name, "Active", daysAgo(400), Optional.empty());
    account.key(name, "Active", daysAgo(300), Optional.empty());
    account.aws.iam().tagUser(name, key, "the key of the machine in the branch");
    account.aws.iam().tagUser(name, "owner", "jane.doe@branch.example.com");

    // when
    account.run();

    // then
    assertThat(account.annotation(user).orElse("")).doesNotContain("jane.doe@branch");
    assertThat(lastMessage())
        .contains(key + " \"the key of the machine in the branch\" (no use recorded, created ")
        .contains("Owner: \"jane.doe@branch.example.com\".");
  }
}
