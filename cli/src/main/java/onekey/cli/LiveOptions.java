package onekey.cli;

import java.util.Optional;
import onekey.plan.source.live.AccountChoice;
import picocli.CommandLine.Option;

/** Which real account is read, and whose policy holds. */
final class LiveOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The profile of your AWS configuration files to use. By default AWS_PROFILE, and all"
              + " that the AWS SDK looks for.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The Region of the rule, or of the partition. By default AWS_REGION, AWS_DEFAULT_REGION or the profile's;"
              + " without one us-east-1, because IAM is the same in every Region.")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = "Take the policy from this deployed Config rule, not from options.")
  private Optional<String> rule = Optional.empty();

  /** Returns the rule whose policy holds. */
  Optional<String> rule() {
    return rule;
  }

  AccountChoice account() {
    return new AccountChoice(profile, region, rule.isPresent());
  }

  /** Returns whether any was given. */
  boolean given() {
    return profile.isPresent() || region.isPresent() || rule.isPresent();
  }
}
