package onekey.cli.doctor.aws;

import java.time.Instant;
import java.util.Optional;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.RuleCheck;
import onekey.cli.doctor.check.RuleCheck.Rule;
import onekey.cli.doctor.check.RunCheck.Runs;
import onekey.cli.doctor.check.StackCheck;
import onekey.cli.doctor.stack.DeployedTemplate;
import onekey.cli.doctor.stack.Place;
import onekey.cli.doctor.stack.References;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.stack.StackResources;
import onekey.cli.doctor.words.Words;
import onekey.rule.judgement.KeyPolicy;

/** What several checks need: each thing is read once, when it is needed first. */
final class Readings {

  private final AccountReader account;
  private final Instant now;
  private final Once<Place> place;
  private final Once<Optional<StackCheck.Found>> stack;
  private final Once<StackResources> resources;
  private final Once<DeployedTemplate> template;
  private final Once<RuleReader.Details> details;
  private final Once<Rule> rule;
  private final Once<Runs> runs;

  Readings(AccountReader account, Instant now) {
    this.account = account;
    this.now = now;
    this.place = new Once<>(account::place);
    this.stack = new Once<>(account.stack()::find);
    this.resources = new Once<>(() -> account.stack().resources(requireStack()));
    this.template = new Once<>(() -> account.stack().template(requireStack()));
    this.details = new Once<>(() -> account.rule().details(ruleResource().physicalId()));
    this.rule = new Once<>(this::readRule);
    this.runs = new Once<>(this::readRuns);
  }

  AccountReader account() {
    return account;
  }

  Instant now() {
    return now;
  }

  String region() {
    return account.region();
  }

  Place place() {
    return place.get();
  }

  Optional<Place> placeIfKnown() {
    return place.ifKnown();
  }

  Optional<StackCheck.Found> stack() {
    return stack.get();
  }

  StackResources resources() {
    return resources.get();
  }

  DeployedTemplate template() {
    return template.get();
  }

  RuleReader.Details details() {
    return details.get();
  }

  Rule rule() {
    return rule.get();
  }

  Runs runs() {
    return runs.get();
  }

  /** Returns when the last run that succeeded began; empty if that is not known. */
  Optional<Instant> lastRun() {
    return runs.ifKnown().flatMap(Runs::success);
  }

  /** Returns the policy of the rule; empty if it is not known, or not in force. */
  Optional<KeyPolicy> policyIfKnown() {
    return rule.ifKnown().flatMap(RuleCheck::policy);
  }

  KeyPolicy requirePolicy() {
    return RuleCheck.policy(rule.get())
        .orElseThrow(
            () -> new NotCheckableException(Words.of("The rule is not in force; see above.")));
  }

  /** Returns the name of the stack, as far as it is known. */
  String stackName() {
    return stack
        .ifKnown()
        .flatMap(found -> found)
        .map(StackCheck.Found::name)
        .orElseGet(account.stack()::asked);
  }

  /** If CloudFormation does not say whether the stack exists, the name is tried as it is. */
  private String requireStack() {
    if (stack.ifKnown().filter(Optional::isEmpty).isPresent()) {
      throw new NotCheckableException(Words.of("There is no stack; see above."));
    }
    return stackName();
  }

  StackResource ruleResource() {
    return resources.get().rule().orElseThrow(() -> missing("Config rule"));
  }

  static NotCheckableException missing(String what) {
    return new NotCheckableException(
        Words.of(
            "The stack has no {} of OneKey. Is it another stack (--stack-name)?",
            Words.plain(what)));
  }

  References references() {
    return new References(place.get(), stackName(), resources.get(), () -> details.get().arn());
  }

  private Rule readRule() {
    var judge =
        resources
            .get()
            .judge()
            .map(function -> place.get().arn("lambda", "function:" + function.physicalId()));
    return account.rule().rule(ruleResource().physicalId(), judge);
  }

  /** Where AWS Config does not tell of runs, the function does. */
  private Runs readRuns() {
    return account
        .rule()
        .runs(ruleResource().physicalId())
        .orElseGet(
            () ->
                account
                    .functions()
                    .runs(
                        resources
                            .get()
                            .judge()
                            .orElseThrow(() -> missing("judge function"))
                            .physicalId(),
                        now));
  }
}
