package onekey.plan.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import onekey.plan.language.Language;
import onekey.plan.model.Plan;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real headless browser, in which a report is opened. */
final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** Selenium misses an interface to exactly this version of the browser, which is not used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  private static final int WIDEST_PHONE = 480;

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final Path directory;
  private final ChromeDriver driver;
  private Path report;

  /** Starts it with a new profile in this directory, which goes when it is closed. */
  Browser(Chromium chromium, Path directory) {
    this.directory = directory;
    this.report = directory.resolve("report.html");
    var options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + directory.resolve("profile"));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .build(),
            options);
  }

  /** Opens the English report of a plan, at the size of a desktop. */
  void open(Plan plan) {
    open(plan, Language.EN);
  }

  /** Opens the report of a plan, at the size of a desktop. */
  void open(Plan plan, Language language) {
    open(HtmlReport.of(plan, language));
  }

  /** Opens an HTML file. */
  void open(String html) {
    size(1280);
    try {
      report = Files.createTempFile(directory, "report", ".html");
      Files.writeString(report, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    driver.get(report.toUri().toString());
  }

  /** Makes the window that wide, in CSS pixels. A narrow one is a phone's. */
  void size(int width) {
    size(width, 900);
  }

  /** Makes the window that wide and high, in CSS pixels. */
  void size(int width, long height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width,
            "height",
            height,
            "deviceScaleFactor",
            1,
            "mobile",
            width <= WIDEST_PHONE));
  }

  void emulate(String medium, String colorScheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  ChromeDriver driver() {
    return driver;
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void run(String script) {
    driver.executeScript(script);
  }

  /** Returns the value of a JavaScript expression as text. */
  String text(String expression) {
    return String.valueOf(driver.executeScript("return " + expression));
  }

  /** Returns the value of a JavaScript expression, rounded. */
  long number(String expression) {
    return Long.parseLong(text("Math.round(" + expression + ")"));
  }

  /** Runs a script and returns how long it took until its effect was painted, in milliseconds. */
  long timeUntilPainted(String script) {
    return Long.parseLong(
        String.valueOf(
            driver.executeAsyncScript(
                "const start = performance.now();"
                    + script
                    + "; requestAnimationFrame(() => setTimeout(() =>"
                    + " arguments[0](Math.round(performance.now() - start))));")));
  }

  /** Waits until what the page started, such as loading an image, has come to its end. */
  void settle() {
    driver.executeAsyncScript("setTimeout(arguments[0], 200)");
  }

  /** Returns how many elements are really painted, whatever the reason. */
  long countVisible(String selector) {
    return number(
        """
        Array.from(document.querySelectorAll("%s"))
            .filter((element) => element.checkVisibility() && element.offsetHeight > 0)
            .length
        """
            .strip()
            .formatted(selector));
  }

  /** Waits up to 5 seconds until this is so. */
  void await(BooleanSupplier condition) {
    new WebDriverWait(driver, Duration.ofSeconds(5)).until(_ -> condition.getAsBoolean());
  }

  void unfoldEverything() {
    run("document.querySelectorAll('details').forEach((details) => (details.open = true))");
  }

  /** Returns the names of the users that are shown, in the order of the screen. */
  List<String> shownUsers() {
    return all("#table > tbody:not([hidden]) .name").stream().map(WebElement::getText).toList();
  }

  /** Returns what the browser wrote to the console since it was asked last. */
  List<String> consoleMessages() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Returns the addresses that the page asked for since it was asked last. */
  List<String> requests() {
    return driver.manage().logs().get("performance").getAll().stream()
        .map(LogEntry::getMessage)
        .map(Browser::json)
        .map(entry -> entry.path("message"))
        .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
        .map(message -> message.at("/params/request/url").asText())
        .toList();
  }

  /** Returns the address of the file that is open. */
  String address() {
    return report.toUri().toString();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
