package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import onekey.plan.model.Advice;
import onekey.plan.model.KeySteps;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;
import onekey.testkit.Golden;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

  private static final String GOLDEN = "onekey/plan/format/html/representative.html";

  @Test
  void showsARepresentativeAccount() {
    // when
    var report = HtmlReport.of(SamplePlans.representative());

    // then
    Golden.assertSame(report, GOLDEN);
  }

  /** The words about inactive keys stand once, in the glossary. */
  @Test
  void saysOfAnActiveKeyNothingOfInactiveOnes() {
    // when
    var page = page(SamplePlans.representative());

    // then
    assertThat(page.select(".key dt").eachText())
        .contains("Age", "Last used")
        .doesNotContain("Inactive");
  }

  @Test
  void theSamePlanGivesTheSameText() {
    assertThat(HtmlReport.of(SamplePlans.representative()))
        .isEqualTo(HtmlReport.of(SamplePlans.representative()))
        .endsWith("</html>\n")
        .doesNotContain("\r");
  }

  @Test
  void writesWhatItReturns() throws IOException {
    // given
    var out = new StringWriter();

    // when
    HtmlReport.write(SamplePlans.representative(), out);

    // then
    assertThat(out).hasToString(HtmlReport.of(SamplePlans.representative()));
  }

  @Test
  void aWriterThatFailsIsNotHidden() {
    // given
    var full =
        new FilterWriter(Writer.nullWriter()) {
          @Override
          public void write(String text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    // then
    assertThatIOException()
        .isThrownBy(() -> HtmlReport.write(SamplePlans.account(), full))
        .withMessage("No space left on device");
  }

  @Test
  void showsAnEmptyAccount() {
    // when
    var page = page(SamplePlans.of());

    // then
    assertThat(page.select("h1").text()).isEqualTo("The account has no IAM users.");
    assertThat(page.select("#table, #controls, .notice, .limits")).isEmpty();
    assertThat(page.select(".chart svg .bar").eachAttr("width")).containsOnly("0");
  }

  @Test
  void showsOneUser() {
    // when
    var page =
        page(
            SamplePlans.of(
                SampleUsers.keep(
                    "bob",
                    "bob: 1 active access key.",
                    SampleUsers.notRead("2026-11-23", "Active"))));

    // then
    assertThat(page.select("h1").text()).isEqualTo("0 of 1 user are NON_COMPLIANT.");
    assertThat(page.select("#count").text()).isEqualTo("1 user, findings first");
    assertThat(page.select("#table > tbody > tr:first-child > *").eachText())
        .satisfies(cells -> assertThat(cells.getFirst()).startsWith("bob AIDA"))
        .endsWith("1", "1 day", "COMPLIANT", "Keep");
    assertThat(page.select("summary").text()).isEqualTo("bob: 1 active access key.");
  }

  @Test
  void doesNotLookFineWhenSomethingCouldNotBeRead() {
    // given
    var unread = List.of(new Plan.Unread("peggy", "AccessDenied"));

    // when
    var page = page(SamplePlans.of(List.of(), unread, List.of()));

    // then
    assertThat(page.select("h1").text()).isEqualTo("1 user could not be read.");
    assertThat(page.title()).endsWith("1 user could not be read.");
    assertThat(page.select("main > :first-child.notice").text()).contains("peggy AccessDenied");
    assertThat(page.select(".tile.unread").text()).isEqualTo("Users not read 1");
    assertThat(page.select(".chart").getFirst().text()).contains("Not read 1");
  }

  @Test
  void saysTheAccountIsUnknown() {
    // given
    var plan =
        new Plan(
            Optional.empty(),
            SamplePlans.ORIGIN,
            SampleUsers.TIME,
            SamplePlans.POLICY,
            List.of(),
            List.of(),
            List.of(),
            List.of("No key ids."));

    // when
    var page = page(plan);

    // then
    assertThat(page.select(".facts").text())
        .startsWith("Account not known from this source Judged at 2026-11-24 12:00:00 UTC")
        .contains("maxActiveKeys 1 rotationGraceDays 14 exemptionTag onekey-exempt-until");
    assertThat(page.select(".limits li").eachText()).containsExactly("No key ids.");
  }

  @Test
  void namesTheAccountOfEverything() {
    // when
    var page = page(SamplePlans.several("payments"));

    // then
    var account = "111122223333 (payments)";
    assertThat(page.select("h1").text())
        .endsWith("2 users could not be read. 1 account could not be read.");
    assertThat(page.select(".facts").text()).startsWith("Accounts 1 of 3 accounts read");
    assertThat(page.select("#table > tbody > tr:first-child > th .id:nth-child(2)").eachText())
        .isNotEmpty()
        .containsOnly(account);
    assertThat(page.select("#inactive-keys summary").eachText())
        .allSatisfy(key -> assertThat(key).contains(" in " + account + ": "));
    assertThat(page.select(".notice dt").eachText())
        .containsExactly("222233334444 (payments)", "peggy in " + account, "victor in " + account);
    assertThat(page.select(".limits li").eachText())
        .allSatisfy(limit -> assertThat(limit).startsWith("Account " + account + ": "));
    assertThat(page.select("section[aria-labelledby=accounts] dd").eachText())
        .containsExactly(
            "16 users: 7 COMPLIANT, 9 NON_COMPLIANT. 2 inactive access keys, 2 users not read.",
            "SUSPENDED, not read");
    assertThat(page.select(".fix li:first-child").eachText())
        .allSatisfy(step -> assertThat(step).contains("account " + account));
  }

  @Test
  void showsInactiveKeysBelowTheUsers() {
    // when
    var page = page(SamplePlans.representative());

    // then
    assertThat(page.select("section:has(#table) + #inactive-keys")).hasSize(1);
    assertThat(page.select("#inactive-keys h2").text()).isEqualTo("2 inactive access keys");
    assertThat(page.select("#inactive-keys .owner").eachText()).containsExactly("grace", "oscar");
    assertThat(page.select("#inactive-keys details").getFirst().text())
        .contains("unused since 2026-11-24")
        .contains("A person has to decide about it: it may send mail by Amazon SES.")
        .contains("OneKey will delete it on 2026-12-01: schedule delete-AKIA");
    assertThat(page(SamplePlans.account()).select("#inactive-keys")).isEmpty();
  }

  @Test
  void findingsStandFirst() {
    assertThat(page(SamplePlans.account()).select(".name").eachText())
        .startsWith("alice", "deploy", "erin", "frank", "root", "ivan", "judy", "newsletter")
        .endsWith(
            "bob", "carol", "dave", "grace", "heidi", "mallory+ops=eu,west.1@example.com", "trent");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24,0–90 days",
    "2026-08-26,0–90 days",
    "2026-08-25,91–180 days",
    "2026-05-28,91–180 days",
    "2026-05-27,181–365 days",
    "2025-11-24,181–365 days",
    "2025-11-23,Over 365 days",
    // A clock that is ahead.
    "2026-12-24,0–90 days",
  })
  void countsActiveKeysByAge(String created, String bucket) {
    // given
    var user =
        SampleUsers.keep(
            "bob",
            "bob: 1 active access key.",
            SampleUsers.notRead(created, "Active"),
            SampleUsers.notRead("2020-01-01", "Inactive"));

    // when
    var chart = page(SamplePlans.of(user)).select(".chart").getLast();

    // then
    assertThat(chart.select("tbody tr").eachText())
        .filteredOn(row -> row.endsWith(" 1"))
        .containsExactly(bucket + " 1");
    assertThat(chart.select(".bar").eachAttr("width")).containsOnlyOnce("1000").contains("0");
  }

  @Test
  void aBarThatIsNotZeroCanBeSeen() {
    // when
    var bars = page(SamplePlans.large(2_000)).select(".chart").getLast().select(".bar");

    // then
    assertThat(bars.eachAttr("width")).containsExactly("0", "0", "0", "1000");
    assertThat(page(withOneYoungKey()).select(".chart").getLast().select(".bar").eachAttr("width"))
        .containsExactly("8", "0", "0", "999");
  }

  private static Plan withOneYoungKey() {
    var users = new ArrayList<>(SamplePlans.large(2_000).users());
    users.add(SampleUsers.keep("young", "young.", SampleUsers.notRead("2026-11-24", "Active")));
    return SamplePlans.of(users, List.of(), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "http://docs.aws.amazon.com/",
        "file:///etc/passwd",
        "//docs.aws.amazon.com/",
        "docs.aws.amazon.com",
        "https:docs.aws.amazon.com",
        "https://docs.aws.amazon.com@example.com/",
      })
  void onlyAnAddressOfAWebServerByTlsIsALink(String address) {
    // given
    var uri = URI.create(address.replace("<", "%3C").replace(">", "%3E"));
    var key =
        new PlannedKey(
            "access key 1",
            true,
            "Active",
            SampleUsers.TIME,
            0,
            Optional.of(new LastUse.NotRecorded()),
            Optional.empty(),
            new KeySteps.Listed("eu-west-1", List.of()),
            List.of(new Advice("Look.", uri)));

    // when
    var page = page(SamplePlans.of(SampleUsers.keep("bob", "bob.", key)));

    // then
    assertThat(page.select(".finding a")).isEmpty();
    assertThat(page.select(".advice").text()).isEqualTo("Look. " + uri);
  }

  @Test
  void linksToWhatIsSafe() {
    assertThat(page(SamplePlans.account()).select(".finding a").eachAttr("href"))
        .isNotEmpty()
        .allMatch(address -> address.startsWith("https://"));
  }

  @Test
  void itsOwnScriptAndStyleStayWithinTheirTags() {
    // given
    var page = page(SamplePlans.account());

    // then
    assertThat(page.select("script").outerHtml().toLowerCase(Locale.ROOT))
        .containsOnlyOnce("</script")
        .doesNotContain("<!--");
    assertThat(page.select("style")).hasSize(1);
  }

  private static Document page(Plan plan) {
    return Jsoup.parse(HtmlReport.of(plan));
  }
}
