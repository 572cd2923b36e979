package onekey.cli.bench;

/** The least that a JVM can be started for, to compare with. */
final class NothingToDo {

  private NothingToDo() {}

  /** Ends at once. */
  public static void main(String... arguments) {}
}
