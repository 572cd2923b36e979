package onekey.rule.notice;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message in plain text. */
final class TextNotice {

  private static final int MOST_ITEMS = 25;

  /**
   * Less than the 262,144 bytes that Amazon SNS takes.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
   */
  private static final int MOST_BYTES = 200_000;

  private TextNotice() {}

  static String of(Notice notice) {
    return Shortening.fitting(
        MOST_ITEMS,
        text -> text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
        items -> write(notice, items));
  }

  private static String write(Notice notice, int items) {
    return Stream.of(
            Stream.of(notice.where()),
            notice.parts().stream()
                .map(
                    part ->
                        part.heading()
                            + ":\n"
                            + Shortening.lines(
                                part.items(),
                                items,
                                item ->
                                    "- "
                                        + item.text()
                                        + item.link().map(link -> "\n  " + link).orElse(""))),
            notice.nextSteps().stream().map(step -> (step.text() + " " + step.command()).strip()),
            notice.link().map(link -> "All verdicts of the rule: " + link).stream())
        .flatMap(paragraphs -> paragraphs)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }
}
