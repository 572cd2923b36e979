package onekey.plan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, nothing in it is more than text. */
class UnlinkedProperties {

  /** What GitHub and GitLab look for in rendered text. */
  private static final String LIVE =
      "(?is).*(@\\w|#\\d|!\\d|\\bgh-\\d|://|www\\.|:\\w+:|\\b[0-9a-f]{7,40}\\b).*";

  @Property
  void nothingOutsideOfCodeIsAMentionOrALink(@ForAll("texts") String text) {
    // when
    var parts = rendered(text);

    // then
    assertThat(parts.stream().filter(Text.class::isInstance).map(UnlinkedProperties::literal))
        .allSatisfy(literal -> assertThat(literal).doesNotMatch(LIVE));
  }

  @Property
  void noWordIsLost(@ForAll("texts") String text) {
    // when
    var said = rendered(text).stream().map(UnlinkedProperties::literal);

    // then
    assertThat(said.collect(Collectors.joining())).isEqualTo(text);
  }

  @Test
  void proseStaysProse() {
    // given
    var prose =
        "Deactivate it (the user's extra key), created on 2024-01-01 at 10:20:30; 45 days, 3.5%.";

    // then
    assertThat(rendered(prose)).hasOnlyElementsOfType(Text.class);
  }

  @Provide
  Arbitrary<String> texts() {
    var live =
        Arbitraries.of(
            "@octocat",
            "jo@example.com",
            "(@octocat)",
            "@octocat:",
            "#12",
            "octo/repo#12",
            "GH-12",
            "gh-12",
            "!12",
            "www.example.com",
            "https://example.com",
            "'www.example.com'.",
            ":tada:",
            "deadbeef",
            "0123456",
            "iam:ListUsers",
            "NON_COMPLIANT",
            "a`@b",
            "``@b``",
            "\"@b",
            "x@y,@z");
    var plain = Arbitraries.of("the", "user's", "key", "2024-01-01", "was", "used;");
    var any = Arbitraries.strings().withChars("@#!:/.`'\"(),_ag1 -").ofMinLength(1).ofMaxLength(9);
    return Arbitraries.oneOf(live, plain, any.map(UnlinkedProperties::oneWord))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(words -> String.join(" ", words));
  }

  /** Markdown keeps no blanks at the ends, and no two in a row. */
  private static String oneWord(String text) {
    return "x" + text.replace(' ', '-') + "x";
  }

  private static List<Node> rendered(String text) {
    var document = new Document();
    document.appendChild(MarkdownNodes.paragraph(MarkdownNodes.text(text)));
    document.accept(new Unlinked());
    var extensions = List.of(TablesExtension.create());
    var markdown = MarkdownRenderer.builder().extensions(extensions).build().render(document);
    var parts = new ArrayList<Node>();
    Parser.builder()
        .extensions(extensions)
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text node) {
                parts.add(node);
              }

              @Override
              public void visit(Code node) {
                parts.add(node);
              }
            });
    return parts;
  }

  private static String literal(Node node) {
    return node instanceof Code code ? code.getLiteral() : ((Text) node).getLiteral();
  }
}
