package onekey.cli;

import java.util.Locale;
import java.util.Optional;
import onekey.plan.output.Console;
import onekey.plan.output.OutputFile;
import onekey.plan.output.Terminal;
import picocli.CommandLine.Option;

/** What the report on a Terraform plan is written as, and where to. */
final class GateOutputOptions {

  private static final String STANDARD_OUTPUT = "-";

  /** What a report is written as. */
  enum Format {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What to print: ${COMPLETION-CANDIDATES}. By default json if the name of the --output ends"
              + " with .json, else table.")
  private Optional<Format> format = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, all of it or nothing. By default to standard output.")
  private Optional<String> output = Optional.empty();

  /** Where the output goes, after it was checked. */
  record Target(Format format, Optional<OutputFile> file, Console console) {

    Terminal terminal() {
      return file.isPresent() ? Terminal.none() : console.terminal();
    }

    void write(String text) {
      if (file.isPresent()) {
        file.get().write(text);
      } else {
        console.out().print(text);
      }
    }
  }

  /**
   * Returns where to write.
   *
   * @throws onekey.plan.output.BadInputException if the file cannot be written
   */
  Target on(Console console) {
    return new Target(
        format.orElseGet(
            () ->
                output.filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".json")).isPresent()
                    ? Format.JSON
                    : Format.TABLE),
        output.filter(name -> !name.equals(STANDARD_OUTPUT)).map(OutputFile::at),
        console);
  }
}
