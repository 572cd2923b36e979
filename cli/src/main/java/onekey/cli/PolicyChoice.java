package onekey.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import onekey.plan.model.PolicySource;
import onekey.plan.model.PolicySource.Base;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.settings.SettingsFile;
import onekey.rule.judgement.PolicySettings;
import onekey.rule.judgement.RuleParameter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The policy of a command that judges a real account: of a deployed rule, or of options over the
 * settings of a checkout.
 */
final class PolicyChoice {

  /** Where the checkout is; the start script says it. */
  private static final String HOME = "onekey.home";

  @Mixin private final PolicyOptions options = new PolicyOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Take the policy that no option says from this cdk.json. By default from that of the"
              + " checkout, as 'cdk deploy' does; the defaults of the rule if there is no checkout.")
  private Optional<Path> settings = Optional.empty();

  /** Returns whether an option says something of the policy, so that no rule can say it. */
  boolean isGiven() {
    return settings.isPresent() || !options.given().isEmpty();
  }

  /**
   * Returns the policy of the options and the settings, and warns of settings that are missing.
   *
   * @throws onekey.plan.output.BadInputException naming the option, or the file and the setting, if
   *     a value is not allowed or the file cannot be read
   */
  ChosenPolicy policy(Console console) {
    var file = settings.or(PolicyChoice::ofCheckout);
    if (file.isEmpty()) {
      return over(Map.of(), new Base.Defaults(), List.of());
    }
    var read = SettingsFile.read(file.get());
    var missing =
        read.missing().stream()
            .filter(parameter -> !options.given().containsKey(parameter))
            .toList();
    if (!missing.isEmpty()) {
      console.note(missing(file.get(), missing));
    }
    return over(
        read.policy().toRuleParameters(), new Base.Settings(file.get().toString()), missing);
  }

  /**
   * Returns how to get the policy in an account: of its rule of this name, or else of the options
   * and the settings. Those are read and checked at once, so before any call.
   */
  Function<OpenAccount, ChosenPolicy> in(Optional<String> rule, Console console) {
    if (rule.isPresent()) {
      return account -> ChosenPolicy.ofRule(rule.get(), account);
    }
    var chosen = policy(console);
    return _ -> chosen;
  }

  private ChosenPolicy over(
      Map<String, String> ruleParameters, Base base, List<RuleParameter> missing) {
    return new ChosenPolicy(
        options.over(ruleParameters), new PolicySource(base, options.names(), missing));
  }

  private static Optional<Path> ofCheckout() {
    return Optional.ofNullable(System.getProperty(HOME)).map(PolicyChoice::settingsIn);
  }

  private static Path settingsIn(String home) {
    try {
      return Path.of(home, "cdk.json");
    } catch (InvalidPathException e) {
      throw new BadInputException(
          "The policy is taken from cdk.json in %s, and that is no path in the encoding of this locale. Set a locale of UTF-8, for instance LC_ALL=C.UTF-8."
              .formatted(home),
          e);
    }
  }

  /** Another file of the CDK may have them, and without one the deployment is refused. */
  private static String missing(Path file, List<RuleParameter> missing) {
    return "%s lacks %s, so here the default of the rule holds. cdk deploy takes no default: it needs each setting in this file, by -c, or in another file that the CDK reads."
        .formatted(
            file, missing.stream().map(PolicySettings::key).collect(Collectors.joining(", ")));
  }
}
