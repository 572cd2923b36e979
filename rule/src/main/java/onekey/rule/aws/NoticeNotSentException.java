package onekey.rule.aws;

import software.amazon.awssdk.core.exception.SdkException;

/** People could not be told. What the message says has been reported to AWS Config. */
public final class NoticeNotSentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoticeNotSentException(String subject, String topicArn, SdkException cause) {
    super(
        ("The message \"%s\" could not be sent to the topic %s: %s The setting onekey:noticeTopicArn"
                + " must name a standard topic in the Region of this function that allows the"
                + " function's role to publish.")
            .formatted(subject, topicArn, cause.getMessage()),
        cause);
  }
}
