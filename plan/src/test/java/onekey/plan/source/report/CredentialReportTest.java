package onekey.plan.source.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onekey.plan.output.BadInputException;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReportTest {

  private static final Instant YEAR_2024 = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant YEAR_2025 = Instant.parse("2025-01-01T00:00:00Z");

  @Test
  void readsUsersWithKeysPathsAndLastUse() {
    // when
    var report = read(sample());

    // then
    assertThat(report.warnings()).isEmpty();
    assertThat(report.accountId()).contains("111122223333");
    assertThat(report.users())
        .extracting(ReportedUser::name)
        .containsExactly("inactive", "root", "second-only", "two-active");
    assertThat(user(report, "two-active").user().keys())
        .containsExactly(
            new AccessKey("access key 1", KeyStatus.ACTIVE, YEAR_2024),
            new AccessKey("access key 2", KeyStatus.ACTIVE, YEAR_2025));
    assertThat(user(report, "two-active").lastUses())
        .containsOnly(
            entry(
                "access key 1",
                new LastUse.Recorded(Instant.parse("2026-11-01T10:00:00Z"), "ec2", "us-east-1")),
            entry("access key 2", new LastUse.NotRecorded()));
    assertThat(user(report, "inactive").path()).isEqualTo("/team/a/");
    assertThat(user(report, "inactive").user().keys())
        .containsExactly(
            new AccessKey("access key 1", KeyStatus.INACTIVE, YEAR_2024),
            new AccessKey("access key 2", KeyStatus.ACTIVE, YEAR_2025));
    assertThat(user(report, "inactive").lastUses())
        .containsOnly(
            entry("access key 1", new LastUse.NotRecorded()),
            entry(
                "access key 2",
                new LastUse.Recorded(Instant.parse("2026-11-20T10:00:00Z"), "s3", "N/A")));
  }

  @Test
  void keepsTheNumberOfAKeyThatIsTheOnlyOne() {
    // when
    var report = read(sample());

    // then
    assertThat(user(report, "second-only").user().keys())
        .containsExactly(new AccessKey("access key 2", KeyStatus.ACTIVE, YEAR_2025));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void takesEveryLineEnd(String lineEnd) {
    // when
    var report = read(sample().replace("\n", lineEnd) + lineEnd);

    // then
    assertThat(report).isEqualTo(read(sample()));
  }

  @Test
  void takesAByteOrderMark() {
    assertThat(read("\uFEFF" + sample())).isEqualTo(read(sample()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void takesUtf16WithAndWithoutItsMark(String encoding) {
    for (var mark : List.of("\uFEFF", "")) {
      // when
      var report = read((mark + sample()).getBytes(Charset.forName(encoding)));

      // then
      assertThat(report).isEqualTo(read(sample()));
    }
  }

  @Test
  void takesTheFileOfAnotherShell() throws IOException {
    try (var file =
        Objects.requireNonNull(
            CredentialReportTest.class.getResourceAsStream("report-of-powershell.csv"))) {
      // when
      var report = CredentialReport.read(file);

      // then
      assertThat(report.users()).isNotEmpty();
    }
  }

  @Test
  void takesTheAnswerOfTheAwsCli() {
    // given
    var content = Base64.getEncoder().encodeToString(sample().getBytes(StandardCharsets.UTF_8));
    var json =
        """
        {
            "Content": "%s",
            "ReportFormat": "text/csv",
            "GeneratedTime": "2026-11-24T10:00:00+00:00"
        }
        """
            .formatted(content);

    for (var answer :
        List.of(
            json,
            "\uFEFF" + json.replace("\n", "\r\n"),
            content,
            content + "\n",
            content + "\r\n",
            content.replaceAll("(.{76})", "$1\n"),
            content + "\t2026-11-24T10:00:00+00:00\ttext/csv\n",
            "\"" + content + "\"\n")) {
      for (var encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
        // when
        var report = read(answer.getBytes(encoding));

        // then
        assertThat(report).isEqualTo(read(sample()));
      }
    }
  }

  @Test
  void refusesAnAnswerThatIsCutOff() {
    // given
    var content = Base64.getEncoder().encodeToString(sample().getBytes(StandardCharsets.UTF_8));

    for (var cut :
        List.of(
            content.substring(0, content.length() - 5),
            content.substring(0, content.length() - 8),
            "{\"Content\": \"" + content,
            "{\"Content\": \"" + content.substring(0, 101) + "\"}",
            "{\"State\": \"COMPLETE\"}",
            "{\"Content\": 1}")) {
      // then
      assertThatThrownBy(() -> read(cut)).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void takesAReportWhoseValuesAreQuoted() {
    // given
    var quoted =
        sample()
            .lines()
            .map(line -> "\"" + line.replace(",", "\",\"") + "\"")
            .collect(Collectors.joining("\r\n"));

    // then
    assertThat(read(quoted)).isEqualTo(read(sample()));
  }

  @ParameterizedTest
  @CsvSource({"semicolon,59", "tab,9", "vertical bar,124"})
  void namesAnotherSeparator(String name, int separator) {
    assertThatThrownBy(() -> read(sample().replace(',', (char) separator)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("line 1: the separator is a " + name + ". Allowed: a comma");
  }

  @Test
  void namesTwoAccountsBeforeItComparesNames() {
    // given two accounts with a user of one name, in one file
    var other = sample().replace("111122223333", "444455556666");
    var together = sample() + "\n" + other;
    var withoutRootUser =
        (header() + "\n")
            + (row("a", 1) + "\n")
            + row("a", 1).replace("111122223333", "444455556666");

    for (var report : List.of(together, withoutRootUser)) {
      // then
      assertThatThrownBy(() -> read(report))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("column 2 (arn): account 444455556666")
          .hasMessageContaining("of account 111122223333. Give one report at a time.");
    }
  }

  @Test
  void takesOneAccountThatIsInTheFileTwice() {
    // when
    var read = read(sample() + "\n" + sample());

    // then
    assertThat(read.users()).isEqualTo(read(sample()).users());
    assertThat(read.warnings()).hasSize(4);
  }

  @Test
  void takesColumnsInAnyOrderAndColumnsMore() {
    // given
    var report =
        sample().lines().map(line -> "x," + line).reduce((a, b) -> a + "\n" + b).orElseThrow();

    // when
    var read = read(report);

    // then
    assertThat(read).isEqualTo(read(sample()));
  }

  @ParameterizedTest
  @CsvSource({"0,1,3", "1,0,2"})
  void countsTheRowWithMoreActiveKeysOfOneArn(int firstActive, int secondActive, int counted) {
    // given
    var report = header() + "\n" + row("a", firstActive) + "\n" + row("a", secondActive);

    // when
    var read = read(report);

    // then
    assertThat(user(read, "a").activeKeys()).isEqualTo(1);
    assertThat(read.warnings())
        .singleElement()
        .asString()
        .contains("arn:aws:iam::111122223333:user/a is in line 2 and in line 3")
        .contains("Line " + counted + " counts");
  }

  @Test
  void warnsOfAccessKeysOfTheRootUser() {
    // given
    var report = sample().replace("not_supported,true,false,N/A", "not_supported,true,TRUE,N/A");

    // when
    var read = read(report);

    // then
    assertThat(read.warnings()).singleElement().asString().contains("line 2: the root user has");
    assertThat(read.users()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", "", "  ", " N/A "})
  void takesAReportThatShowsAllCredentials(String info) {
    // when
    var read = read(header() + ",additional_credentials_info\n" + row("a", 1) + "," + info);

    // then
    assertThat(read.users()).hasSize(1);
    assertThat(read.judgedUsers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "no_information", "not_supported", "0", "n/a?", "\"two, or so\""})
  void knowsNotAllKeysOfWhoHasMoreThanTheReportShows(String info) {
    // when
    var read =
        read(
            (header() + ",additional_credentials_info\n")
                + (row("a", 1) + "," + info + "\n")
                + (row("b", 1) + ",N/A"));

    // then
    assertThat(read.judgedUsers()).extracting(ReportedUser::name).containsExactly("b");
    assertThat(read.accountId()).contains("111122223333");
    assertThat(user(read, "a").activeKeys()).isEqualTo(1);
    assertThat(user(read, "a").whyNotJudged().orElseThrow())
        .endsWith("says \"%s\".".formatted(info.replace("\"", "")));
  }

  @ParameterizedTest
  @CsvSource({"1,N/A", "N/A,1"})
  void aRowThatDoesNotShowAllCountsBeforeOneThatDoes(String first, String second) {
    // given
    var report =
        (header() + ",additional_credentials_info\n")
            + (row("a", 1) + "," + first + "\n")
            + (row("a", 0) + "," + second);

    // when
    var read = read(report);

    // then
    assertThat(read.judgedUsers()).isEmpty();
    assertThat(read.users()).extracting(ReportedUser::name).containsExactly("a");
  }

  @Test
  void refusesARowThatEndsBeforeTheNewestColumn() {
    assertThatThrownBy(() -> read(header() + ",additional_credentials_info\n" + row("a", 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2, column 23: the row ends before additional_credentials_info");
  }

  @Test
  void warnsOfWhatIsNotShownOfTheRootUser() {
    // given
    var root = sample().lines().skip(1).findFirst().orElseThrow();

    // when
    var read = read(header() + ",additional_credentials_info\n" + root + ",2 access keys");

    // then
    assertThat(read.warnings())
        .singleElement()
        .asString()
        .contains("line 2: the report does not show all credentials of the root user")
        .contains("2 access keys");
    assertThat(read.users()).isEmpty();
  }

  @Test
  void takesAReportWithoutUsers() {
    assertThat(read(header()).users()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false,true,2024-01|false,yes,2024-01|line 3, column 9 (access_key_1_active): \"yes\"",
        "false,true,2024-01-01T00:00:00+00:00|false,true,2024-13-01T00:00:00+00:00"
            + "|line 3, column 10 (access_key_1_last_rotated): \"2024-13-01T00:00:00+00:00\"",
        "false,true,2024-01-01T00:00:00+00:00|false,true,N/A"
            + "|line 3, column 10 (access_key_1_last_rotated): \"N/A\"",
        "two-active,arn|<b>,arn|line 3, column 1 (user): \"<b>\"",
        "user/two-active,|user/three-active,|line 3, column 2 (arn)",
        "111122223333:user/two|1111:user/two|line 3, column 2 (arn)",
        "user/two-active,2024-01-01T00:00:00+00:00|user/two-active,N/A"
            + "|line 3, column 3 (user_creation_time): \"N/A\"",
        "111122223333:user/second|444455556666:user/second"
            + "|line 5, column 2 (arn): account 444455556666",
      })
  void refusesABadValueByLineAndColumn(String good, String bad, String message) {
    // given
    assertThat(sample()).contains(good);
    var report = sample().replaceFirst(Pattern.quote(good), bad);

    // when
    assertThatThrownBy(() -> read(report))
        // then
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesTwoUsersOfOneName() {
    // given
    var report =
        header() + "\n" + row("a", 1) + "\n" + row("a", 1).replace("user/a", "user/team/a");

    // when
    assertThatThrownBy(() -> read(report))
        // then
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 3, column 1 (user): \"a\" is also in line 2");
  }

  @Test
  void refusesARowThatIsCutOffBehindWhatIsRead() {
    assertThatThrownBy(() -> read(sample().substring(0, sample().lastIndexOf(','))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 6, column 22: the row ends before cert_2_last_rotated");
  }

  @Test
  void refusesARowThatIsCutOff() {
    assertThatThrownBy(() -> read(sample() + "\nlast,arn:aws:iam::111122223333:user/last"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 7, column 3: the row ends before user_creation_time");
  }

  @Test
  void refusesAQuoteThatNeverEnds() {
    assertThatThrownBy(() -> read(sample() + "\n\"last"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("broken CSV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "user,arn\n", "{\"Content\": \"dXNlcg==\"}"})
  void refusesWhatIsNoReport(String report) {
    assertThatThrownBy(() -> read(report))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 1, column 1: no header line of a credential report")
        .hasMessageContaining("Make one: aws iam generate-credential-report");
  }

  @Test
  void refusesAHeaderThatNamesAColumnTwice() {
    assertThatThrownBy(() -> read(header() + ",user\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void refusesBytesThatAreNoText() {
    // given
    var bytes = new byte[] {'u', 's', 'e', 'r', (byte) 0xC3, (byte) 0x28};

    // when
    assertThatThrownBy(() -> CredentialReport.read(new ByteArrayInputStream(bytes)))
        // then
        .isInstanceOf(BadInputException.class)
        .hasMessage("it is not UTF-8 text.");
  }

  private static CredentialReport read(String report) {
    return read(report.getBytes(StandardCharsets.UTF_8));
  }

  private static CredentialReport read(byte[] report) {
    return CredentialReport.read(new ByteArrayInputStream(report));
  }

  private static ReportedUser user(CredentialReport report, String name) {
    return report.users().stream().filter(user -> user.name().equals(name)).findAny().orElseThrow();
  }

  private static String header() {
    return sample().lines().findFirst().orElseThrow();
  }

  private static String row(String name, int activeKeys) {
    return ("%s,arn:aws:iam::111122223333:user/%s,2024-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,"
            + "%s,2024-01-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A")
        .formatted(name, name, activeKeys == 1);
  }

  private static String sample() {
    try (var file =
        Objects.requireNonNull(
            CredentialReportTest.class.getResourceAsStream("credential-report.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
