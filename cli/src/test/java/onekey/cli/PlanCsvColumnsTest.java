package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;

/** Other programs rely on the columns and their order. */
class PlanCsvColumnsTest {

  private static final String REPORT =
      "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  /** Those of the first version. Later ones come after them, here too. */
  private static final List<String> FIRST =
      List.of(
          "userName",
          "userId",
          "activeKeys",
          "complianceType",
          "decision",
          "accessKey",
          "status",
          "created",
          "ageDays",
          "lastUse",
          "lastUsed",
          "lastUsedService",
          "lastUsedRegion",
          "extra",
          "description",
          "annotation",
          "unusedSince",
          "deletion",
          "lookCommand",
          "activateCommand",
          "deleteCommand",
          "deletionAt",
          "removal",
          "removalAt");

  @Test
  void columnsAreOnlyAddedAtTheEnd() {
    // then
    assertThat(header()).startsWith(FIRST.toArray(String[]::new));
  }

  @Test
  void theDocumentationNamesEveryColumnInItsPlace() throws IOException {
    // given
    var document = Files.readString(Tools.PROJECT.resolve("docs/plan-csv.md"));

    // when
    var columns = ROW.matcher(document).results().map(row -> row.group(1)).toList();

    // then
    assertThat(columns)
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("accountId", "accountName"), auditedHeader().stream())
                .toList());
  }

  @Test
  void whatCloudTrailSaysComesLast() {
    assertThat(auditedHeader())
        .startsWith(header().toArray(String[]::new))
        .hasSizeGreaterThan(header().size());
  }

  private static List<String> header() {
    return header(CommandLineRun.of("plan", "--credential-report", REPORT, "--format", "csv"));
  }

  private static List<String> auditedHeader() {
    try (var aws = new AuditedSandbox()) {
      aws.addFinding("ann");
      return header(aws.plan("--audit", "--format", "csv"));
    }
  }

  private static List<String> header(CommandLineRun run) {
    return List.of(run.out().lines().findFirst().orElseThrow().split(","));
  }
}
