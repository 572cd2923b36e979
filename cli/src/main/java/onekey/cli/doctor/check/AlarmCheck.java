package onekey.cli.doctor.check;

import java.util.Optional;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.words.Words;

/** Whether an alarm of the stack says that something is wrong. */
public final class AlarmCheck {

  private AlarmCheck() {}

  /**
   * An alarm.
   *
   * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
   * @param description what it means and what to do, as the stack says it
   */
  public record Alarm(String state, String description) {}

  /** Checks an alarm; empty if there is no such alarm. */
  public static Line of(StackResource resource, Optional<Alarm> alarm) {
    var subject = Words.of("Alarm {}", resource.part());
    if (alarm.isEmpty()) {
      return Line.wrong(
          subject,
          Words.of("There is no such alarm: somebody deleted it."),
          Words.of("Deploy the stack anew: npx cdk destroy, and npx cdk deploy"));
    }
    return switch (alarm.get().state()) {
      case "OK" -> Line.fine(subject, Words.of("Its state is OK."));
      case "INSUFFICIENT_DATA" ->
          Line.fine(
              subject,
              Words.of("Its state is INSUFFICIENT_DATA: there was nothing yet to measure."));
      case "ALARM" ->
          Line.wrong(
              subject,
              Words.of("Its state is ALARM."),
              Words.of("Its text says what to do: {}", alarm.get().description()));
      default ->
          Line.notCheckable(
              subject, Words.of("Its state is {}, which is not known.", alarm.get().state()));
    };
  }
}
