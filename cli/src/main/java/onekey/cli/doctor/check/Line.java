package onekey.cli.doctor.check;

import java.util.Optional;
import onekey.cli.doctor.words.Words;

/**
 * One thing that was checked.
 *
 * @param status what was found
 * @param subject what was checked
 * @param text what was found, in whole sentences
 * @param toDo what to do about it; empty if there is nothing to do
 */
public record Line(Status status, Words subject, Words text, Optional<Words> toDo) {

  /** Makes a line about something that is as it should be. */
  public static Line fine(Words subject, Words text) {
    return new Line(Status.FINE, subject, text, Optional.empty());
  }

  /** Makes a line about something that is not as it should be. */
  public static Line wrong(Words subject, Words text, Words toDo) {
    return new Line(Status.WRONG, subject, text, Optional.of(toDo));
  }

  /** Makes a line about something that is not known. */
  public static Line notCheckable(Words subject, Words why) {
    return new Line(Status.NOT_CHECKABLE, subject, why, Optional.empty());
  }
}
