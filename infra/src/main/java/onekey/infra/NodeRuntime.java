package onekey.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Node.js runtime, which the CDK needs because its Java classes call JavaScript.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/prerequisites.html">AWS CDK
 *     prerequisites</a>
 */
public final class NodeRuntime {

  private static final int OLDEST = 20;
  private static final int OLDEST_SUPPORTED = 22;
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\..*", Pattern.DOTALL);

  private NodeRuntime() {}

  /**
   * Checks that the CDK can run.
   *
   * @throws SynthesisRefusedException if there is no Node.js, or only one that is too old
   */
  public static void require() {
    require(command());
  }

  /** Warns if the CDK no longer supports the installed Node.js. */
  static void warnIfPastItsEndOfLife() {
    var major = require(command());
    if (major < OLDEST_SUPPORTED) {
      System.err.printf(
          "onekey: Node.js %d still works, but is past its end of life. Use %d or newer.%n",
          major, OLDEST_SUPPORTED);
    }
  }

  /** The same variable and the same default as the CDK's own runtime. */
  private static String command() {
    return Optional.ofNullable(System.getenv("JSII_NODE")).orElse("node");
  }

  /** Returns the major version of the Node.js that this command starts. */
  static int require(String command) {
    var version = version(command);
    var matcher = VERSION.matcher(version);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST) {
      throw refusal("\"%s --version\" says \"%s\"".formatted(command, version.strip()));
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static String version(String command) {
    try {
      var process =
          new ProcessBuilder(command, "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      throw refusal("\"%s\" cannot be run".formatted(command));
    }
  }

  private static SynthesisRefusedException refusal(String found) {
    return new SynthesisRefusedException(
        "The AWS CDK needs Node.js %d or newer, but %s. Install it from https://nodejs.org/ and put it on the PATH."
            .formatted(OLDEST, found));
  }
}
