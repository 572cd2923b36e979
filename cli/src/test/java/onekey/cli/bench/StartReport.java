package onekey.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of starts for a person to read. */
public final class StartReport {

  private StartReport() {}

  /** Returns one command a line. The first one is what the others are compared with. */
  public static String of(List<StartFigures> figures) {
    return "%-16s%9s%17s%n".formatted("", "wall", "processor")
        + figures.stream().map(StartReport::line).collect(Collectors.joining());
  }

  private static String line(StartFigures figures) {
    return String.format(
        Locale.ROOT,
        "%-14s %5.0f ms %6.2f x %5.0f ms %6.2f x%n",
        figures.command(),
        figures.wallMilliseconds(),
        figures.wallRatio(),
        figures.processorMilliseconds(),
        figures.processorRatio());
  }
}
