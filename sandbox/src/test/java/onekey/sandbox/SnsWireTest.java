package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.sns.PublishedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Amazon SNS over HTTP, by the SDK's own client. */
class SnsWireTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:notices";
  private static final String ELSEWHERE = "arn:aws:sns:eu-west-1:111122223333:notices";
  private static final Principal JUDGE = Principal.role("judge");

  private final Sandbox sandbox = Sandbox.start();
  private final SnsClient sns = PlainClients.sns(sandbox, JUDGE);

  @BeforeEach
  void createTopic() {
    sandbox.topics().put(TOPIC);
  }

  @AfterEach
  void close() {
    sns.close();
    sandbox.close();
  }

  @Test
  void keepsWhatIsPublished() {
    // given
    sandbox.clock().advance(Duration.ofSeconds(5));

    // when
    var id =
        sns.publish(
                request ->
                    request
                        .topicArn(TOPIC)
                        .subject("A & B")
                        .message("one\ntwo <three> = é & \uD83D\uDD11")
                        .messageAttributes(Map.of("a.b", attribute("1"), "c", attribute("=&."))))
            .messageId();
    sns.publish(request -> request.topicArn(TOPIC).message("plain"));

    // then
    assertThat(sandbox.topics().messages()).hasSize(2);
    assertThat(sandbox.topics().messages().getFirst())
        .isEqualTo(
            new PublishedMessage(
                id,
                TOPIC,
                Optional.of("A & B"),
                "one\ntwo <three> = é & \uD83D\uDD11",
                Map.of("a.b", "1", "c", "=&."),
                sandbox.clock().instant()));
    assertThat(sandbox.topics().messages().getLast().subject()).isEmpty();
    assertThat(sandbox.calls().permissionsUsed(JUDGE)).containsExactly("sns:Publish");
  }

  private static MessageAttributeValue attribute(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  @Test
  void saysThatThereIsNoSuchTopic() {
    // given
    sandbox.topics().delete(TOPIC);

    // then
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> publish(TOPIC, "text"))
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(404));
    assertThat(sandbox.topics().messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notices",
        "arn:aws:sns:us-east-1:111122223333:",
        "arn:aws:sns:us-east-1:111122223333:notices:6f2c",
        "arn:aws:sns:us-east-1:1111:notices",
        "arn:aws:sqs:us-east-1:111122223333:notices",
        "arn:aws:sns::111122223333:notices",
        " " + TOPIC,
        TOPIC + "\n",
      })
  void refusesWhatIsNoTopic(String arn) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(arn, "text"))
        .withMessageContaining("TopicArn");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.topics().put(arn))
        .withMessageContaining(arn);
  }

  @Test
  void refusesAMessageWithoutATopic() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> sns.publish(request -> request.message("text")))
        .withMessageContaining("TopicArn");
  }

  @ParameterizedTest
  @EnumSource
  void takesOnlyMessagesToTheRegionOfTheClient(SandboxSettings.Transport transport) {
    // given
    sandbox.topics().put(ELSEWHERE);

    // then
    try (var here = client(transport, Region.US_EAST_1);
        var there = client(transport, Region.EU_WEST_1)) {
      here.publish(request -> request.topicArn(TOPIC).message("here"));
      there.publish(request -> request.topicArn(ELSEWHERE).message("there"));
      assertThatExceptionOfType(InvalidParameterException.class)
          .isThrownBy(() -> here.publish(request -> request.topicArn(ELSEWHERE).message("text")))
          .withMessageContaining("TopicArn");
      assertThatExceptionOfType(InvalidParameterException.class)
          .isThrownBy(() -> there.publish(request -> request.topicArn(TOPIC).message("text")));
    }
    assertThat(sandbox.topics().messages())
        .extracting(PublishedMessage::message)
        .containsExactly("here", "there");
  }

  private SnsClient client(SandboxSettings.Transport transport, Region region) {
    return switch (transport) {
      case SOCKETS -> PlainClients.sns(sandbox, JUDGE, region);
      case IN_PROCESS ->
          SnsClient.builder()
              .httpClient(sandbox.transport(JUDGE))
              .credentialsProvider(AnonymousCredentialsProvider.create())
              .region(region)
              .build();
    };
  }

  @Test
  void publishesToNoTopicOfAnotherAccount() {
    // given
    var foreign = "arn:aws:sns:us-east-1:999988887777:notices";
    sandbox.topics().put(foreign);

    // then
    assertThatExceptionOfType(AuthorizationErrorException.class)
        .isThrownBy(() -> publish(foreign, "text"))
        .withMessageContaining(foreign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1", "[x] y", "~"})
  void takesASubject(String subject) {
    publish(TOPIC, subject, "text");
    publish(TOPIC, subject + "y".repeat(99 - subject.length()), "text");

    assertThat(sandbox.topics().messages()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a\nb", "a\r", "a\tb", "a\u007F", "é", "a–b"})
  void refusesASubjectThatMailCannotCarry(String subject) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(TOPIC, subject, "text"))
        .withMessageContaining("Subject");
  }

  @Test
  void refusesASubjectOf100Characters() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(TOPIC, "x".repeat(100), "text"))
        .withMessageContaining("Subject");
  }

  @ParameterizedTest
  @CsvSource({"x,262144", "é,131072"})
  void countsTheBytesOfAMessage(String character, int most) {
    publish(TOPIC, character.repeat(most));

    assertThat(sandbox.topics().messages()).hasSize(1);
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(TOPIC, character.repeat(most) + "x"))
        .withMessageContaining("Message too long");
  }

  @Test
  void refusesAnEmptyMessage() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(TOPIC, ""))
        .withMessageContaining("Empty message");
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(() -> sns.publish(request -> request.topicArn(TOPIC)))
        .satisfies(
            error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
  }

  @Test
  void refusesAParameterThatItDoesNotSupport() {
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(
            () -> sns.publish(r -> r.topicArn(TOPIC).message("{}").messageStructure("json")))
        .withMessageContaining("messageStructure");
  }

  @Test
  void deniesARoleWhatItsPolicyDoesNotAllow() {
    // given
    var other = TOPIC + "-2";
    sandbox.topics().put(other);
    sandbox
        .permissions()
        .attach(
            JUDGE,
            List.of(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sns:Publish\", \"Resource\": \"%s\"}}"
                    .formatted(TOPIC)));

    // then
    publish(TOPIC, "text");
    assertThatExceptionOfType(AuthorizationErrorException.class)
        .isThrownBy(() -> publish(other, "text"))
        .withMessageContaining(other)
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(403));
    assertThat(sandbox.topics().messages()).hasSize(1);
  }

  @Test
  void takesPartInFaults() {
    // given
    sandbox.faults().throttle("Publish", 1);
    sandbox.faults().fail("Publish", 1);
    sandbox
        .faults()
        .answer(Faults.action("Publish"), 1, new ApiError(403, "InvalidSecurity", "signature"));

    // then
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(() -> publish(TOPIC, "text"))
        .satisfies(error -> assertThat(error.isThrottlingException()).isTrue());
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(() -> publish(TOPIC, "text"))
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(500));
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(() -> publish(TOPIC, "text"))
        .withMessageContaining("signature");
    publish(TOPIC, "text");
    sandbox.faults().deny("Publish");
    assertThatExceptionOfType(AuthorizationErrorException.class)
        .isThrownBy(() -> publish(TOPIC, "text"));
    assertThat(sandbox.topics().messages()).hasSize(1);
  }

  private void publish(String topicArn, String message) {
    sns.publish(request -> request.topicArn(topicArn).message(message));
  }

  private void publish(String topicArn, String subject, String message) {
    sns.publish(request -> request.topicArn(topicArn).subject(subject).message(message));
  }
}
