package onekey.infra;

import java.util.Arrays;
import java.util.stream.Collectors;

/** For whom notices are written. */
enum NoticeStyle {
  /** Lines of plain text, for people who read mail. */
  TEXT("text"),

  /**
   * Custom notifications of Amazon Q Developer in chat applications, which it shows in Slack and
   * Microsoft Teams. AWS documents no other form for messages that are not those of an AWS service.
   *
   * @see <a href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html">Custom
   *     notifications</a>
   */
  CHAT("chat");

  private final String word;

  NoticeStyle(String word) {
    this.word = word;
  }

  /** The value of the setting, and of the variable that tells the judge. */
  String word() {
    return word;
  }

  /**
   * Reads the style.
   *
   * @throws SynthesisRefusedException if there is no such style
   */
  static NoticeStyle read(SettingValues values) {
    var text = values.text(Setting.NOTICE_STYLE);
    return Arrays.stream(values())
        .filter(style -> style.word.equals(text))
        .findAny()
        .orElseThrow(() -> Setting.NOTICE_STYLE.refusal(text));
  }

  static String allowed() {
    return Arrays.stream(values()).map(NoticeStyle::word).collect(Collectors.joining(" or "));
  }
}
