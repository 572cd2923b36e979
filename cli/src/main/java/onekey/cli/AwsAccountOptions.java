package onekey.cli;

import java.util.Optional;
import onekey.plan.source.live.AccountChoice;
import picocli.CommandLine.Option;

/** Whose credentials are used, and which Region is called. */
final class AwsAccountOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The profile of your AWS configuration files to use. By default AWS_PROFILE, and all that"
              + " the AWS SDK looks for.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The Region of the stack. By default AWS_REGION, AWS_DEFAULT_REGION or the profile's.")
  private Optional<String> region = Optional.empty();

  /** Returns an account of which something is asked that each Region has of its own. */
  AccountChoice choice() {
    return new AccountChoice(profile, region, true);
  }
}
