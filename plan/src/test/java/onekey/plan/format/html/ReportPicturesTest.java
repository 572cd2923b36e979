package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import onekey.plan.language.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes pictures for people to look at, into {@code target/report-pictures}. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
class ReportPicturesTest {

  private static final Path PICTURES = Path.of("target/report-pictures");

  private final Browser browser;

  ReportPicturesTest(Browser browser) {
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({
    "light,1280,EN",
    "dark,1280,EN",
    "light,360,EN",
    "dark,360,EN",
    "light,1280,JA",
    "light,360,JA"
  })
  void onAScreen(String colorScheme, int width, Language language) throws Exception {
    // given
    browser.open(SamplePlans.representative(), language);
    browser.emulate("", colorScheme);
    browser.size(width);
    browser.run("document.querySelector('details').open = true");
    showEverything(width);

    // when
    var picture = data("Page.captureScreenshot", Map.of());

    // then
    write("%s-%d-%s.png".formatted(colorScheme, width, language), picture);
    assertThat(picture).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(50_000);
  }

  @Test
  void forTheReadme() throws Exception {
    // given
    browser.open(SamplePlans.account());
    browser.emulate("", "light");
    browser.run("document.querySelector('details').open = true");
    browser.command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    browser.size(1280, 1480);
    browser.settle();

    // when
    var picture = data("Page.captureScreenshot", Map.of());

    // then
    write("readme.png", picture);
    assertThat(picture).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(50_000);
  }

  @Test
  void onPaper() throws Exception {
    // given
    browser.open(SamplePlans.representative());
    browser.emulate("", "dark");

    // when
    var paper = data("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69));

    // then
    write("paper.pdf", paper);
    assertThat(paper).startsWith('%', 'P', 'D', 'F').hasSizeGreaterThan(50_000);
  }

  /** Makes the window as high as the page, which lays out only what is in view. */
  private void showEverything(int width) {
    browser.size(width, 6000);
    browser.settle();
    browser.size(width, browser.number("document.body.offsetHeight"));
  }

  private byte[] data(String command, Map<String, Object> parameters) {
    return Base64.getDecoder().decode((String) browser.command(command, parameters).get("data"));
  }

  private static void write(String name, byte[] content) throws Exception {
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name), content);
  }
}
