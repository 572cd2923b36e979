package onekey.cli.doctor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.words.Words;

/** When the rule last judged everybody. */
public final class RunCheck {

  private RunCheck() {}

  /**
   * What is known of runs.
   *
   * @param success the last run that succeeded; empty if none did
   * @param failure the last run that failed; empty if none did
   * @param errorCode what AWS Config says about it, such as a code
   * @param errorMessage what AWS Config says about it
   * @param byMetrics whether it is only known by the hour, from what the function did
   */
  public record Runs(
      Optional<Instant> success,
      Optional<Instant> failure,
      Optional<String> errorCode,
      Optional<String> errorMessage,
      boolean byMetrics) {

    private boolean lastFailed() {
      return failure
          .filter(failed -> success.filter(good -> isLater(good, failed)).isEmpty())
          .isPresent();
    }

    /** In an hour with both, which one was the last is not known. */
    private boolean isLater(Instant good, Instant failed) {
      return byMetrics ? !good.isBefore(failed) : good.isAfter(failed);
    }
  }

  /** Checks the last run: it may be two periods old, as for the alarm about it. */
  public static List<Line> of(
      StackResource rule, Runs runs, Duration period, Instant now, String region) {
    var subject = Words.of("Runs of {}", rule.part());
    var start =
        Words.command(
            "aws configservice start-config-rules-evaluation --region {} --config-rule-names {}",
            Words.plain(region),
            rule.part());
    if (runs.lastFailed()) {
      return List.of(
          Line.wrong(
              subject,
              Words.of(
                  "The last run failed at {}{}. Verdicts may be those of an earlier run.",
                  runs.failure().orElseThrow(),
                  error(runs)),
              Words.of(
                  "Read the log of the judge function, correct what it names, and run the rule: {}",
                  start)));
    }
    if (runs.success().isEmpty()) {
      return List.of(
          Line.wrong(
              subject,
              Words.of("It has never judged anybody."),
              Words.of("Run it, and check again a few minutes later: {}", start)));
    }
    var last = runs.success().get();
    var age = Duration.between(last, now);
    if (age.compareTo(period.multipliedBy(2)) > 0) {
      return List.of(
          Line.wrong(
              subject,
              Words.of(
                  "The last one that succeeded began at {}, {} hours ago, and there should be one every {} hours.",
                  last,
                  age.toHours(),
                  period.toHours()),
              Words.of("Run it, and check again a few minutes later: {}", start)));
    }
    return List.of(
        Line.fine(
            subject,
            Words.of(
                runs.byMetrics()
                    ? "AWS Config does not tell when it ran. By the metrics of its function, the last run that succeeded began in the hour from {}; there is one every {} hours."
                    : "The last one succeeded at {}; there is one every {} hours.",
                last,
                period.toHours())));
  }

  private static Words error(Runs runs) {
    return Words.join(
        "",
        Stream.concat(
                runs.errorCode().stream().map(code -> Words.of(" ({})", Words.plain(code))),
                runs.errorMessage().stream().map(text -> Words.of(": {}", Words.quoted(text))))
            .toList());
  }
}
