package onekey.cli;

import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.source.live.RequestLog;
import picocli.CommandLine.Option;

/** Whether the calls to AWS are shown. */
final class RequestLogOption {

  @Option(
      names = "--verbose",
      description =
          "Show on standard error each request to AWS, each retry and each status code. Never"
              + " headers, credentials or what is sent and answered.")
  private boolean verbose;

  /**
   * Returns the console as it is wanted.
   *
   * @throws BadInputException if it is to be quiet too
   */
  Console on(Console console) {
    if (verbose && console.quiet()) {
      throw new BadInputException("--verbose and --quiet contradict each other. Give one of them.");
    }
    // A bar that is drawn again and again would stand between the lines.
    return verbose ? console.on(console.terminal().withoutProgress()) : console;
  }

  /** Begins to show them, if that is wanted. */
  RequestLog.Open open(Console console) {
    return verbose ? RequestLog.to(console::warn) : () -> {};
  }
}
