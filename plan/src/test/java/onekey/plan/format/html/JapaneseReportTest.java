package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.language.Language;
import onekey.plan.model.Plan;
import onekey.testkit.EnglishSentences;
import onekey.testkit.Golden;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JapaneseReportTest {

  private static final String GOLDEN = "onekey/plan/format/html/representative-ja.html";

  @Test
  void showsARepresentativeAccount() {
    Golden.assertSame(HtmlReport.of(SamplePlans.representative(), Language.JA), GOLDEN);
  }

  static Stream<Plan> plans() {
    return Stream.of(
        SamplePlans.representative(), SamplePlans.several("payments"), SamplePlans.of());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void hasNoEnglishSentenceThatIsNotMarkedAsOne(Plan plan) {
    // when
    var page = page(plan);

    // then
    assertThat(EnglishSentences.in(page)).isEmpty();
  }

  @Test
  void marksTheLanguageOfThePageAndOfWhatIsInAnother() {
    // when
    var page = page(SamplePlans.representative());

    // then
    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ja");
    assertThat(page.select("#table td > details > summary").eachAttr("lang"))
        .hasSize(16)
        .containsOnly("en");
    assertThat(page.select(".notice dd").eachAttr("lang")).containsOnly("en");
    assertThat(page.select(".limits li > span").eachAttr("lang")).containsOnly("en");
  }

  @Test
  void leavesNamesCommandsAndWordsOfAwsAsTheyAre() {
    // given
    var english = Jsoup.parse(HtmlReport.of(SamplePlans.representative(), Language.EN));

    // when
    var japanese = page(SamplePlans.representative());

    // then
    for (var selector : List.of(".name", ".id", ".badge:not(.extra)", "pre > code")) {
      assertThat(japanese.select(selector).eachText())
          .as(selector)
          .isNotEmpty()
          .isEqualTo(english.select(selector).eachText());
    }
    assertThat(japanese.select("a[href]").eachAttr("href"))
        .isEqualTo(english.select("a[href]").eachAttr("href"));
  }

  private static Document page(Plan plan) {
    return Jsoup.parse(HtmlReport.of(plan, Language.JA));
  }
}
