package onekey.cli.doctor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.rule.aws.ListedStep;

/** Whether what is scheduled will be carried out, and for a key that is there. */
public final class ScheduleCheck {

  /** How late a step may be: schedules are not exact, and a runbook takes minutes. */
  private static final Duration LATE = Duration.ofHours(1);

  private ScheduleCheck() {}

  /**
   * A schedule of the stack's group.
   *
   * @param name its name
   * @param enabled whether it will run
   * @param at when; empty if its expression is no time
   * @param targetArn what it calls
   * @param roleArn by which role
   */
  public record Schedule(
      String name, boolean enabled, Optional<Instant> at, String targetArn, String roleArn) {

    /** Returns the key that it is named after; empty if it is not named as OneKey's are. */
    Optional<String> accessKeyId() {
      return List.of(ListedStep.Kind.values()).stream()
          .map(ListedStep.Kind::namePrefix)
          .filter(name::startsWith)
          .map(prefix -> name.substring(prefix.length()))
          .findFirst();
    }
  }

  /**
   * What a schedule must be.
   *
   * @param groupName the group of the stack
   * @param targetArn what its schedules call
   * @param roleArn by which role
   */
  public record Own(String groupName, String targetArn, String roleArn) {}

  /** The access keys of the account, of every status. */
  public sealed interface Keys {

    /** All of them. */
    record All(Set<String> ids) implements Keys {}

    /**
     * Some could not be read, so a key that is not among these may be there.
     *
     * @param why why not
     */
    record Some(Set<String> ids, Words why) implements Keys {}
  }

  /** A stack that removes no keys has no schedules. */
  public static List<Line> withoutRemoval() {
    return List.of(
        Line.fine(Words.of("Schedules"), Words.of("The stack only detects, so there are none.")));
  }

  /** Checks all schedules. */
  public static List<Line> of(
      List<Schedule> schedules, Own own, Keys keys, Instant now, String region) {
    if (schedules.isEmpty()) {
      return List.of(Line.fine(Words.of("Schedules"), Words.of("Nothing is scheduled.")));
    }
    var lines = new ArrayList<Line>();
    for (var schedule : schedules) {
      lines.add(of(schedule, own, keys, now, region));
    }
    return lines;
  }

  private static Line of(Schedule schedule, Own own, Keys keys, Instant now, String region) {
    var subject = Words.of("Schedule {}", name(schedule));
    var delete =
        Words.command(
            "aws scheduler delete-schedule --region {} --group-name {} --name {}",
            Words.plain(region),
            Words.named(Part.Kind.NAME, own.groupName()),
            name(schedule));
    var key = schedule.accessKeyId();
    if (key.isEmpty()
        || !schedule.targetArn().equals(own.targetArn())
        || !schedule.roleArn().equals(own.roleArn())) {
      return Line.wrong(
          subject,
          Words.of(
              "It is not one that OneKey makes: its name, its target or its role is another. OneKey ignores it; whoever made it may want to have a key removed."),
          Words.of("Find out who made it (CloudTrail: CreateSchedule), and delete it: {}", delete));
    }
    return of(subject, schedule, key.get(), keys, now, delete);
  }

  private static Line of(
      Words subject, Schedule schedule, String key, Keys keys, Instant now, Words delete) {
    if (!ids(keys).contains(key)) {
      return switch (keys) {
        case Keys.All _ ->
            Line.wrong(
                subject,
                Words.of("Its key is not there any more, so there is nothing left to do."),
                Words.of("Delete it: {}", delete));
        case Keys.Some(var _, var why) ->
            Line.notCheckable(
                subject,
                Words.of(
                    "Its key is not among those that could be read, and some users could not be read: {}",
                    why));
      };
    }
    if (!schedule.enabled()) {
      return Line.wrong(
          subject,
          Words.of("Somebody disabled it, so it does nothing, and the key stays as it is."),
          Words.of("If the key is to stay, delete it: {}. Else enable it in the console", delete));
    }
    if (schedule.at().isEmpty()) {
      return Line.wrong(
          subject,
          Words.of("Somebody changed it to something else than one time."),
          Words.of("Delete it, and start the remediation of the user again: {}", delete));
    }
    var at = schedule.at().get();
    if (at.plus(LATE).isBefore(now)) {
      return Line.wrong(
          subject,
          Words.of("Its time was {}, and it is still there: it may not have run.", at),
          Words.of(
              "See the queue of what could not be done and the executions of the runbook; then delete it: {}",
              delete));
    }
    return Line.fine(subject, Words.of("It will run at {}, and its key is there.", at));
  }

  private static Set<String> ids(Keys keys) {
    return switch (keys) {
      case Keys.All(var ids) -> ids;
      case Keys.Some(var ids, var _) -> ids;
    };
  }

  /** What stands before the key says what it does; a name that is not OneKey's may be anything. */
  private static Words name(Schedule schedule) {
    return schedule
        .accessKeyId()
        .map(
            key ->
                Words.of(
                    "{}{}",
                    Words.plain(
                        schedule.name().substring(0, schedule.name().length() - key.length())),
                    Words.named(Part.Kind.KEY, key)))
        .orElseGet(() -> Words.of("{}", Words.named(Part.Kind.NAME, schedule.name())));
  }
}
