package onekey.infra;

import java.util.regex.Pattern;

/** Where notices go. */
sealed interface NoticeTarget {

  Pattern EMAIL_ADDRESS = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,255}");

  /** A FIFO topic has the suffix .fifo, and EventBridge rules do not deliver to it. */
  Pattern STANDARD_TOPIC_ARN =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");

  /** No notices are sent. */
  record None() implements NoticeTarget {}

  /** Notices are sent to one e-mail address, by a topic of the stack. */
  record Email(String address) implements NoticeTarget {}

  /** Notices are sent to an existing topic. The stack does not change its policy. */
  record ExistingTopic(String arn) implements NoticeTarget {}

  /**
   * Reads the target.
   *
   * @throws SynthesisRefusedException if an address or a topic is malformed, or both are given
   */
  static NoticeTarget read(SettingValues values) {
    var address = matching(EMAIL_ADDRESS, Setting.NOTICE_EMAIL, values);
    var topicArn = matching(STANDARD_TOPIC_ARN, Setting.NOTICE_TOPIC_ARN, values);
    if (!address.isEmpty() && !topicArn.isEmpty()) {
      throw new SynthesisRefusedException(
          "Settings %s (\"%s\") and %s (\"%s\") contradict each other. Allowed: one of them."
              .formatted(
                  Setting.NOTICE_EMAIL.key(), address, Setting.NOTICE_TOPIC_ARN.key(), topicArn));
    }
    if (!address.isEmpty()) {
      return new Email(address);
    }
    return topicArn.isEmpty() ? new None() : new ExistingTopic(topicArn);
  }

  private static String matching(Pattern pattern, Setting setting, SettingValues values) {
    var text = values.text(setting);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      throw setting.refusal(text);
    }
    return text;
  }
}
