package onekey.cli.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how long commands take from the start of their JVM to its end, beside a JVM that has
 * nothing to do. Each runs with the options of this JVM, which are those of the start script.
 */
public final class StartBench {

  private final List<StartedCommand> commands;

  /**
   * Makes a bench.
   *
   * @param measured commands of onekey to measure, one word each
   */
  public StartBench(List<String> measured) {
    commands =
        Stream.concat(
                Stream.of(new StartedCommand("nothing", java(NothingToDo.class.getName()))),
                measured.stream()
                    .map(word -> new StartedCommand(word, java("onekey.cli.OneKey", word))))
            .toList();
  }

  /**
   * Measures all, the one to compare with first. They take turns, so that a busy machine slows all
   * of them down.
   *
   * @param runs how often each, 1 or more, after one that does not count
   */
  public List<StartFigures> measure(int runs) {
    commands.forEach(StartedCommand::run);
    var samples = new ArrayList<List<StartedCommand.Sample>>();
    for (var run = 0; run < runs; run++) {
      samples.add(commands.stream().map(StartedCommand::run).toList());
    }
    return IntStream.range(0, commands.size())
        .mapToObj(command -> figures(command, samples))
        .toList();
  }

  private StartFigures figures(int command, List<List<StartedCommand.Sample>> samples) {
    var wall = wall(command, samples);
    var processor = processor(command, samples);
    return new StartFigures(
        commands.get(command).name(),
        samples.size(),
        rounded(wall),
        rounded(processor),
        rounded(wall / wall(0, samples)),
        rounded(processor / processor(0, samples)));
  }

  private static double wall(int command, List<List<StartedCommand.Sample>> samples) {
    var sorted =
        samples.stream().mapToDouble(run -> run.get(command).wallMilliseconds()).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The mean, because a shell may count in hundredths of a second. */
  private static double processor(int command, List<List<StartedCommand.Sample>> samples) {
    return samples.stream()
        .mapToDouble(run -> run.get(command).processorMilliseconds())
        .average()
        .orElseThrow();
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:") || option.startsWith("-Xlog:"))
        .toList();
  }

  private static List<String> java(String... program) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program));
    return command;
  }
}
