package onekey.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.plan.format.PlanFormat;
import onekey.plan.language.Language;
import onekey.plan.model.Plan;
import onekey.plan.output.BadInputException;
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

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description =
          "The language of the HTML report: ${COMPLETION-CANDIDATES}. By default"
              + " ${DEFAULT-VALUE}. Other formats are in en only.")
  private Language language = Language.EN;

  @Mixin private final OutputOption output = new OutputOption();

  /** Where the output goes, after it was checked, and what a plan is written as. */
  record Target(PlanFormat format, Language language, Destination destination) {

    void write(Plan plan) {
      destination.write(out -> format.write(plan, destination.terminal(), language, out));
      destination.file().ifPresent(_ -> destination.console().note(plan.counts().words()));
    }

    void write(String text) {
      destination.write(Result.of(text));
    }
  }

  /**
   * Returns where to write.
   *
   * @throws BadInputException if the file cannot be written, or the format is not in the language
   */
  Target on(Console console) {
    var chosen =
        format.or(() -> output.fileName().flatMap(PlanFormat::ofFile)).orElse(PlanFormat.TABLE);
    if (!chosen.languages().contains(language)) {
      throw new BadInputException(
          "--language is %s, and the format is %s. Allowed for this format: %s. Formats in %s: %s."
              .formatted(
                  language,
                  chosen,
                  listed(chosen.languages()),
                  language,
                  listed(formatsIn(language))));
    }
    return new Target(chosen, language, output.on(console));
  }

  private static List<PlanFormat> formatsIn(Language language) {
    return Arrays.stream(PlanFormat.values())
        .filter(format -> format.languages().contains(language))
        .toList();
  }

  private static String listed(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
