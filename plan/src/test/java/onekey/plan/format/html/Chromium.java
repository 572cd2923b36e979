package onekey.plan.format.html;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;

/**
 * A Chrome or Chromium of this machine with its driver: what {@code ONEKEY_CHROME} and {@code
 * ONEKEY_CHROMEDRIVER} name, or what is on the path or in a usual place.
 *
 * <p>Where there is none, the test does not run and says so. With {@code CI=true} Debian's packages
 * are installed, and the test fails if that fails.
 */
record Chromium(Path browser, Path driver) {

  private static final List<String> BROWSERS =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "/usr/lib/chromium/chromium",
          "/opt/google/chrome/chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");

  private static final List<String> DRIVERS =
      List.of(
          "chromedriver",
          "/usr/lib/chromium/chromedriver",
          "/usr/lib/chromium-browser/chromedriver",
          "/usr/local/bin/chromedriver",
          "/opt/homebrew/bin/chromedriver");

  /** Returns what is there, or does not run the test. */
  static Chromium required(String test) {
    if ("true".equals(System.getenv("CI"))) {
      return installed()
          .orElseThrow(() -> new AssertionError(test + " must run where CI=true: no Chromium"));
    }
    var found = find();
    if (found.isPresent()) {
      return found.get();
    }
    throw Tools.notRun(
        test,
        "Neither ONEKEY_CHROME and ONEKEY_CHROMEDRIVER nor the path name a Chrome or Chromium and"
            + " its driver. On Debian: apt-get install chromium chromium-driver");
  }

  private static Optional<Chromium> installed() {
    try {
      return Tools.oneAtATime(
          () -> {
            if (find().isEmpty()) {
              install();
            }
            return find();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Chromium> find() {
    return find("ONEKEY_CHROME", BROWSERS)
        .flatMap(
            browser ->
                find("ONEKEY_CHROMEDRIVER", DRIVERS).map(driver -> new Chromium(browser, driver)));
  }

  private static Optional<Path> find(String variable, List<String> usual) {
    var named = System.getenv(variable);
    return (named == null ? usual.stream() : Stream.of(named))
        .flatMap(Chromium::places)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> places(String program) {
    return program.contains("/")
        ? Stream.of(Path.of(program))
        : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(directory -> Path.of(directory, program));
  }

  private static void install() {
    aptGet("update");
    aptGet("install", "-y", "--no-install-recommends", "chromium", "chromium-driver");
  }

  private static void aptGet(String... words) {
    Command.run(
            Path.of("."),
            Map.of("DEBIAN_FRONTEND", "noninteractive"),
            Stream.concat(Stream.of("apt-get"), Stream.of(words)).toList())
        .successful();
  }
}
