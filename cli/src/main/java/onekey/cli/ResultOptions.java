package onekey.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import onekey.plan.output.Console;
import onekey.plan.output.Json;
import onekey.plan.output.Result;
import onekey.plan.output.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the result of a command is written as, and where to: text for people, or JSON. */
final class ResultOptions {

  /** For people, or for programs. */
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
          "What to print: ${COMPLETION-CANDIDATES}. By default json for an --output that ends with"
              + " .json, else table.")
  private Optional<Format> format = Optional.empty();

  @Mixin private final OutputOption output = new OutputOption();

  /** Where the result goes, after it was checked, and what it is written as. */
  record Target(Format format, Destination destination) {

    /** Returns whether the result goes to a file. */
    boolean isFile() {
      return destination.file().isPresent();
    }

    /**
     * Writes the result.
     *
     * @param text returns it for people who see it on this terminal
     * @param document returns it for programs
     */
    void write(Function<Terminal, String> text, Supplier<?> document) {
      destination.write(
          switch (format) {
            case TABLE -> Result.of(text.apply(destination.terminal()));
            case JSON -> out -> Json.write(document.get(), out);
          });
    }

    /** Writes a text that has one format only, whatever was asked for. */
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
        format.orElseGet(() -> output.fileName().map(ResultOptions::formatOf).orElse(Format.TABLE)),
        output.on(console));
  }

  private static Format formatOf(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? Format.JSON : Format.TABLE;
  }
}
