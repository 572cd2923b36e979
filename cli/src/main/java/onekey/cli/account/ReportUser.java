package onekey.cli.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A user as a credential report names it.
 *
 * @param line the line of the report
 * @param arn the ARN
 * @param accountId the account in the ARN
 * @param additionalCredentials what the report says about credentials that it does not show; empty
 *     if it shows all
 */
record ReportUser(
    long line,
    String arn,
    String accountId,
    AccountUser user,
    Optional<String> additionalCredentials) {

  /** What IAM takes as a user name. */
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  private static final Pattern ARN =
      Pattern.compile("arn:aws[\\w-]*:iam::(\\d{12}):user(/(?:[!-~]+/)?)([\\w+=,.@-]{1,64})");

  private static final Pattern ROOT_ARN = Pattern.compile("arn:aws[\\w-]*:iam::\\d{12}:root");

  private static final Pattern ACCOUNT = Pattern.compile("arn:aws[\\w-]*:iam::(\\d{12}):.*");

  /** Returns the partition in the ARN, such as {@code aws}. */
  String partition() {
    return arn.split(":", 3)[1];
  }

  static boolean isRootUser(ReportRow row) {
    // By the ARN as well: an IAM user may be named root, but nobody can be named <root_account>.
    return row.value(ReportColumn.USER).equals("<root_account>")
        || ROOT_ARN.matcher(row.value(ReportColumn.ARN)).matches();
  }

  /** Returns the account in the ARN of a row, if it has one; the root user's too. */
  static Optional<String> accountId(ReportRow row) {
    return Optional.of(ACCOUNT.matcher(row.value(ReportColumn.ARN)))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  static long activeKeysOfRootUser(ReportRow row) {
    return KeyColumns.BOTH.stream().filter(columns -> row.flag(columns.active())).count();
  }

  static ReportUser read(ReportRow row) {
    var name = row.value(ReportColumn.USER);
    if (!NAME.matcher(name).matches()) {
      throw row.refusal(
          ReportColumn.USER, "an IAM user name of 1–64 letters, digits and _+=,.@- characters");
    }
    var arn = arn(row, name);
    return new ReportUser(
        row.line(),
        row.value(ReportColumn.ARN),
        arn.group(1),
        new AccountUser(
            name,
            arn.group(2),
            row.time(ReportColumn.USER_CREATION_TIME)
                .orElseThrow(() -> row.refusal(ReportColumn.USER_CREATION_TIME, "a date")),
            Map.of(),
            keys(row),
            row.has(ReportColumn.PASSWORD_LAST_USED)
                ? row.time(ReportColumn.PASSWORD_LAST_USED)
                : Optional.empty()),
        row.additionalCredentials());
  }

  private static List<AccountKey> keys(ReportRow row) {
    return KeyColumns.BOTH.stream()
        .map(columns -> columns.read(row))
        .flatMap(Optional::stream)
        .toList();
  }

  private static MatchResult arn(ReportRow row, String name) {
    return Stream.of(row.value(ReportColumn.ARN))
        .map(ARN::matcher)
        .filter(matcher -> matcher.matches() && matcher.group(3).equals(name))
        .findAny()
        .orElseThrow(
            () ->
                row.refusal(
                    ReportColumn.ARN,
                    "the ARN of user "
                        + name
                        + ", such as arn:aws:iam::111122223333:user/"
                        + name));
  }
}
