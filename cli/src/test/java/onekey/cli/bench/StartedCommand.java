package onekey.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A command to measure. A shell starts it, because the JVM does not tell the processor time of a
 * process that has ended.
 *
 * @param name how the figures call it
 * @param words the program and its arguments
 */
record StartedCommand(String name, List<String> words) {

  /** The user and the system time of what the shell started stand in the second line. */
  private static final String TIMED = "\"$@\" </dev/null >/dev/null || exit; times";

  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** One run. */
  record Sample(double wallMilliseconds, double processorMilliseconds) {}

  /**
   * Runs it.
   *
   * @throws IllegalStateException if it fails
   */
  Sample run() {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", TIMED, "sh"));
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C");
    try {
      var started = System.nanoTime();
      var process = builder.start();
      var times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("The command failed: " + String.join(" ", words));
      }
      return new Sample((System.nanoTime() - started) / 1e6, milliseconds(times));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a command was running.", e);
    }
  }

  private static double milliseconds(String times) {
    return TIME.matcher(times.lines().skip(1).findFirst().orElseThrow())
        .results()
        .mapToDouble(StartedCommand::milliseconds)
        .sum();
  }

  private static double milliseconds(MatchResult time) {
    return (Integer.parseInt(time.group(1)) * 60 + Double.parseDouble(time.group(2))) * 1e3;
  }
}
