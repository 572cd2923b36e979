package onekey.cli;

import java.util.Optional;
import onekey.plan.format.PlanFormat;
import onekey.plan.model.Plan;
import onekey.plan.output.Console;
import onekey.plan.output.Result;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a plan is written as, and where to. */
final class PlanOutputOptions {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What to print: ${COMPLETION-CANDIDATES}. By default what the name of the --output ends"
              + " with (.json, .csv, .html, .md, .ocsf.json, .asff.json), else table.")
  private Optional<PlanFormat> format = Optional.empty();

  @Mixin private final OutputOption output = new OutputOption();

  /** Where the output goes, after it was checked, and what a plan is written as. */
  record Target(PlanFormat format, Destination destination) {

    void write(Plan plan) {
      destination.write(out -> format.write(plan, destination.terminal(), out));
      destination.file().ifPresent(_ -> destination.console().note(plan.counts().words()));
    }

    void write(String text) {
      destination.write(Result.of(text));
    }
  }

  /**
   * Returns where to write.
   *
   * @throws onekey.plan.output.BadInputException if the file cannot be written
   */
  Target on(Console console) {
    return new Target(
        format.or(() -> output.fileName().flatMap(PlanFormat::ofFile)).orElse(PlanFormat.TABLE),
        output.on(console));
  }
}
