package onekey.plan.source.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.plan.output.BadInputException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * An IAM credential report: the CSV file that {@code aws iam get-credential-report} and the console
 * give.
 *
 * <p>It names neither user ids nor key ids, and it is up to four hours old.
 *
 * @param accountId the 12 digits of the account; empty if no row tells
 * @param partition the partition of the account, such as {@code aws}; empty if there are no users
 * @param users the users, ordered by name
 * @param warnings what in it is ambiguous, and how it was taken
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate
 *     credential reports for your AWS account</a>
 */
public record CredentialReport(
    Optional<String> accountId,
    Optional<String> partition,
    List<ReportedUser> users,
    List<String> warnings) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private static final Map<String, String> OTHER_SEPARATORS =
      Map.of(";", "semicolon", "\t", "tab", "\\|", "vertical bar");

  static final String MAKE_ONE =
      "Make one: aws iam generate-credential-report; aws iam get-credential-report >report.json";

  public CredentialReport {
    users = List.copyOf(users);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a report.
   *
   * @throws BadInputException naming line and column, if it is no credential report
   */
  public static CredentialReport read(InputStream report) {
    try {
      return read(new StringReader(ReportText.read(report)));
    } catch (CSVException e) {
      throw new BadInputException("it is broken CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInputException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private static CredentialReport read(Reader reader) throws IOException {
    var warnings = new ArrayList<String>();
    var users = new ReportUsers(warnings);
    try (var parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
      checkHeader(parser.getHeaderNames());
      for (var values : parser) {
        var row = new ReportRow(values, parser.getCurrentLineNumber());
        if (values.toList().equals(parser.getHeaderNames())) {
          // Concatenated files. Their rows show whether they are of one account.
          continue;
        }
        row.requireAllColumns();
        users.checkAccount(row);
        if (row.isOfRootUser()) {
          warnOfRootKeys(row, warnings);
        } else {
          users.add(ReportedUser.read(row));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalArgumentException e) {
      // The parser's message about a duplicate header.
      throw new BadInputException("line 1: " + e.getMessage(), e);
    }
    return new CredentialReport(users.accountId(), users.partition(), users.users(), warnings);
  }

  /** Returns the users that can be judged: the report shows all of their access keys. */
  public List<ReportedUser> judgedUsers() {
    return users.stream().filter(user -> user.whyNotJudged().isEmpty()).toList();
  }

  private static void checkHeader(List<String> header) {
    checkSeparator(header);
    var missing =
        ReportColumn.required().stream()
            .map(ReportColumn::header)
            .filter(name -> !header.contains(name))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "line 1, column 1: no header line of a credential report; missing: %s. %s"
              .formatted(missing, MAKE_ONE));
    }
  }

  /** Spreadsheets write another separator in locales whose decimal sign is the comma. */
  private static void checkSeparator(List<String> header) {
    OTHER_SEPARATORS.forEach(
        (separator, name) -> {
          if (header.size() == 1
              && List.of(header.getFirst().split(separator)).contains(ReportColumn.ARN.header())) {
            throw new BadInputException(
                "line 1: the separator is a %s. Allowed: a comma, as AWS writes it. Take the file as it was before a spreadsheet saved it, or save it with commas."
                    .formatted(name));
          }
        });
  }

  private static void warnOfRootKeys(ReportRow row, List<String> warnings) {
    var active = KeyColumns.BOTH.stream().filter(columns -> row.flag(columns.active())).count();
    if (active > 0) {
      warnings.add(
          "line %d: the root user has active access keys (%d). OneKey judges IAM users only; remove them by hand."
              .formatted(row.line(), active));
    }
    row.additionalCredentials()
        .ifPresent(
            info ->
                warnings.add(
                    "line %d: the report does not show all credentials of the root user: \"%s\". OneKey judges IAM users only; check them by hand."
                        .formatted(row.line(), info)));
  }
}
