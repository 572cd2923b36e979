package onekey.cli.account;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the users of a report. What is impossible is refused, what is ambiguous warned of. */
final class ReportUsers {

  private final Map<String, ReportUser> byName = new TreeMap<>();
  private final List<String> warnings;
  private Optional<String> account = Optional.empty();

  ReportUsers(List<String> warnings) {
    this.warnings = warnings;
  }

  /** Before names are compared: two accounts may have users of one name. */
  void checkAccount(ReportRow row) {
    var found = ReportUser.accountId(row);
    if (found.isPresent() && account.isPresent() && !found.equals(account)) {
      throw new BadInputException(
          "%s: account %s, but the rows before it are of account %s. Give one report at a time."
              .formatted(row.place(ReportColumn.ARN), found.get(), account.get()));
    }
    account = account.or(() -> found);
  }

  void add(ReportUser added) {
    // IAM keeps the case of a name, but has no two users that differ only in it.
    byName.merge(added.user().name().toLowerCase(Locale.ROOT), added, this::oneOf);
  }

  /** Returns the account of the rows; empty if there are none. */
  Optional<String> accountId() {
    return account;
  }

  Optional<String> partition() {
    return first().map(ReportUser::partition);
  }

  private Optional<ReportUser> first() {
    return byName.values().stream().min(Comparator.comparingLong(ReportUser::line));
  }

  /** Returns the users of whom the report shows all access keys. */
  List<AccountUser> users() {
    return byName.values().stream()
        .filter(user -> user.additionalCredentials().isEmpty())
        .map(ReportUser::user)
        .sorted(Comparator.comparing(AccountUser::name))
        .toList();
  }

  /** Returns the other users. */
  List<PartlyReportedUser> partlyReported() {
    return byName.values().stream()
        .flatMap(
            user ->
                user.additionalCredentials().stream()
                    .map(
                        info ->
                            new PartlyReportedUser(
                                user.user().name(), user.user().activeKeys(), info)))
        .sorted(Comparator.comparing(PartlyReportedUser::name))
        .toList();
  }

  private ReportUser oneOf(ReportUser first, ReportUser second) {
    if (!first.arn().equals(second.arn())) {
      throw new BadInputException(
          "line %d, column 1 (user): \"%s\" stands in line %d too, with another ARN. IAM has no two users of one name."
              .formatted(second.line(), second.user().name(), first.line()));
    }
    return isWorse(second, first) ? warned(second, first) : warned(first, second);
  }

  /** Of two rows the one counts that tells of more keys; one that does not show all, before all. */
  private static boolean isWorse(ReportUser one, ReportUser other) {
    return one.additionalCredentials().isPresent() == other.additionalCredentials().isPresent()
        ? one.user().activeKeys() > other.user().activeKeys()
        : one.additionalCredentials().isPresent();
  }

  private ReportUser warned(ReportUser counted, ReportUser other) {
    warnings.add(
        "%s stands in line %d and in line %d. Line %d counts: %d active access keys; line %d: %d."
            .formatted(
                counted.arn(),
                Math.min(counted.line(), other.line()),
                Math.max(counted.line(), other.line()),
                counted.line(),
                counted.user().activeKeys(),
                other.line(),
                other.user().activeKeys()));
    return counted;
  }
}
