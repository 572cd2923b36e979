package onekey.plan.format.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import onekey.plan.language.Language;
import onekey.plan.language.Texts;
import onekey.plan.model.Plan;

/**
 * The plan as one self-contained HTML file, for a reviewer to open in a browser or to print.
 *
 * <p>Names and reasons come from outside. They are escaped, and a Content Security Policy lets the
 * file run and load nothing but its own script and style, identified by their hashes.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
 */
public final class HtmlReport {

  private static final Template TEMPLATE =
      Mustache.compiler()
          .withCollector(new OptionalCollector())
          .withEscaper(SafeHtml::of)
          .withLoader(name -> new StringReader(resource(name + ".mustache")))
          .strictSections(true)
          .compile(resource("report.mustache"));

  /** Texts that the style shows, as custom properties of CSS. */
  private static final List<String> IN_STYLE =
      List.of("linkNewTab", "narrowActive", "narrowOldest");

  private static final Map<Language, Asset> STYLES =
      Arrays.stream(Language.values())
          .collect(
              Collectors.toMap(
                  language -> language,
                  language -> Asset.of(style(Texts.in(language)) + resource("report.css")),
                  (one, _) -> one,
                  () -> new EnumMap<>(Language.class)));

  private static final Asset SCRIPT = Asset.of(resource("report.js"));

  private HtmlReport() {}

  /** What the template is filled with. */
  private record Page(ReportView report, Map<String, String> words, Asset style, Asset script) {}

  /**
   * A style or a script of the report itself.
   *
   * @param content the content of the element, unescaped
   * @param hash the SHA-256 hash of it in Base64, as a Content Security Policy wants it
   */
  private record Asset(String content, String hash) {

    static Asset of(String content) {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        var hash = digest.digest(content.getBytes(StandardCharsets.UTF_8));
        return new Asset(content, Base64.getEncoder().encodeToString(hash));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }
  }

  /**
   * Returns the file's content, UTF-8 text, every line ended by a line feed. The same plan gives
   * the same text.
   */
  public static String of(Plan plan, Language language) {
    var out = new StringWriter();
    try {
      write(plan, language, out);
    } catch (IOException e) {
      throw new UncheckedIOException("A string can always be written to", e);
    }
    return out.toString();
  }

  /**
   * Writes what {@link #of} returns, without ever holding all of it.
   *
   * @param out writes UTF-8; is not closed
   * @throws IOException if it cannot be written to
   */
  public static void write(Plan plan, Language language, Writer out) throws IOException {
    var texts = Texts.in(language);
    var style = Objects.requireNonNull(STYLES.get(language));
    try {
      TEMPLATE.execute(new Page(ReportView.of(plan, texts), texts.words(), style, SCRIPT), out);
    } catch (MustacheException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String style(Texts texts) {
    return IN_STYLE.stream()
        .map(key -> "  --%s: \"%s\";\n".formatted(key, texts.get(key)))
        .collect(Collectors.joining("", ":root {\n", "}\n\n"));
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
