package onekey.cli.drill;

/** What a drill found out about one thing. */
public sealed interface DrillLine {

  /** What was looked at, such as {@code verdict}. */
  String check();

  /** It is as it should be. */
  record Fine(String check, String found) implements DrillLine {}

  /**
   * It is not as it should be.
   *
   * @param whatToDo what to do about it, with the command where there is one
   */
  record Wrong(String check, String found, String whatToDo) implements DrillLine {}

  /** It could not be looked at. */
  record NotCheckable(String check, String why) implements DrillLine {}
}
