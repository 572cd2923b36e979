package onekey.rule.notice;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import onekey.rule.judgement.OneLine;

/**
 * A custom notification of Amazon Q Developer in chat applications, version 1.0. Its text is
 * Markdown, so what other people wrote stands in code spans, where nothing is a link or a mention.
 *
 * @see <a href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html">Custom
 *     notifications using Amazon Q Developer in chat applications</a>
 */
final class ChatNotice {

  private static final int MOST_ITEMS = 10;

  /** Chat channels cut longer messages. */
  private static final int LONGEST_DESCRIPTION = 6_000;

  private static final int LONGEST_ITEM = 500;

  private ChatNotice() {}

  static String of(Notice notice) {
    var content = new LinkedHashMap<String, Object>();
    content.put("textType", "client-markdown");
    content.put("title", notice.subject());
    content.put("description", description(notice));
    if (!notice.nextSteps().isEmpty()) {
      content.put("nextSteps", notice.nextSteps().stream().map(ChatNotice::step).toList());
    }
    return json(Map.of("version", "1.0", "source", "custom", "content", content));
  }

  private static String description(Notice notice) {
    return Shortening.fitting(
        MOST_ITEMS,
        text -> text.length() <= LONGEST_DESCRIPTION,
        items ->
            notice.where()
                + notice.parts().stream()
                    .map(part -> part(part, items))
                    .collect(Collectors.joining())
                + notice.link().map("\n\n[All verdicts of the rule](%s)"::formatted).orElse(""));
  }

  private static String part(Notice.Part part, int items) {
    return "\n\n**%s**\n".formatted(part.heading())
        + Shortening.lines(
            part.items(),
            items,
            item ->
                "- "
                    + code(OneLine.shortened(item.text(), LONGEST_ITEM))
                    + item.link().map(" ([access keys](%s))"::formatted).orElse(""));
  }

  private static String step(Notice.Step step) {
    return step.command().isEmpty() ? step.text() : step.text() + " " + code(step.command());
  }

  /** Slack reads {@code <!channel>} in code spans too. */
  private static String code(String text) {
    return "`" + text.replace('`', '\'').replace('<', '‹').replace('>', '›') + "`";
  }

  private static String json(Map<String, Object> notification) {
    try {
      return JSON.std.asString(notification);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
