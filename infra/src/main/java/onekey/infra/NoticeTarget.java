package onekey.infra;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /**
   * Notices are sent to a topic of somebody else or of the organization. The stack does not change
   * its policy.
   */
  record ExistingTopic(String arn) implements NoticeTarget {}

  /**
   * Reads the target.
   *
   * @param organization its topic is the target if it has one
   * @throws SynthesisRefusedException if an address or a topic is malformed, or two targets are
   *     given
   */
  static NoticeTarget read(SettingValues values, Optional<OrganizationSettings> organization) {
    var address = values.text(Setting.NOTICE_EMAIL, EMAIL_ADDRESS);
    var topicArn = values.text(Setting.NOTICE_TOPIC_ARN, STANDARD_TOPIC_ARN);
    var given =
        Stream.of(Setting.NOTICE_EMAIL, Setting.NOTICE_TOPIC_ARN, Setting.ORGANIZATION_NOTICE_EMAIL)
            .filter(setting -> !values.text(setting).isEmpty())
            .toList();
    if (given.size() > 1) {
      throw contradiction(values, given.get(0), given.get(1));
    }
    if (!address.isEmpty()) {
      return new Email(address);
    }
    return Optional.of(topicArn)
        .filter(arn -> !arn.isEmpty())
        .or(() -> organization.flatMap(OrganizationSettings::noticeTopicArn))
        .<NoticeTarget>map(ExistingTopic::new)
        .orElseGet(None::new);
  }

  private static SynthesisRefusedException contradiction(
      SettingValues values, Setting one, Setting other) {
    return new SynthesisRefusedException(
        "Settings %s (\"%s\") and %s (\"%s\") contradict each other. Allowed: one of them."
            .formatted(one.key(), values.text(one), other.key(), values.text(other)));
  }
}
