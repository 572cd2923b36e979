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
import java.util.Map;
import java.util.Optional;
import onekey.plan.language.Language;
import onekey.plan.language.Text;
import onekey.plan.model.Advice;
import onekey.plan.model.KeySteps;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PolicySource;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.RuleParameter;
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
    var report = HtmlReport.of(SamplePlans.representative(), Language.EN);

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
    assertThat(HtmlReport.of(SamplePlans.representative(), Language.EN))
        .isEqualTo(HtmlReport.of(SamplePlans.representative(), Language.EN))
        .endsWith("</html>\n")
        .doesNotContain("\r");
  }

  @Test
  void writesWhatItReturns() throws IOException {
    // given
    var out = new StringWriter();

    // when
    HtmlReport.write(SamplePlans.representative(), Language.EN, out);

    // then
    assertThat(out).hasToString(HtmlReport.of(SamplePlans.representative(), Language.EN));
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
        .isThrownBy(() -> HtmlReport.write(SamplePlans.account(), Language.EN, full))
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
            List.of(Text.verbatim("No key ids.")));

    // when
    var page = page(plan);

    // then
    assertThat(page.select(".facts").text())
        .isEqualTo(
            "Account not known from this source Region eu-central-1 Judged at 2026-11-24 12:00:00 UTC"
                + " Policy from cdk.json, with --rotation-grace-days OneKey version 1.2.3 (commit 0123abc)");
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
    assertThat(page.select("section:has(#table) ~ #inactive-keys")).hasSize(1);
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
            "carol", "dave", "bob", "grace", "heidi", "mallory+ops=eu,west.1@example.com", "trent");
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
    var chart = page(SamplePlans.of(user)).select(".chart").get(1);

    // then
    assertThat(chart.select("tbody tr").eachText())
        .filteredOn(row -> row.endsWith(" 1"))
        .containsExactly(bucket + " 1");
    assertThat(chart.select(".bar").eachAttr("width")).containsOnlyOnce("1000").contains("0");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00Z,0–44 days",
    "2026-10-10T12:00:01Z,0–44 days",
    "2026-10-10T12:00:00Z,45–89 days",
    "2026-08-26T12:00:01Z,45–89 days",
    "2026-08-26T12:00:00Z,90–364 days",
    "2025-11-24T12:00:01Z,90–364 days",
    "2025-11-24T12:00:00Z,365 days or more",
    // A clock that is ahead.
    "2026-12-24T12:00:00Z,0–44 days",
  })
  void countsKeysByTimeWithoutUse(String lastUsed, String bucket) {
    // given
    var user =
        SampleUsers.keep(
            "bob",
            "bob: 1 active access key.",
            SampleUsers.used("2020-01-01", lastUsed, "s3", "us-east-1"),
            SampleUsers.notRead("2020-01-01", "Active"));

    // when
    var chart = page(SamplePlans.of(user)).select(".chart").getLast();

    // then
    assertThat(chart.select("tbody tr").eachText())
        .filteredOn(row -> row.endsWith(" 1"))
        .containsExactly(bucket + " 1");
    assertThat(chart.select("p").text()).startsWith("1 of 2 access keys are counted");
  }

  /** A use that is not recorded is no use long ago, and one that was not read is neither. */
  @Test
  void saysOfWhichKeysTheLastUseIsNotKnown() {
    // when
    var unread = page(SamplePlans.account()).select(".chart").getLast();
    var read =
        page(SamplePlans.of(SampleUsers.keep("bob", "bob.", SampleUsers.unused("2024-01-01"))))
            .select(".chart")
            .getLast();

    // then
    assertThat(unread.select("p").text()).startsWith("22 of 28 access keys are counted");
    assertThat(read.select("p")).isEmpty();
    assertThat(read.select("tbody tr").eachText())
        .containsExactly(
            "0–44 days 0",
            "45–89 days 0",
            "90–364 days 0",
            "365 days or more 0",
            "No use recorded 1");
  }

  @Test
  void aBarThatIsNotZeroCanBeSeen() {
    // when
    var bars = page(SamplePlans.large(2_000)).select(".chart").get(1).select(".bar");

    // then
    assertThat(bars.eachAttr("width")).containsExactly("0", "0", "0", "1000");
    assertThat(page(withOneYoungKey()).select(".chart").get(1).select(".bar").eachAttr("width"))
        .containsExactly("8", "0", "0", "999");
  }

  private static Plan withOneYoungKey() {
    var users = new ArrayList<>(SamplePlans.large(2_000).users());
    users.add(SampleUsers.keep("young", "young.", SampleUsers.notRead("2026-11-24", "Active")));
    return SamplePlans.of(users, List.of(), List.of());
  }

  @Test
  void countsWhatIsAnnouncedApartFromWhatIsHeld() {
    // given
    var old = SampleUsers.extra(SampleUsers.unused("2024-01-01"));
    var other = SampleUsers.used("2023-01-01", "2026-11-24T00:00:00Z", "s3", "us-east-1");

    // when
    var page =
        page(
            SamplePlans.of(
                SampleUsers.announced("alice", false, other, old),
                SampleUsers.announced("bob", true, other, old),
                SampleUsers.hold("carol", "", other, old),
                SampleUsers.exempt("dave", "2026-11-24", other, old)));

    // then
    assertThat(page.select(".tile").eachText())
        .contains(
            "NON_COMPLIANT 3",
            "Key would be removed 0",
            "Removal announced 2",
            "Held for now 1",
            "Exempt 1");
    assertThat(page.select("#table tbody").eachAttr("class"))
        .containsExactly("Announce", "Hold", "Hold", "Keep");
  }

  @Test
  void listsWhoIsExemptAndHowLong() {
    // given
    var keys =
        new SampleUsers.SampleKey[] {
          SampleUsers.unused("2024-01-01"), SampleUsers.unused("2025-01-01")
        };

    // when
    var page =
        page(
            SamplePlans.of(
                SampleUsers.exempt("alice", "2027-03-31", keys),
                SampleUsers.exempt("bob", "2026-11-24", keys),
                SampleUsers.exempt("carol", "2026-11-25", keys)));

    // then
    assertThat(page.expectFirst(".exemptions > p").text())
        .contains("through a date that a person wrote into their tag onekey-exempt-until.");
    assertThat(page.select(".exemptions table").getFirst().select("tbody tr").eachText())
        .containsExactly(
            "bob 2026-11-24 ends today 2",
            "carol 2026-11-25 1 day 2",
            "alice 2027-03-31 127 days 2");
    assertThat(page.select("#ineffective")).isEmpty();
  }

  @Test
  void listsTagsThatExemptNobodyAndWhy() {
    // when
    var page = page(SamplePlans.account());

    // then
    assertThat(page.select("table[aria-labelledby=ineffective] tbody tr").eachText())
        .containsExactly(
            "carol 2031-01-01 The date is more than 366 days ahead, so it has no effect before 2029-12-31. COMPLIANT",
            "erin 2026-06-30 The exemption ended on 2026-06-30. NON_COMPLIANT",
            "frank next spring This is no date. It would have to look like 2027-03-31. NON_COMPLIANT");
  }

  @Test
  void namesTheAccountOfAnExemptUser() {
    assertThat(page(SamplePlans.several("payments")).select(".exemptions tbody .id").eachText())
        .hasSize(4)
        .containsOnly("111122223333 (payments)");
  }

  @Test
  void saysWhyNobodyIsExempt() {
    assertThat(page(SamplePlans.of()).select(".exemptions > p").text())
        .startsWith("No user over the limit is exempt. The tag would be onekey-exempt-until,");
    assertThat(page(withPolicy(Map.of())).select(".exemptions > p").text())
        .startsWith("The policy names no exemption tag, so no user can be exempt.");
  }

  @Test
  void saysThePolicyInWordsAndWhereEachPartComesFrom() {
    // given
    var source =
        new PolicySource(
            new PolicySource.Base.Settings("cdk.json"),
            List.of("--owner-tag", "--minimum-idle-days"),
            List.of(RuleParameter.REPORT_UNCHANGED_DAYS));

    // when
    var page =
        page(
            new Plan(
                Optional.of("123456789012"),
                new PlanOrigin(SamplePlans.ORIGIN.tool(), Optional.empty(), source),
                SampleUsers.TIME,
                KeyPolicy.parse(
                    Map.of(
                        "rotationGraceDays", "1",
                        "exemptionTag", "until",
                        "minimumIdleDays", "90",
                        "ownerTag", "team")),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

    // then
    assertThat(page.select(".facts").text()).contains("Region none: it was made from a file");
    assertThat(page.select("section[aria-labelledby=policy] dl > div").eachText())
        .containsExactly(
            "maxActiveKeys 1 A user may have one active access key. A user with more is NON_COMPLIANT. From cdk.json.",
            "rotationGraceDays 1 Who rotates a key gets time: a user over the limit is COMPLIANT until the newest active key is 1 day old. From cdk.json.",
            "minimumIdleDays 90 The extra key may be removed after 90 days without recorded use, and only if the keys that stay are at least as old as that. Until then it is held. From --minimum-idle-days.",
            "exemptionTag until A user with the tag until is COMPLIANT through the date that the tag holds (UTC). From cdk.json.",
            "maximumExemptionDays 366 A date of the exemption tag that is more than 366 days ahead exempts nobody. From cdk.json.",
            "ownerTag team The tag team of a user says whom to ask. It decides nothing. From --owner-tag.",
            "reportUnchangedDays 7 A COMPLIANT verdict that did not change is reported to AWS Config again after 7 days. This decides nothing about keys. From the defaults of the rule.");
  }

  @Test
  void saysThePolicyOfNothingInWords() {
    assertThat(
            page(withPolicy(Map.of("maxActiveKeys", "0", "reportUnchangedDays", "0")))
                .select("section[aria-labelledby=policy] dl > div")
                .eachText())
        .anyMatch(line -> line.startsWith("maxActiveKeys 0 A user may have no active access key:"))
        .anyMatch(line -> line.startsWith("rotationGraceDays 0 Nobody gets time to rotate:"))
        .anyMatch(line -> line.startsWith("exemptionTag none No tag exempts a user."))
        .anyMatch(line -> line.startsWith("ownerTag none No tag says whom to ask"))
        .anyMatch(line -> line.startsWith("reportUnchangedDays 0 Each run of the rule reports"));
  }

  private static Plan withPolicy(Map<String, String> ruleParameters) {
    return new Plan(
        Optional.empty(),
        SamplePlans.ORIGIN,
        SampleUsers.TIME,
        KeyPolicy.parse(ruleParameters),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void explainsEveryDecisionAndVerdict() {
    assertThat(page(SamplePlans.of()).select("section[aria-labelledby=words] dt").eachText())
        .contains("NON_COMPLIANT", "COMPLIANT", "Keep", "Hold", "Announce", "Remove");
  }

  @Test
  void everyPlaceInTheContentsIsThere() {
    for (var plan :
        List.of(SamplePlans.of(), SamplePlans.representative(), SamplePlans.several("x"))) {
      // when
      var page = page(plan);

      // then
      assertThat(page.select("nav a").eachAttr("href"))
          .hasSizeGreaterThan(5)
          .allSatisfy(place -> assertThat(page.select(place)).as(place).hasSize(1));
    }
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
            List.of(new Advice(Text.verbatim("Look."), uri)));

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
    return Jsoup.parse(HtmlReport.of(plan, Language.EN));
  }
}
