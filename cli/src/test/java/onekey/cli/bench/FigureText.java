package onekey.cli.bench;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** How figures read, whatever was measured. */
final class FigureText {

  private static final double MEBIBYTE = 1 << 20;

  private FigureText() {}

  static String calls(SortedMap<String, Long> byAction) {
    return byAction.entrySet().stream()
        .map(call -> call.getKey() + " " + call.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Empty where there is no bound. */
  static String bound(double ratio, double seconds) {
    return seconds == 0 ? "" : " (%.2f x the bound, %.1f s)".formatted(ratio, seconds);
  }

  static double mebibytes(long bytes) {
    return bytes / MEBIBYTE;
  }
}
