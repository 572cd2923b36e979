package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import onekey.plan.language.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A report of 10,000 users, half of them over the limit, can still be used. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ReportSizeTest {

  private static final int USERS = 10_000;

  private static final String NAVIGATION = "performance.getEntriesByType('navigation')[0]";

  @Test
  void staysUsable(Browser browser) {
    // given
    var plan = SamplePlans.large(USERS);
    var started = System.nanoTime();
    var html = HtmlReport.of(plan, Language.EN);
    var rendered = Duration.ofNanos(System.nanoTime() - started).toMillis();

    // when
    browser.open(html);
    var interactive = browser.number(NAVIGATION + ".domInteractive");
    var loaded = browser.number(NAVIGATION + ".loadEventEnd");
    var filtered =
        browser.timeUntilPainted(
            "verdict.value = 'COMPLIANT'; verdict.dispatchEvent(new Event('change'));");
    var shown = browser.one("#count").getText();
    var sorted = browser.timeUntilPainted("document.querySelector('thead button').click();");
    var unfolded = browser.timeUntilPainted("document.querySelector('#unfold').click();");
    var scrolled = browser.timeUntilPainted("scrollTo(0, document.body.scrollHeight);");

    // then
    var bytes = html.getBytes(StandardCharsets.UTF_8).length;
    System.out.printf(
        "%,d users: rendered in %,d ms, %,d bytes, interactive after %,d ms, loaded after %,d ms,"
            + " filtered in %,d ms, sorted in %,d ms, unfolded in %,d ms, scrolled in %,d ms%n",
        USERS, rendered, bytes, interactive, loaded, filtered, sorted, unfolded, scrolled);
    assertThat(shown).isEqualTo("5,000 of 10,000 users shown");
    assertThat(bytes).isLessThan(40_000_000);
    assertThat(interactive).isLessThan(20_000);
    assertThat(filtered).isLessThan(10_000);
    assertThat(sorted).isLessThan(10_000);
  }
}
