package onekey.cli.doctor.check;

import java.util.List;

/** One question about the account. The answer of one never depends on the success of another. */
@FunctionalInterface
public interface Check {

  /**
   * Reads and compares.
   *
   * @return a line for each thing that was looked at; at least one
   * @throws NotCheckableException if something that it needs is not known
   */
  List<Line> lines();
}
