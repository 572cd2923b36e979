package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import onekey.plan.language.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text does nothing in a browser, and would do nothing if it were not escaped. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ReportPolicyTest {

  private final Browser browser;

  ReportPolicyTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void forget() {
    browser.consoleMessages();
    browser.requests();
  }

  static Stream<String> hostileTexts() {
    return HostileTextProperties.HOSTILE.stream();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextDoesNothing(String text) {
    // when
    browser.open(HostileTextProperties.planOf(text));
    browser.one("summary").click();
    browser.await(() -> !browser.all(".copy").isEmpty());

    // then
    assertThat(browser.text("window.stolen")).isEqualTo("null");
    assertThat(browser.requests()).containsExactly(browser.address());
    assertThat(browser.consoleMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>window.stolen = 1</script>",
        "<img src='data:,' onerror='window.stolen = 1'>",
        "<svg onload='window.stolen = 1'></svg>",
        "<iframe srcdoc='<script>parent.stolen = 1</script>'></iframe>",
        "<details open ontoggle='window.stolen = 1'><summary>x</summary>x</details>",
      })
  void injectedMarkupRunsNothing(String markup) {
    // when
    browser.open(injected(markup));
    browser.settle();

    // then
    assertThat(browser.text("window.stolen")).isEqualTo("null");
    assertThat(browser.consoleMessages())
        .anyMatch(line -> line.contains("Content Security Policy"));

    // and without the policy it would
    browser.open(withoutPolicy(injected(markup)));
    browser.settle();
    assertThat(browser.text("window.stolen")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src='file:///nowhere.png'>",
        "<link rel='stylesheet' href='file:///nowhere.css'>",
        "<iframe src='file:///nowhere.html'></iframe>",
        "<object data='file:///nowhere.svg'></object>",
        "<video src='file:///nowhere.mp4'></video>",
        "<style>@font-face {font-family: x; src: url(file:///nowhere.woff)} body {font-family: x}</style>",
      })
  void injectedMarkupLoadsNothing(String markup) {
    // when
    browser.open(injected(markup));
    browser.settle();

    // then
    assertThat(browser.consoleMessages())
        .anyMatch(line -> line.contains("Content Security Policy"));
    browser.requests();

    // and without the policy it would try
    browser.open(withoutPolicy(injected(markup)));
    browser.settle();
    assertThat(browser.consoleMessages())
        .noneMatch(line -> line.contains("Content Security Policy"));
    assertThat(browser.requests()).anyMatch(address -> address.contains("nowhere"));
  }

  @Test
  void textCannotBecomeMarkupByScript() {
    // given
    browser.open(SamplePlans.account());

    // when
    var refusal =
        browser.text(
            "(() => { try { document.body.innerHTML = '<p>'; } catch (e) { return e.name; } })()");

    // then
    assertThat(refusal).isEqualTo("TypeError");
  }

  private static String injected(String markup) {
    return HtmlReport.of(SamplePlans.account(), Language.EN).replace("<main>", "<main>" + markup);
  }

  private static String withoutPolicy(String html) {
    return html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
  }
}
