package onekey.sandbox.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.SandboxClock;
import onekey.sandbox.permission.ResourcePolicy;
import onekey.sandbox.sqs.QueueSettings.Redrive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class QueuesTest {

  private static final Account ACCOUNT = new Account("111122223333", Region.US_EAST_1);
  private static final String ARN = ACCOUNT.arn("sqs", "work");
  private static final String DEAD = ACCOUNT.arn("sqs", "dead");
  private static final QueueMessage MESSAGE = new QueueMessage("text", Map.of());
  private static final String RULE = ACCOUNT.arn("events", "rule/watch");

  private final SandboxClock clock = new SandboxClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final Queues queues = new Queues(ACCOUNT, clock);

  private void put(int delaySeconds, int visibilitySeconds, int maxReceiveCount, String policy) {
    queues.put("dead");
    queues.put(
        "work",
        new QueueSettings(
            Duration.ofSeconds(delaySeconds),
            Duration.ofSeconds(visibilitySeconds),
            Optional.of(new Redrive(DEAD, maxReceiveCount)),
            Optional.of(policy).filter(text -> !text.isEmpty()).map(ResourcePolicy::parse)));
  }

  private List<StoredMessage> receiveAfter(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    return queues.receive(ARN, 10);
  }

  @Test
  void showsAMessageAfterItsDelay() {
    put(15, 240, 12, "");
    queues.send(ARN, MESSAGE);

    assertThat(receiveAfter(14)).isEmpty();
    assertThat(receiveAfter(1)).hasSize(1);
  }

  @Test
  void showsAMessageAgainAfterTheVisibilityTimeout() {
    // given
    put(0, 240, 12, "");
    queues.send(ARN, MESSAGE);
    var first = receiveAfter(0).getFirst();

    // then
    assertThat(receiveAfter(239)).isEmpty();
    assertThat(receiveAfter(1))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.id()).isEqualTo(first.id());
              assertThat(again.receiveCount()).isEqualTo(2);
              assertThat(again.sent()).isEqualTo(first.sent());
              assertThat(again.firstReceived()).isEqualTo(first.firstReceived());
              assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());
            });
  }

  @Test
  void movesAMessageThatWasReceivedTooOften() {
    // given
    put(0, 1, 2, "");
    queues.send(ARN, MESSAGE);

    // then
    assertThat(receiveAfter(1)).hasSize(1);
    assertThat(receiveAfter(1)).hasSize(1);
    assertThat(queues.messages("dead")).isEmpty();
    assertThat(receiveAfter(1)).isEmpty();
    assertThat(queues.messages("work")).isEmpty();
    assertThat(queues.messages("dead")).containsExactly(MESSAGE);
  }

  @Test
  void deletesByTheLastReceiptHandleOnly() {
    // given
    put(0, 1, 12, "");
    queues.send(ARN, MESSAGE);
    var first = receiveAfter(0).getFirst().receiptHandle().orElseThrow();
    var second = receiveAfter(1).getFirst().receiptHandle().orElseThrow();

    // then
    queues.deleteMessage(ARN, first);
    assertThat(queues.messages("work")).hasSize(1);
    queues.deleteMessage(ARN, second);
    assertThat(queues.messages("work")).isEmpty();
  }

  @Test
  void keepsItsMessagesWhenItsSettingsChange() {
    put(0, 1, 12, "");
    queues.send(ARN, MESSAGE);

    put(5, 1, 12, "");

    assertThat(queues.messages("work")).hasSize(1);
    assertThat(queues.settings("work").delay()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Service\": \"events.amazonaws.com\" | Allow | rule/watch | true",
        "\"Service\": [\"sns.amazonaws.com\", \"events.amazonaws.com\"] | Allow | rule/* | true",
        "\"AWS\": \"*\" | Allow | rule/watch | true",
        "\"Service\": \"events.amazonaws.com\" | Allow | rule/other | false",
        "\"Service\": \"scheduler.amazonaws.com\" | Allow | rule/watch | false",
        "\"AWS\": \"arn:aws:iam::111122223333:root\" | Allow | rule/watch | false",
        "\"Service\": \"events.amazonaws.com\" | Deny | rule/watch | false",
      })
  void takesOnlyWhatItsPolicyLetsAServiceSend(
      String principal, String effect, String rule, boolean isTaken) {
    // given a statement like that of the CDK, which refuses all that is not sent over TLS
    put(
        0,
        240,
        12,
        """
        {"Statement": [
          {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sqs:*", "Resource": "%s",
           "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
          {"Effect": "%s", "Principal": {%s}, "Action": "sqs:SendMessage", "Resource": "%s",
           "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"},
                         "ArnLike": {"aws:SourceArn": "arn:aws:events:us-east-1:111122223333:%s"}}}]}
        """
            .formatted(ARN, effect, principal, ARN, rule));

    // then
    if (isTaken) {
      queues.deliver("events.amazonaws.com", RULE, ARN, MESSAGE);
      assertThat(queues.messages("work")).containsExactly(MESSAGE);
    } else {
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> queues.deliver("events.amazonaws.com", RULE, ARN, MESSAGE))
          .withMessageContaining(RULE);
      assertThat(queues.messages("work")).isEmpty();
    }
  }

  @Test
  void takesNothingFromAServiceWithoutAPolicy() {
    queues.put("work");

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> queues.deliver("events.amazonaws.com", RULE, ARN, MESSAGE))
        .withMessageContaining("AccessDenied");
  }

  @ParameterizedTest
  @CsvSource({"901, 0, 1, delay", "0, 43201, 1, visibilityTimeout", "0, 0, 0, maxReceiveCount"})
  void refusesSettingsOutOfRange(int delay, int visibility, int receives, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put(delay, visibility, receives, ""))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"} | needs a Principal",
        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"NotAction\": \"a\", \"Resource\": \"*\"} | NotAction",
        "{\"Effect\": \"Deny\", \"NotPrincipal\": \"*\", \"Action\": \"a\", \"Resource\": \"*\"} | needs a Principal",
      })
  void refusesAPolicyThatItDoesNotKnow(String statement, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResourcePolicy.parse("{\"Statement\": [" + statement + "]}"))
        .withMessageContaining(message);
  }
}
