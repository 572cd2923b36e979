package onekey.plan.source.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.IamNames;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.LastUse;

/**
 * A user of a credential report.
 *
 * @param line the line of the report, counted from 1
 * @param arn the ARN
 * @param path the path, {@code /} or {@code /…/}
 * @param user the user, with the user name as id and the numbers of the access keys as theirs: a
 *     report names no ids, and has no two users of one name
 * @param created when the user was created
 * @param lastUses the last use of each access key
 * @param passwordLastUsed when the user last signed in to the console with a password; empty if
 *     nothing is on record
 * @param additionalCredentials what the report says about credentials that it does not show; empty
 *     if it shows all
 */
public record ReportedUser(
    long line,
    String arn,
    String path,
    IamUser user,
    Instant created,
    Map<String, LastUse> lastUses,
    Optional<Instant> passwordLastUsed,
    Optional<String> additionalCredentials) {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[\\w-]*:iam::\\d{12}:user(/(?:[!-~]+/)?)(" + IamNames.USER_NAME + ")");

  private static final int LONGEST_INFO = 200;

  public ReportedUser {
    lastUses = Map.copyOf(lastUses);
  }

  static ReportedUser read(ReportRow row) {
    var name = row.value(ReportColumn.USER);
    if (!IamNames.isUserName(name)) {
      throw row.refusal(
          ReportColumn.USER, "an IAM user name of 1–64 letters, digits and _+=,.@- characters");
    }
    return new ReportedUser(
        row.line(),
        row.value(ReportColumn.ARN),
        arn(row, name).group(1),
        new IamUser(name, name, keys(row)),
        row.time(ReportColumn.USER_CREATION_TIME)
            .orElseThrow(() -> row.refusal(ReportColumn.USER_CREATION_TIME, "a date")),
        KeyColumns.BOTH.stream()
            .collect(Collectors.toMap(KeyColumns::name, columns -> columns.lastUse(row))),
        row.has(ReportColumn.PASSWORD_LAST_USED)
            ? row.time(ReportColumn.PASSWORD_LAST_USED)
            : Optional.empty(),
        row.additionalCredentials());
  }

  private static List<AccessKey> keys(ReportRow row) {
    return KeyColumns.BOTH.stream()
        .map(columns -> columns.key(row))
        .flatMap(Optional::stream)
        .toList();
  }

  private static MatchResult arn(ReportRow row, String name) {
    return Stream.of(row.value(ReportColumn.ARN))
        .map(ARN::matcher)
        .filter(matcher -> matcher.matches() && matcher.group(2).equals(name))
        .findAny()
        .map(Matcher::toMatchResult)
        .orElseThrow(
            () ->
                row.refusal(
                    ReportColumn.ARN,
                    "the ARN of user "
                        + name
                        + ", such as arn:aws:iam::111122223333:user/"
                        + name));
  }

  /** Returns the user name. */
  public String name() {
    return user.name();
  }

  /** Returns how many active access keys the report shows. */
  public int activeKeys() {
    return user.activeKeys().size();
  }

  /** Returns the partition in the ARN, such as {@code aws}. */
  String partition() {
    return arn.split(":", 3)[1];
  }

  /**
   * Returns why the user cannot be judged, as one sentence; empty if the user can be: whether a
   * user is within the limit, and which access key is extra, depends on all of them.
   */
  public Optional<String> whyNotJudged() {
    return additionalCredentials.map(
        info ->
            "the credential report does not show all credentials of this user: its column"
                + " %s says \"%s\"."
                    .formatted(
                        ReportColumn.ADDITIONAL_CREDENTIALS_INFO.header(),
                        info.length() > LONGEST_INFO
                            ? info.substring(0, LONGEST_INFO) + "…"
                            : info));
  }
}
