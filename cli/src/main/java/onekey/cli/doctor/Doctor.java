package onekey.cli.doctor;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import onekey.cli.doctor.aws.AccountReader;
import onekey.cli.doctor.aws.Checks;
import onekey.cli.doctor.check.Check;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.Topic;
import onekey.cli.doctor.report.Examination;
import onekey.cli.doctor.words.Words;
import onekey.plan.output.Progress;

/** Makes all checks of an account. One that fails stops no other. */
public final class Doctor {

  private Doctor() {}

  /**
   * Examines an account.
   *
   * @param now the moment of the examination
   * @param progress is told of each check
   */
  public static Examination examine(AccountReader account, Instant now, Progress progress) {
    var checks = new Checks(account, now);
    progress.found(Topic.values().length);
    var lines = new EnumMap<Topic, List<Line>>(Topic.class);
    checks
        .all()
        .forEach(
            (topic, check) -> {
              lines.put(topic, lines(topic, check));
              progress.done();
            });
    return new Examination(
        checks.place(), checks.region(), checks.stackName(), now, Map.copyOf(lines));
  }

  private static List<Line> lines(Topic topic, Check check) {
    try {
      return check.lines();
    } catch (NotCheckableException e) {
      return List.of(Line.notCheckable(Words.of("{}", Words.plain(topic.title())), e.why()));
    } catch (RuntimeException e) {
      // Whatever is wrong with one check, the others are made.
      return List.of(
          Line.notCheckable(
              Words.of("{}", Words.plain(topic.title())),
              Words.of(
                  "This check failed, which should not have happened; please report it: {}, {}",
                  Words.plain(e.getClass().getSimpleName()),
                  String.valueOf(e.getMessage()))));
    }
  }
}
