package onekey.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import onekey.plan.format.PlanFormat;
import onekey.plan.model.Plan;
import onekey.plan.output.Console;
import onekey.plan.output.OutputFile;
import onekey.plan.output.Terminal;
import onekey.plan.output.UserVerdict;
import picocli.CommandLine.Option;

/** What a plan is written as, and where to. */
final class PlanOutputOptions {

  private static final String STANDARD_OUTPUT = "-";

  private static final Map<String, PlanFormat> ENDINGS =
      Map.of(
          ".json", PlanFormat.JSON,
          ".csv", PlanFormat.CSV,
          ".html", PlanFormat.HTML,
          ".htm", PlanFormat.HTML,
          ".md", PlanFormat.MARKDOWN,
          ".markdown", PlanFormat.MARKDOWN);

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What to print: ${COMPLETION-CANDIDATES}. By default what the name of the --output ends"
              + " with (.json, .csv, .html, .md), else table.")
  private Optional<PlanFormat> format = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, all of it or nothing. By default to standard output.")
  private Optional<String> output = Optional.empty();

  /**
   * Where the output goes, after it was checked: nothing is read for a file that cannot be written.
   */
  record Target(PlanFormat format, Optional<OutputFile> file, Console console) {

    void write(Plan plan) {
      write(format.write(plan, file.isPresent() ? Terminal.none() : console.terminal()));
      file.ifPresent(_ -> console.warn(UserVerdict.totals(plan.users())));
    }

    void write(String text) {
      if (file.isPresent()) {
        file.get().write(text);
        return;
      }
      console.out().print(text);
    }
  }

  /**
   * Returns where to write.
   *
   * @throws onekey.plan.output.BadInputException if the file cannot be written
   */
  Target on(Console console) {
    return new Target(
        format.or(() -> output.flatMap(PlanOutputOptions::formatOf)).orElse(PlanFormat.TABLE),
        output.filter(name -> !name.equals(STANDARD_OUTPUT)).map(OutputFile::at),
        console);
  }

  /** The end of a file name says which format is wanted. */
  private static Optional<PlanFormat> formatOf(String fileName) {
    var name = fileName.toLowerCase(Locale.ROOT);
    return ENDINGS.entrySet().stream()
        .filter(ending -> name.endsWith(ending.getKey()))
        .map(Map.Entry::getValue)
        .findAny();
  }
}
