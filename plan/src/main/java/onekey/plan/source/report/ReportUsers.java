package onekey.plan.source.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onekey.plan.output.BadInputException;

/** Collects the users of a report. Refuses contradictions, and warns of duplicates. */
final class ReportUsers {

  private final Map<String, ReportedUser> byName = new TreeMap<>();
  private final List<String> warnings;
  private Optional<String> account = Optional.empty();

  ReportUsers(List<String> warnings) {
    this.warnings = warnings;
  }

  /** Before names are compared: two accounts may have users of one name. */
  void checkAccount(ReportRow row) {
    var found = row.accountId();
    if (found.isPresent() && account.isPresent() && !found.equals(account)) {
      throw new BadInputException(
          "%s: account %s, but the rows before it are of account %s. Give one report at a time."
              .formatted(row.place(ReportColumn.ARN), found.get(), account.get()));
    }
    account = account.or(() -> found);
  }

  void add(ReportedUser added) {
    // IAM keeps the case of a name, but has no two users that differ only in it.
    byName.merge(added.name().toLowerCase(Locale.ROOT), added, this::oneOf);
  }

  /** Returns the account of the rows; empty if there are none. */
  Optional<String> accountId() {
    return account;
  }

  Optional<String> partition() {
    return first().map(ReportedUser::partition);
  }

  private Optional<ReportedUser> first() {
    return byName.values().stream().min(Comparator.comparingLong(ReportedUser::line));
  }

  /** Returns the users, ordered by name. */
  List<ReportedUser> users() {
    return byName.values().stream().sorted(Comparator.comparing(ReportedUser::name)).toList();
  }

  private ReportedUser oneOf(ReportedUser first, ReportedUser second) {
    if (!first.arn().equals(second.arn())) {
      throw new BadInputException(
          "line %d, column 1 (user): \"%s\" is also in line %d, with another ARN. IAM has no two users of one name."
              .formatted(second.line(), second.name(), first.line()));
    }
    return isWorse(second, first) ? warned(second, first) : warned(first, second);
  }

  /**
   * Of two rows for one user, the one with more active keys counts; a row that does not show all
   * credentials counts before any other.
   */
  private static boolean isWorse(ReportedUser one, ReportedUser other) {
    return one.additionalCredentials().isPresent() == other.additionalCredentials().isPresent()
        ? one.activeKeys() > other.activeKeys()
        : one.additionalCredentials().isPresent();
  }

  private ReportedUser warned(ReportedUser counted, ReportedUser other) {
    warnings.add(
        "%s is in line %d and in line %d. Line %d counts: %d active access keys; line %d: %d."
            .formatted(
                counted.arn(),
                Math.min(counted.line(), other.line()),
                Math.max(counted.line(), other.line()),
                counted.line(),
                counted.activeKeys(),
                other.line(),
                other.activeKeys()));
    return counted;
  }
}
