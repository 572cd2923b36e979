package onekey.plan.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.Counts;
import onekey.plan.model.KeySteps;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.SafeText;
import onekey.plan.output.UserVerdict;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.LastUse;

/** The words that the formats for people have in common. */
final class CommonText {

  /** The heading of what there is to know about them. */
  static final String INACTIVE_KEYS =
      "Inactive access keys: they do not count against the limit, and should be deleted or activated again";

  private CommonText() {}

  /** What was judged, and when. */
  static String heading(Plan plan) {
    return "%s at %s".formatted(subject(plan), plan.time());
  }

  private static String subject(Plan plan) {
    return plan.accounts()
        .map(CommonText::counted)
        .orElseGet(() -> plan.accountId().map(id -> "Account " + id).orElse("Account"));
  }

  private static String counted(PlannedAccounts accounts) {
    return accounts.size() == 1
        ? "1 account"
        : accounts.size() + " accounts, %d of them read".formatted(accounts.read().size());
  }

  /** The heading of accounts that could not be read. */
  static String unread(PlannedAccounts accounts) {
    return accounts.unread().size() == 1
        ? "1 account could not be read, and nothing is known of its users:"
        : accounts.unread().size()
            + " accounts could not be read, and nothing is known of their users:";
  }

  /** The heading of accounts that are not in use. */
  static String skipped(PlannedAccounts accounts) {
    return accounts.skipped().size() == 1
        ? "1 account is not in use and was not read:"
        : accounts.skipped().size() + " accounts are not in use and were not read:";
  }

  /** How many users an account has, as one line without its end. */
  static String totals(PlannedAccounts.Totals totals) {
    return UserVerdict.totals(totals.users(), totals.compliant(), totals.nonCompliant())
        + inactiveKeys(totals.inactiveKeys())
        + (totals.unread() == 0
            ? ""
            : totals.unread() == 1
                ? " 1 user could not be read."
                : " %d users could not be read.".formatted(totals.unread()));
  }

  /** Where something is, behind a name; empty in a plan of one account. */
  static String in(Optional<NamedAccount> account) {
    return account.map(place -> " in account " + place.text()).orElse("");
  }

  /**
   * Users of one account are all listed in the table of Markdown; of several, the findings only.
   * Empty if none is left out.
   */
  static Optional<String> leftOut(Plan plan) {
    var others = plan.users().size() - plan.findings().size();
    return plan.accounts().filter(_ -> others > 0).map(_ -> notListed(others));
  }

  /** Says where to find so many COMPLIANT users. */
  static String notListed(long users) {
    return "%s not listed here; the formats csv, html and json list all."
        .formatted(users == 1 ? "1 COMPLIANT user is" : users + " COMPLIANT users are");
  }

  /** Returns the users of the table. */
  static List<PlannedUser> listed(Plan plan) {
    return plan.accounts().isPresent() ? plan.findings() : plan.users();
  }

  /** What was judged by, and where that comes from. */
  static String policy(Plan plan) {
    return "%s (from %s).".formatted(ruleParameters(plan), plan.origin().policySource().words());
  }

  /** The parameters of the rule with their values, on one line. */
  static String ruleParameters(Plan plan) {
    return plan.policy().toRuleParameters().entrySet().stream()
        .map(parameter -> parameter.getKey() + " " + parameter.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The reasons of a verdict, without the name of the user, which stands beside them. */
  static String reason(PlannedUser user) {
    var name = user.userName() + ": ";
    return user.annotation().startsWith(name)
        ? user.annotation().substring(name.length())
        : user.annotation();
  }

  /** How many users and inactive keys there are. */
  static String totals(Counts counts) {
    return counts.words() + inactiveKeys(counts.inactiveKeys());
  }

  private static String inactiveKeys(long keys) {
    return switch ((int) Math.min(keys, 2)) {
      case 0 -> "";
      case 1 -> " 1 inactive access key.";
      default -> " %d inactive access keys.".formatted(keys);
    };
  }

  /** Whether a key is in the part about inactive keys, and not in that of its user. */
  static boolean isInactive(PlannedKey key) {
    return key.status().equals("Inactive");
  }

  /** So many days, with the noun. */
  static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  static String quoted(String text) {
    return "\"%s\"".formatted(text);
  }

  static String unread(Plan plan) {
    return plan.unread().size() == 1
        ? "1 user could not be read and has no verdict:"
        : plan.unread().size() + " users could not be read and have no verdict:";
  }

  /**
   * Pending steps, age and last use, such as {@code 20 days, last used 2026-08-31 in sts,
   * us-east-1}.
   */
  static String key(PlannedKey key, boolean kept) {
    return Stream.of(
            Stream.of(key.status()).filter(_ -> !key.active()),
            key.steps().words(key.active(), kept).stream(),
            Stream.of(days(key.ageDays())),
            key.lastUse().map(CommonText::lastUse).stream())
        .flatMap(words -> words)
        .collect(Collectors.joining(", "));
  }

  /** The heading of the steps that the age of this key suggests. */
  static String stepsFor(PlannedKey key) {
    return "To rotate " + key.name();
  }

  /** What {@link #key} says, and what its owner wrote about it. */
  static String keyWithDescription(PlannedKey key, boolean kept) {
    return key(key, kept)
        + key.description().map(text -> ", described as " + quoted(text)).orElse("");
  }

  /** When, in which service and in which Region a key was last used. */
  static String lastUse(LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> "no use recorded";
      case LastUse.Recorded use -> "last used " + day(use.at()) + use.called(" in ", ", ");
    };
  }

  /** When and in which service. */
  static String lastUseWithoutRegion(LastUse.Recorded use) {
    return "last used " + day(use.at()) + use.called(" in ");
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** The state of the first step of this kind, in the word that other programs rely on. */
  static String state(KeySteps steps, Kind kind) {
    return steps
        .first(kind)
        .map(step -> step.state().name())
        .orElseGet(
            () ->
                switch (steps) {
                  case KeySteps.Listed _ -> "NONE_IN_REGION";
                  case KeySteps.NotKnown _ -> "NOT_KNOWN";
                });
  }

  /**
   * Returns a command as it must be pasted. Empty if it has characters that a terminal would act
   * on: changed it would be another command, and IAM has no such names.
   */
  static Optional<String> command(String command) {
    return Optional.of(command)
        .filter(shown -> shown.lines().allMatch(line -> line.equals(SafeText.of(line))));
  }

  /** Replaces a command that is not shown. */
  static final String COMMAND_NOT_SHOWN =
      "(The command is not shown: it has characters that no IAM name has.)";
}
