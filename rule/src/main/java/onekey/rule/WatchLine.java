package onekey.rule;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.rule.NewKeys.Told;
import onekey.rule.aws.EventBatch;
import onekey.rule.aws.RuleRuns.Start;
import onekey.rule.judgement.OneLine;

/** The line in the log of the watch function about one batch of events. */
final class WatchLine {

  /** A message that cannot be read may be long. */
  private static final int LONGEST_LINE = 500;

  /** A batch may hold thousands; the dead-letter queue has them all in the end. */
  private static final int MOST_UNREADABLE = 5;

  private WatchLine() {}

  /** Writes the line, and after it why something has to come again. */
  static String of(EventBatch batch, Told told, Start start) {
    return Stream.of(
            Stream.of(
                "OneKey watch: events=%d unreadable=%d told=%d untold=%d run=%s again=%d"
                    .formatted(
                        batch.events().size(),
                        batch.unreadable().size(),
                        told.users(),
                        told.untold().size(),
                        outcome(start),
                        start.uncovered().size())),
            batch.unreadable().stream()
                .limit(MOST_UNREADABLE)
                .map(
                    message ->
                        "Unreadable message %s: %s".formatted(message.messageId(), message.why())),
            told.failure().stream().map(cause -> "People could not be told: " + cause),
            failure(start))
        .flatMap(lines -> lines)
        .map(line -> OneLine.shortened(OneLine.of(line), LONGEST_LINE))
        .collect(Collectors.joining("\n"));
  }

  private static String outcome(Start start) {
    return switch (start) {
      case Start.Unnecessary() -> "unnecessary";
      case Start.Started() -> "started";
      case Start.TooEarly _ -> "tooEarly";
      case Start.Refused _ -> "refused";
    };
  }

  private static Stream<String> failure(Start start) {
    return switch (start) {
      case Start.Unnecessary(), Start.Started(), Start.TooEarly _ -> Stream.empty();
      case Start.Refused(var _, var cause) -> Stream.of("The run could not be started: " + cause);
    };
  }
}
