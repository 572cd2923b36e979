package onekey.rule.aws;

import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.OneLine;
import onekey.rule.notice.Notice;
import onekey.rule.notice.NoticeStyle;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The SNS topic for messages to people.
 *
 * @param sns Amazon SNS of the Region that the function runs in
 * @param arn the topic, in the same Region
 * @param style how messages are written
 */
public record NoticeTopic(SnsClient sns, String arn, NoticeStyle style) {

  private static final String TOPIC_ARN = "ONEKEY_TOPIC_ARN";
  private static final String STYLE = "ONEKEY_NOTICE_STYLE";

  /**
   * The longest subject that Amazon SNS takes: "less than 100 characters".
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
   */
  private static final int LONGEST_SUBJECT = 99;

  /**
   * Reads the topic from the environment that the stack sets.
   *
   * @return empty if there is no topic: then people are not told
   * @throws InvalidEventException if the style is not one that the stack gives
   */
  public static Optional<NoticeTopic> from(Map<String, String> environment, SnsClient sns) {
    return environment.containsKey(TOPIC_ARN)
        ? Optional.of(
            new NoticeTopic(
                sns, Environment.variable(environment, TOPIC_ARN), setStyle(environment)))
        : Optional.empty();
  }

  /**
   * Sends a message.
   *
   * @return why it could not be sent; empty if it was
   */
  public Optional<NoticeNotSentException> send(Notice notice) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(arn)
                  .subject(subject(notice.subject()))
                  .message(style.write(notice)));
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of(new NoticeNotSentException(notice.subject(), arn, e));
    }
  }

  /** Writes a subject as Amazon SNS takes it: only ASCII characters that can be printed. */
  public static String subject(String text) {
    return OneLine.shortened(text.replaceAll("[^ -~]", "?"), LONGEST_SUBJECT).replace("…", "~");
  }

  /**
   * Reads how messages are written; as text where the stack says nothing, because it has no topic.
   *
   * @throws InvalidEventException if the style is not one that the stack gives
   */
  public static NoticeStyle style(Map<String, String> environment) {
    return environment.containsKey(STYLE) ? setStyle(environment) : NoticeStyle.TEXT;
  }

  private static NoticeStyle setStyle(Map<String, String> environment) {
    var word = Environment.variable(environment, STYLE);
    return NoticeStyle.of(word)
        .orElseThrow(
            () ->
                new InvalidEventException(
                    "Environment variable %s is \"%s\". Allowed: text, chat."
                        .formatted(STYLE, word)));
  }
}
