package onekey.cli;

import java.util.Optional;
import onekey.plan.output.Console;
import onekey.plan.output.OutputFile;
import picocli.CommandLine.Option;

/** Where the result of a command goes. */
final class OutputOption {

  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, all of it or nothing. By default to standard output.")
  private Optional<String> output = Optional.empty();

  /** Returns the name of the file, which may say what format is wanted. */
  Optional<String> fileName() {
    return output.filter(name -> !name.equals(STANDARD_OUTPUT));
  }

  /**
   * Returns where to write, after it was checked: nothing is read for a file that cannot be
   * written.
   *
   * @throws onekey.plan.output.BadInputException if the file cannot be written
   */
  Destination on(Console console) {
    return new Destination(fileName().map(OutputFile::at), console);
  }
}
