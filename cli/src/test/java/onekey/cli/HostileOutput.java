package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.nodes.Document;

/** What other people's names must not become in a format. */
final class HostileOutput {

  private HostileOutput() {}

  static List<CSVRecord> rows(String csv) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser =
        CSVParser.builder().setReader(new StringReader(csv)).setFormat(format).get()) {
      return parser.getRecords();
    }
  }

  static void assertNoFormulas(List<CSVRecord> rows) {
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.toList())
                    .allSatisfy(value -> assertThat(value).doesNotMatch("(?s)[=+\\-@\t\r].*")));
  }

  /** The one script is the report's own. */
  static void assertNoMarkup(Document html) {
    assertThat(html.select("script")).hasSize(1);
    assertThat(html.select("script").html()).doesNotContain("alert(1)");
    assertThat(html.select("a[href^=#]").eachAttr("href"))
        .allSatisfy(place -> assertThat(html.select(place)).hasSize(1));
    assertThat(html.select("a[href]:not([href^=#])").eachAttr("href"))
        .allSatisfy(
            link ->
                assertThat(link)
                    .matches(
                        "https://(docs\\.aws\\.amazon\\.com|console\\.amazonaws\\.cn|console\\.aws\\.amazon\\.com|github\\.com/prowler-cloud|www\\.tenable\\.com/audits)/[^<>\"'() ]*"));
    assertThat(html.select("[src], iframe, object, form")).isEmpty();
  }

  /** Returns what stands in code; nothing may be markup, and links are our own. */
  static List<String> codeOf(String markdown) {
    var code = new ArrayList<String>();
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Code node) {
                code.add(node.getLiteral());
              }

              @Override
              public void visit(HtmlInline node) {
                throw new AssertionError(node.getLiteral());
              }

              @Override
              public void visit(HtmlBlock node) {
                throw new AssertionError(node.getLiteral());
              }

              @Override
              public void visit(Image node) {
                throw new AssertionError(node.getDestination());
              }

              @Override
              public void visit(Link node) {
                assertThat(node.getDestination()).startsWith("https://");
              }
            });
    return code;
  }
}
