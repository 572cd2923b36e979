package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Sorting, filtering, unfolding and copying, by mouse and by keyboard. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ReportControlsTest {

  private final Browser browser;

  ReportControlsTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void open() {
    browser.open(SamplePlans.account());
  }

  @ParameterizedTest
  @CsvSource({
    // Equal ones keep their order.
    "User,alice bob carol,trent ses-smtp-user",
    "Active keys,heidi trent bob,alice deploy erin",
    "Oldest active key,carol grace judy,root newsletter erin",
    "Verdict,alice deploy erin,carol dave bob",
    "Decision,alice deploy erin,carol dave bob",
  })
  void sortsByAnyColumn(String column, String ascending, String descending) {
    // when
    header(column).click();

    // then
    assertThat(sorted(column)).isEqualTo("ascending");
    assertStartsWith(ascending);

    // when
    header(column).click();

    // then
    assertThat(sorted(column)).isEqualTo("descending");
    assertStartsWith(descending);
    assertThat(browser.all("[aria-sort]")).hasSize(1);
  }

  @Test
  void whoHasNoValueStandsLastEitherWay() {
    // when
    header("Oldest active key").click();

    // then
    assertThat(browser.shownUsers()).endsWith("heidi", "trent");

    // when
    header("Oldest active key").click();

    // then
    assertThat(browser.shownUsers()).endsWith("heidi", "trent");
  }

  @Test
  void sortsByKeyboard() {
    // given
    browser.run("document.querySelector('#fold').focus()");

    // when
    focused().sendKeys(Keys.TAB);
    focused().sendKeys(Keys.ENTER);

    // then
    assertThat(sorted("User")).isEqualTo("ascending");
    assertThat(focused().getText()).isEqualTo("User");

    // when
    focused().sendKeys(Keys.SPACE);

    // then
    assertThat(sorted("User")).isEqualTo("descending");
  }

  @ParameterizedTest
  @CsvSource({
    "ALICE,alice",
    "@example.com,mallory+ops=eu",
    "exempt 2027,dave",
    "'rotating  2026-12-02',carol",
  })
  void filtersByText(String text, String user) {
    // when
    browser.one("#find").sendKeys(text);

    // then
    awaitCount("1 of 16 users shown");
    assertThat(browser.shownUsers())
        .singleElement()
        .satisfies(shown -> assertThat(shown).startsWith(user));
  }

  @Test
  void filtersByUserIdAndKeyId() {
    for (var selector : new String[] {".id", ".key > p > code"}) {
      // given
      open();
      var id = browser.text("document.querySelector('%s').textContent".formatted(selector));

      // when
      browser.one("#find").sendKeys(id);

      // then
      awaitCount("1 of 16 users shown");
      assertThat(browser.shownUsers()).containsExactly("alice");
    }
  }

  @Test
  void filtersByVerdictAndDecision() {
    // when
    new Select(browser.one("#verdict")).selectByVisibleText("NON_COMPLIANT");

    // then
    awaitCount("9 of 16 users shown");

    // when
    new Select(browser.one("#decision")).selectByVisibleText("Hold");

    // then
    awaitCount("4 of 16 users shown");
    assertThat(browser.shownUsers())
        .containsExactly("ivan", "judy", "newsletter", "ses-smtp-user.20240710-093000");

    // when
    browser.one("#find").sendKeys("nobody");

    // then
    awaitCount("0 of 16 users shown");
    assertThat(browser.shownUsers()).isEmpty();

    // when
    browser.one("#find").clear();
    new Select(browser.one("#verdict")).selectByVisibleText("all");
    new Select(browser.one("#decision")).selectByVisibleText("all");

    // then
    awaitCount("16 of 16 users shown");
  }

  @Test
  void offersOnlyVerdictsAndDecisionsThatThereAre() {
    assertThat(new Select(browser.one("#verdict")).getOptions())
        .extracting(WebElement::getText)
        .containsExactly("all", "NON_COMPLIANT", "COMPLIANT");
    assertThat(new Select(browser.one("#decision")).getOptions())
        .extracting(WebElement::getText)
        .containsExactly("all", "Remove", "Hold", "Keep");
  }

  @Test
  void saysAloudHowManyUsersAreShown() {
    assertThat(browser.one("#count").getDomAttribute("aria-live")).isEqualTo("polite");
    assertThat(browser.one("#count").getAriaRole()).isEqualTo("status");
  }

  @Test
  void unfoldsByMouse() {
    // when
    browser.one("summary").click();

    // then
    assertThat(browser.one(".finding").isDisplayed()).isTrue();
    assertThat(browser.all("details[open]")).hasSize(1);

    // when
    browser.one("summary").click();

    // then
    assertThat(browser.one(".finding").isDisplayed()).isFalse();
  }

  @Test
  void unfoldsByKeyboard() {
    // given
    browser.run("document.querySelector('thead th:last-child button').focus()");

    // when
    focused().sendKeys(Keys.TAB);
    focused().sendKeys(Keys.ENTER);

    // then
    assertThat(browser.one(".finding").isDisplayed()).isTrue();
  }

  @Test
  void unfoldsWhatIsShownAndFoldsEverything() {
    // given
    new Select(browser.one("#decision")).selectByVisibleText("Hold");
    awaitCount("4 of 16 users shown");

    // when
    browser.one("#unfold").click();

    // then
    assertThat(browser.all("details[open]")).hasSize(4);

    // when
    browser.one("#fold").click();

    // then
    assertThat(browser.all("details[open]")).isEmpty();
  }

  @Test
  void copiesACommandAsItStands() {
    // given
    browser.one("summary").click();
    var command = browser.one("pre");
    browser.await(() -> !browser.all("pre .copy").isEmpty());

    // when
    browser.one("pre .copy").click();

    // then
    browser.await(() -> browser.one("pre .copy").getText().equals("Copied"));
    browser.run("document.body.prepend(document.createElement('textarea'))");
    browser.one("textarea").sendKeys(Keys.chord(Keys.CONTROL, "v"));
    assertThat(browser.one("textarea").getDomProperty("value"))
        .isEqualTo(command.findElement(By.tagName("code")).getDomProperty("textContent"))
        .startsWith("aws iam update-access-key --user-name alice \\\n  --access-key-id AKIA");
  }

  @Test
  void selectsACommandThatCannotBeCopied() {
    // given
    browser.run("navigator.clipboard.writeText = () => Promise.reject(new Error())");
    browser.one("summary").click();
    browser.await(() -> !browser.all("pre .copy").isEmpty());

    // when
    browser.one("pre .copy").click();

    // then
    browser.await(() -> browser.one("pre .copy").getText().equals("Selected"));
    assertThat(browser.text("getSelection().toString()"))
        .startsWith("aws iam update-access-key --user-name alice \\\n  --access-key-id AKIA");
  }

  private WebElement header(String column) {
    return browser.all("#table thead button").stream()
        .filter(button -> button.getText().equals(column))
        .findFirst()
        .orElseThrow();
  }

  private String sorted(String column) {
    var order = header(column).findElement(By.xpath("..")).getDomAttribute("aria-sort");
    return order == null ? "" : order;
  }

  private void assertStartsWith(String users) {
    assertThat(String.join(" ", browser.shownUsers())).startsWith(users);
  }

  private WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private void awaitCount(String text) {
    browser.await(() -> browser.one("#count").getText().equals(text));
  }
}
