package onekey.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import onekey.plan.output.Console;
import onekey.plan.output.OutputFile;
import onekey.plan.output.Result;
import onekey.plan.output.Terminal;

/**
 * Where a result goes.
 *
 * @param file the file; empty for standard output
 * @param console the console of the command
 */
record Destination(Optional<OutputFile> file, Console console) {

  /** Returns what the result will be shown on. */
  Terminal terminal() {
    return file.isPresent() ? Terminal.none() : console.terminal();
  }

  /**
   * Writes the result. What standard output does not take, it remembers itself.
   *
   * @throws onekey.plan.output.CommandFailedException if the file cannot be written
   */
  void write(Result result) {
    if (file.isPresent()) {
      file.get().write(result);
      return;
    }
    try {
      result.writeTo(console.out());
    } catch (IOException e) {
      throw new UncheckedIOException("Standard output throws nothing", e);
    }
    console.out().flush();
  }
}
