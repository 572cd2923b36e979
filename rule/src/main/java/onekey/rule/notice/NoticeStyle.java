package onekey.rule.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a message is written. */
public enum NoticeStyle {
  /** Plain text, for mail. */
  TEXT {
    @Override
    public String write(Notice notice) {
      return TextNotice.of(notice);
    }
  },
  /** A custom notification of Amazon Q Developer in chat applications, for Slack and Teams. */
  CHAT {
    @Override
    public String write(Notice notice) {
      return ChatNotice.of(notice);
    }
  };

  /** Returns the body of the message. */
  public abstract String write(Notice notice);

  /** The word for it in the settings and in the environment of the functions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what this word means. */
  public static Optional<NoticeStyle> of(String word) {
    return Arrays.stream(values()).filter(style -> style.word().equals(word)).findAny();
  }
}
