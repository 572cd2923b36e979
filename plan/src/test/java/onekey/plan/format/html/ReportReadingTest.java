package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import onekey.plan.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;

/** The report as people read it: on a screen, a phone, paper, aloud, and without JavaScript. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ReportReadingTest {

  private final Browser browser;

  ReportReadingTest(Browser browser) {
    this.browser = browser;
  }

  @AfterEach
  void reset() {
    browser.emulate("", "light");
    browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
  }

  @ParameterizedTest
  @EnumSource
  void saysNothingOnTheConsoleAndAsksNothingOfTheNetwork(Language language) {
    // given
    browser.requests();
    browser.consoleMessages();

    // when
    browser.open(SamplePlans.representative(), language);
    browser.unfoldEverything();

    // then
    assertThat(browser.consoleMessages()).isEmpty();
    assertThat(browser.requests()).containsExactly(browser.address());
  }

  @ParameterizedTest
  @CsvSource({
    "light,1280,EN",
    "dark,1280,EN",
    "light,360,EN",
    "dark,360,EN",
    "light,1280,JA",
    "dark,360,JA"
  })
  void axeFindsNothing(String colorScheme, int width, Language language) throws IOException {
    // given
    browser.open(SamplePlans.representative(), language);
    browser.emulate("", colorScheme);
    browser.size(width);
    browser.unfoldEverything();

    // when
    var violations = Axe.violations(browser);

    // then
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingInSeveralAccounts(Language language) throws IOException {
    // given
    browser.open(SamplePlans.several("payments"), language);
    browser.unfoldEverything();

    // when
    var violations = Axe.violations(browser);

    // then
    assertThat(violations).isEmpty();
  }

  @Test
  void axeWouldFindSomething() throws IOException {
    // given
    browser.open(SamplePlans.account());
    browser.run("document.querySelector('.name').style.color = '#ddd'");
    browser.run("document.querySelector('#find').before(document.createElement('img'))");

    // when
    var violations = Axe.violations(browser);

    // then
    assertThat(violations)
        .anyMatch(violation -> violation.startsWith("image-alt"))
        .anyMatch(violation -> violation.startsWith("color-contrast"));
  }

  @Test
  void isDarkForWhoLikesItDark() {
    // given
    browser.open(SamplePlans.account());
    var light = browser.one("body").getCssValue("background-color");

    // when
    browser.emulate("", "dark");

    // then
    assertThat(browser.one("body").getCssValue("background-color")).isNotEqualTo(light);
  }

  @ParameterizedTest
  @EnumSource
  void fitsAPhone(Language language) {
    // given
    var name = "a".repeat(64);
    var plan = HostileTextProperties.planOf(name);

    for (var fitting :
        List.of(SamplePlans.representative(), SamplePlans.several("a".repeat(50)), plan)) {
      // when
      browser.open(fitting, language);
      browser.size(360);
      browser.unfoldEverything();

      // then
      assertThat(browser.number("document.documentElement.scrollWidth")).isEqualTo(360);
    }
  }

  @Test
  void printsEveryFindingUnfoldedAndNoControls() {
    // given
    browser.open(SamplePlans.representative());
    assertThat(browser.countVisible(".finding")).isZero();

    // when
    browser.emulate("print", "light");

    // then
    assertThat(browser.countVisible("#table .finding")).isEqualTo(16);
    assertThat(browser.countVisible("#inactive-keys .finding")).isEqualTo(2);
    assertThat(browser.countVisible("#controls, .copy")).isZero();
  }

  @Test
  void printsEveryFindingUnfoldedByABrowserThatDoesNotKnowHow() {
    // given
    var old =
        browser.command(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of("source", "CSS.supports = () => false"));
    browser.open(SamplePlans.account());
    browser.run("document.querySelector('details').open = true");

    // when
    browser.run("dispatchEvent(new Event('beforeprint'))");

    // then
    assertThat(browser.all("details:not([open])")).isEmpty();
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.all("details[open]")).hasSize(1);
    browser.command("Page.removeScriptToEvaluateOnNewDocument", old);
  }

  @Test
  void canBeReadWithoutJavaScript() {
    // given
    browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));

    // when
    browser.open(SamplePlans.representative());
    browser.one("summary").click();

    // then
    assertThat(browser.one(".finding").isDisplayed()).isTrue();
    assertThat(browser.one(".finding .fix pre").getText()).startsWith("aws iam update-access-key");
    assertThat(browser.all("button, input, select")).noneMatch(WebElement::isDisplayed);
    assertThat(browser.one("#count").getText()).isEqualTo("16 users, findings first");
  }

  @Test
  void countsWhatIsShownInJapanese() {
    // given
    browser.open(SamplePlans.representative(), Language.JA);

    // when
    browser.run("verdict.value = 'COMPLIANT'; verdict.dispatchEvent(new Event('change'))");

    // then
    assertThat(browser.one("#count").getText()).isEqualTo("16 人中 7 人のユーザーを表示");
  }

  @Test
  void opensWithNothingToShow() throws IOException {
    // given
    browser.consoleMessages();

    // when
    browser.open(SamplePlans.of());

    // then
    assertThat(browser.one("h1").getText()).isEqualTo("The account has no IAM users.");
    assertThat(Axe.violations(browser)).isEmpty();
    assertThat(browser.consoleMessages()).isEmpty();
  }
}
