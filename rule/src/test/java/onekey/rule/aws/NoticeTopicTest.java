package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.notice.Notice;
import onekey.rule.notice.NoticeStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class NoticeTopicTest {

  private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:notices";

  private final SnsClient sns = Mockito.mock(SnsClient.class, Mockito.CALLS_REAL_METHODS);

  @Test
  void withoutATopicPeopleAreNotTold() {
    assertThat(NoticeTopic.from(Map.of(), sns)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"text, TEXT", "chat, CHAT"})
  void readsTopicAndStyle(String word, NoticeStyle style) {
    assertThat(NoticeTopic.from(Map.of("ONEKEY_TOPIC_ARN", ARN, "ONEKEY_NOTICE_STYLE", word), sns))
        .contains(new NoticeTopic(sns, ARN, style));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail | Environment variable ONEKEY_NOTICE_STYLE is \"mail\". Allowed: text, chat.",
        "'' | Environment variable ONEKEY_NOTICE_STYLE is missing. The stack sets it on the function.",
      })
  void anotherStyleIsRefused(String word, String message) {
    // given
    var environment = Map.of("ONEKEY_TOPIC_ARN", ARN, "ONEKEY_NOTICE_STYLE", word);

    // then
    assertThatThrownBy(() -> NoticeTopic.from(environment, sns)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OneKey: 1 IAM user | OneKey: 1 IAM user",
        "OneKey: é | OneKey: ?",
      })
  void theSubjectIsWhatSnsTakes(String subject, String sent) {
    // given
    doReturn(PublishResponse.builder().messageId("m").build())
        .when(sns)
        .publish(any(PublishRequest.class));

    // when
    var notSent = topic().send(notice(subject + " ".repeat(2) + "x".repeat(200)));

    // then
    assertThat(notSent).isEmpty();
    var request = ArgumentCaptor.forClass(PublishRequest.class);
    verify(sns).publish(request.capture());
    assertThat(request.getValue().topicArn()).isEqualTo(ARN);
    assertThat(request.getValue().subject()).startsWith(sent).hasSize(99).matches("[ -~]+");
    assertThat(request.getValue().message()).contains("where");
  }

  @Test
  void saysWhichTopicRefusedAndWhatIsAllowed() {
    // given
    doThrow(AuthorizationErrorException.builder().message("not authorized").build())
        .when(sns)
        .publish(any(PublishRequest.class));

    // when
    var notSent = topic().send(notice("subject"));

    // then
    assertThat(notSent)
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .hasMessageContaining(
                        "The message \"subject\" could not be sent to the topic " + ARN)
                    .hasMessageContaining("not authorized")
                    .hasMessageContaining("onekey:noticeTopicArn")
                    .hasCauseInstanceOf(AuthorizationErrorException.class));
  }

  @Test
  void aTopicThatCannotBeReachedIsNotForgotten() {
    // given
    doThrow(SdkClientException.create("Unable to execute HTTP request"))
        .when(sns)
        .publish(any(PublishRequest.class));

    // then
    assertThat(topic().send(notice("subject"))).isPresent();
  }

  private NoticeTopic topic() {
    return new NoticeTopic(sns, ARN, NoticeStyle.TEXT);
  }

  private static Notice notice(String subject) {
    return new Notice(subject, "where", List.of(), List.of(), Optional.empty());
  }
}
