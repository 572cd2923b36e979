package onekey.cli.drill;

import java.util.Optional;
import onekey.cli.doctor.check.Status;

/** What a drill found out about one thing. */
public sealed interface DrillLine {

  /** What was looked at, such as {@code verdict}. */
  String check();

  /** What was found, or why nothing could be. */
  String found();

  /** How it is. */
  Status status();

  /** What to do about it, with the command where there is one; empty unless it is wrong. */
  default Optional<String> toDo() {
    return Optional.empty();
  }

  /** It is as it should be. */
  record Fine(String check, String found) implements DrillLine {
    @Override
    public Status status() {
      return Status.FINE;
    }
  }

  /** It is not as it should be. */
  record Wrong(String check, String found, String whatToDo) implements DrillLine {
    @Override
    public Status status() {
      return Status.WRONG;
    }

    @Override
    public Optional<String> toDo() {
      return Optional.of(whatToDo);
    }
  }

  /** It could not be looked at. */
  record NotCheckable(String check, String found) implements DrillLine {
    @Override
    public Status status() {
      return Status.NOT_CHECKABLE;
    }
  }
}
