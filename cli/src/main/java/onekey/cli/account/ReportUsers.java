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

  ReportUsers(List<String> warnings) {
    this.warnings = warnings;
  }

  void add(ReportUser added) {
    // IAM keeps the case of a name, but has no two users that differ only in it.
    byName.merge(added.user().name().toLowerCase(Locale.ROOT), added, this::oneOf);
    accountId()
        .filter(accountId -> !accountId.equals(added.accountId()))
        .ifPresent(
            accountId -> {
              throw new BadInputException(
                  "line %d, column 2 (arn): account %s, but the rows before it are of account %s. Give one report at a time."
                      .formatted(added.line(), added.accountId(), accountId));
            });
  }

  Optional<String> accountId() {
    return first().map(ReportUser::accountId);
  }

  Optional<String> partition() {
    return first().map(ReportUser::partition);
  }

  private Optional<ReportUser> first() {
    return byName.values().stream().min(Comparator.comparingLong(ReportUser::line));
  }

  List<AccountUser> users() {
    return byName.values().stream()
        .map(ReportUser::user)
        .sorted(Comparator.comparing(AccountUser::name))
        .toList();
  }

  private ReportUser oneOf(ReportUser first, ReportUser second) {
    if (!first.arn().equals(second.arn())) {
      throw new BadInputException(
          "line %d, column 1 (user): \"%s\" stands in line %d too, with another ARN. IAM has no two users of one name."
              .formatted(second.line(), second.user().name(), first.line()));
    }
    return second.user().activeKeys() > first.user().activeKeys()
        ? warned(second, first)
        : warned(first, second);
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
