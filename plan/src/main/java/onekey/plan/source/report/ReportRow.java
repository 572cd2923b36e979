package onekey.plan.source.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onekey.plan.output.BadInputException;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of a credential report. Whatever it refuses, it names with line and column, both counted
 * from 1.
 *
 * @param line the line of the file
 */
record ReportRow(CSVRecord row, long line) {

  /** What AWS writes for an absent value. */
  private static final Set<String> NOTHING = Set.of("", "N/A", "no_information", "not_supported");

  private static final Pattern ROOT_ARN = Pattern.compile("arn:aws[\\w-]*:iam::\\d{12}:root");

  private static final Pattern ACCOUNT = Pattern.compile("arn:aws[\\w-]*:iam::(\\d{12}):.*");

  /** Returns whether the report has this column. */
  boolean has(ReportColumn column) {
    return row.isMapped(column.header());
  }

  /** Returns the value, or empty where AWS says that there is none. */
  Optional<String> text(ReportColumn column) {
    return Optional.of(value(column)).filter(value -> !NOTHING.contains(value));
  }

  /**
   * Returns what the report says about credentials that it has no columns for; empty where it says
   * {@code N/A} or nothing.
   */
  Optional<String> additionalCredentials() {
    return Optional.of(ReportColumn.ADDITIONAL_CREDENTIALS_INFO)
        .filter(this::has)
        .map(column -> value(column).strip())
        .filter(text -> !text.isEmpty() && !text.equals("N/A"));
  }

  /** Reads {@code true} or {@code FALSE}, in any case: AWS's page and its reports differ in it. */
  boolean flag(ReportColumn column) {
    var value = value(column);
    if (value.equalsIgnoreCase("true")) {
      return true;
    }
    if (value.equalsIgnoreCase("false")) {
      return false;
    }
    throw refusal(column, "true or false");
  }

  /** Reads a time in ISO 8601. */
  Optional<Instant> time(ReportColumn column) {
    return text(column)
        .map(
            value -> {
              try {
                return OffsetDateTime.parse(value).toInstant();
              } catch (DateTimeException _) {
                throw refusal(column, "an ISO 8601 time such as 2016-08-30T17:37:35+00:00, or N/A");
              }
            });
  }

  /**
   * Refuses a row that was cut off, even after the columns that are read: more rows may be missing.
   */
  void requireAllColumns() {
    var header = row.getParser().getHeaderNames();
    if (row.size() < header.size()) {
      throw new BadInputException(
          "line %d, column %d: the row ends before %s."
              .formatted(line, row.size() + 1, header.get(row.size())));
    }
  }

  /** Returns whether the row is of the root user. */
  boolean isOfRootUser() {
    // By the ARN as well: an IAM user may be named root, but not <root_account>.
    return value(ReportColumn.USER).equals("<root_account>")
        || ROOT_ARN.matcher(value(ReportColumn.ARN)).matches();
  }

  /** Returns the account in the ARN, if it has one; the root user's too. */
  Optional<String> accountId() {
    return Optional.of(ACCOUNT.matcher(value(ReportColumn.ARN)))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  /** Returns the value, unchanged. */
  String value(ReportColumn column) {
    return row.get(column.header());
  }

  /** Returns the position of a value, for error messages. */
  String place(ReportColumn column) {
    return "line %d, column %d (%s)"
        .formatted(
            line, row.getParser().getHeaderNames().indexOf(column.header()) + 1, column.header());
  }

  BadInputException refusal(ReportColumn column, String allowed) {
    return new BadInputException(
        "%s: \"%s\". Allowed: %s.".formatted(place(column), value(column), allowed));
  }
}
