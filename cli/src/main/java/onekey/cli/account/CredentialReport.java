package onekey.cli.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * @param account the account that it tells of, with the users of whom it shows all access keys
 * @param partlyReported the other users, ordered by name
 * @param partition the partition of the account, such as {@code aws}; empty if there are no users
 * @param warnings what in it is ambiguous, and how it was taken
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate
 *     credential reports for your AWS account</a>
 */
public record CredentialReport(
    Account account,
    List<PartlyReportedUser> partlyReported,
    Optional<String> partition,
    List<String> warnings) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  public CredentialReport {
    partlyReported = List.copyOf(partlyReported);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a report.
   *
   * @param now the time to judge the account at
   * @throws BadInputException naming line and column, if it is no credential report
   */
  public static CredentialReport read(InputStream report, Instant now) {
    // A decoder of its own: the usual reader puts a question mark where a byte is no UTF-8.
    try (var reader = new InputStreamReader(report, StandardCharsets.UTF_8.newDecoder())) {
      return read(new ByteOrderMark(reader).skipped(), now);
    } catch (CharacterCodingException e) {
      throw new BadInputException("it is not UTF-8 text.", e);
    } catch (CSVException e) {
      throw new BadInputException("it is broken CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInputException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private static CredentialReport read(Reader reader, Instant now) throws IOException {
    var warnings = new ArrayList<String>();
    var users = new ReportUsers(warnings);
    try (var parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
      checkHeader(parser.getHeaderNames());
      for (var values : parser) {
        var row = new ReportRow(values, parser.getCurrentLineNumber());
        if (ReportUser.isRootUser(row)) {
          warnOfRootKeys(row, warnings);
        } else {
          users.add(ReportUser.read(row));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalArgumentException e) {
      // The parser's own words about a header that stands there twice.
      throw new BadInputException("line 1: " + e.getMessage(), e);
    }
    return new CredentialReport(
        new Account(users.accountId(), now, Map.of(), users.users(), Account.KeyIds.UNKNOWN),
        users.partlyReported(),
        users.partition(),
        warnings);
  }

  private static void checkHeader(List<String> header) {
    var missing =
        ReportColumn.required().stream()
            .map(ReportColumn::header)
            .filter(name -> !header.contains(name))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "line 1, column 1: no header line of a credential report; missing: %s.%s"
              .formatted(missing, hint(header)));
    }
  }

  private static String hint(List<String> header) {
    return header.stream().anyMatch(name -> name.startsWith("{"))
        ? " This is the answer of the AWS CLI as JSON. Decode it: aws iam get-credential-report"
            + " --query Content --output text | base64 -d"
        : " Make one: aws iam generate-credential-report; aws iam get-credential-report --query"
            + " Content --output text | base64 -d";
  }

  private static void warnOfRootKeys(ReportRow row, List<String> warnings) {
    var active = ReportUser.activeKeysOfRootUser(row);
    if (active > 0) {
      warnings.add(
          "line %d: the root user has active access keys (%d). OneKey judges IAM users only; remove them by hand."
              .formatted(row.line(), active));
    }
    row.additionalCredentials()
        .ifPresent(
            info ->
                warnings.add(
                    "line %d: the report does not show all credentials of the root user: \"%s\". OneKey judges IAM users only; look at them by hand."
                        .formatted(row.line(), info)));
  }
}
