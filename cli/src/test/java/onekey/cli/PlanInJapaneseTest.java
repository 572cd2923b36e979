package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.testkit.EnglishSentences;
import onekey.testkit.Golden;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code onekey plan --language ja}. */
class PlanInJapaneseTest {

  private static final String STATES = "src/test/resources/onekey/cli/plan/terraform/";
  private static final String[] IN_JAPANESE = {"--format", "html", "--language", "ja"};

  @Test
  void theSampleAccountHasNoEnglishSentence() {
    try (var account = PlannedSandbox.ofSample()) {
      // when
      var run = account.planSample(IN_JAPANESE);

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
      var page = Jsoup.parse(run.out());
      assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ja");
      assertThat(page.select("#table tbody")).hasSize(16);
      assertThat(page.select(".fix li")).hasSizeGreaterThan(90);
      assertThat(EnglishSentences.in(page)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "already-inactive-stored.json",
        "deposed-stored.json",
        "other-user-stored.json",
        "registry-module-stored.json",
        "tainted-shown.json",
        "tainted-stored.json"
      })
  void theStepsForTerraformHaveNoEnglishSentence(String state) {
    for (var account : Stream.of("two-active-keys.json", "four-active-keys.json").toList()) {
      try (var aws = StubbedAws.of(account)) {
        // when
        var run = aws.plan(with(IN_JAPANESE, "--terraform-state", STATES + state));

        // then
        var page = Jsoup.parse(run.out());
        assertThat(page.select(".fix h3").eachText())
            .contains("AWS マネジメントコンソールで", "AWS CLI で", "Terraform で");
        assertThat(EnglishSentences.in(page)).isEmpty();
        assertThat(run.out()).doesNotContain("neverPrint");
      }
    }
  }

  @Test
  void whatACredentialReportCannotTellIsInJapanese() {
    // when
    var run =
        CommandLineRun.of(
            with(
                with(new String[] {"plan", "--exemption-tag", "t"}, IN_JAPANESE),
                "--credential-report",
                "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv"));

    // then
    var page = Jsoup.parse(run.out());
    assertThat(page.select(".limits li")).hasSize(7);
    assertThat(page.select(".limits [lang]")).isEmpty();
    assertThat(EnglishSentences.in(page)).isEmpty();
  }

  /** What AWS says of an error stays in English, and is marked so. */
  @Test
  void whatCloudTrailSaysIsInJapaneseButForItsErrors() {
    try (var aws = new AuditedSandbox()) {
      var keys = aws.addFinding("ann");
      for (var days = 1; days < 40; days++) {
        aws.add("us-east-1", aws.record(keys[0], aws.now().minus(Duration.ofDays(days))));
      }
      aws.add(
          "us-east-1",
          aws.record(keys[1], aws.now().minus(Duration.ofDays(5)))
              .put("errorCode", "AccessDenied"));

      // when
      var run =
          aws.plan(with(new String[] {"--audit", "--audit-region", "eu-north-1"}, IN_JAPANESE));

      // then
      var page = Jsoup.parse(run.out());
      assertThat(page.select(".audit li").eachText())
          .anyMatch(fact -> fact.startsWith("CloudTrail に 39 件のイベントがあります: "))
          .anyMatch(fact -> fact.equals("すべて拒否されました: AccessDenied (1)。"));
      assertThat(EnglishSentences.in(page)).isEmpty();
    }
  }

  /** Commands, links and what marks a user are the same in both languages. */
  @Test
  void onlyWordsAreTranslated() {
    try (var account = PlannedSandbox.ofSample()) {
      // when
      var english = Jsoup.parse(account.planSample("--format", "html").out());
      var japanese = Jsoup.parse(account.planSample(IN_JAPANESE).out());

      // then
      for (var selector : Stream.of("pre > code", ".name", ".badge:not(.extra)").toList()) {
        assertThat(japanese.select(selector).eachText())
            .isNotEmpty()
            .isEqualTo(english.select(selector).eachText());
      }
      assertThat(japanese.select("a[href]").eachAttr("href"))
          .isEqualTo(english.select("a[href]").eachAttr("href"));
      assertThat(japanese.select("[lang=en]").eachText())
          .contains(english.select("#table td > details > summary").eachText().getFirst());
    }
  }

  /** What README.ja.md shows is what the report says. */
  @Test
  void theReadmeShowsTheStepsOfTheReport() {
    try (var account = PlannedSandbox.ofSample()) {
      // when
      var alone = Jsoup.parse(account.planSample(IN_JAPANESE).out());
      var state = STATES + "alice-stored.json";
      var managed =
          Jsoup.parse(account.planSample(with(IN_JAPANESE, "--terraform-state", state)).out());

      // then
      Golden.assertPart(
          Stream.of(fix(alone, 0), fix(alone, 1), fix(managed, 0))
              .collect(Collectors.joining("\n\n"))
              .replace(state, "terraform.tfstate"),
          "README.ja.md",
          "alice");
    }
  }

  @ParameterizedTest
  @CsvSource({"table", "json", "csv", "markdown", "ocsf", "asff"})
  void otherFormatsAreRefused(String format) {
    // when
    var run = CommandLineRun.of("plan", "--format", format, "--language", "ja");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            ("onekey: --language is ja, and the format is %s. Allowed for this format: en."
                    + " Formats in ja: html.\n")
                .formatted(format));
  }

  @Test
  void theFormatIsRefusedThatTheNameOfTheFileSays(@TempDir Path directory) {
    // given
    var file = directory.resolve("plan.json");

    // when
    var run = CommandLineRun.of("plan", "--output", file.toString(), "--language", "ja");

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--language is ja, and the format is json.");
    assertThat(file).doesNotExist();
  }

  @Test
  void theNameOfTheFileSaysThatItIsHtml(@TempDir Path directory) throws IOException {
    // given
    var file = directory.resolve("plan.html");

    try (var account = PlannedSandbox.ofSample()) {
      // when
      var run = account.planSample("--output", file.toString(), "--language", "JA");

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
      assertThat(Files.readString(file)).contains("<html lang=\"ja\">");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "", "ja_JP", "japanese"})
  void anUnknownLanguageIsRefused(String language) {
    // when
    var run = CommandLineRun.of("plan", "--format", "html", "--language=" + language);

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("'--language'", "[EN, JA] (case-insensitive)", "'%s'".formatted(language));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** Writes a way to fix the finding about alice as Markdown. */
  private static String fix(Document page, int index) {
    var alice =
        page.select("#table tbody").stream()
            .filter(user -> user.expectFirst(".name").text().equals("alice"))
            .findFirst()
            .orElseThrow();
    var fix = alice.select(".fix").get(index);
    return Stream.concat(
            Stream.of("### " + fix.expectFirst("h3").text() + "\n"),
            fix.select("li").stream().map(PlanInJapaneseTest::step))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String step(Element step) {
    var command =
        step.select("pre").stream()
            .map(pre -> "\n\n   ```bash\n   %s\n   ```\n".formatted(pre.wholeText()))
            .findFirst()
            .orElse("");
    var link =
        step.select("a").stream()
            .map(a -> " [%s](%s)".formatted(a.ownText(), a.attr("href")))
            .findFirst()
            .orElse("");
    var words = step.clone();
    words.select("a, pre").remove();
    return "1. " + words.text() + link + command;
  }
}
