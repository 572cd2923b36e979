package onekey.testkit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds English sentences in a text of another language: four words of ASCII letters or more, one
 * after the other. Names that are as long are none.
 */
public final class EnglishSentences {

  private static final Pattern SENTENCE =
      Pattern.compile("[A-Za-z][A-Za-z'’-]*(?:[,;:]?\\s+[A-Za-z][A-Za-z'’-]*){3,}");

  /** Names of four words or more, and names that stand beside words of IAM. */
  private static final List<String> NAMES =
      List.of(
          "CIS AWS Foundations Benchmark",
          "EKS Pod Identity Agent",
          "Amazon Q Developer in chat applications",
          "IAM Identity Center");

  /** What is no language (code, names), or says that it is another one. */
  private static final String LEFT_OUT =
      "script, style, code, pre, [lang], .name, .owner, .id, .address";

  /** Attributes that are read to people. */
  private static final List<String> ATTRIBUTES =
      List.of("aria-label", "placeholder", "title", "data-label", "data-shown");

  private EnglishSentences() {}

  /** Returns those of a text. */
  public static List<String> in(String text) {
    var rest = text;
    for (var name : NAMES) {
      rest = rest.replace(name, "…");
    }
    return SENTENCE.matcher(rest).results().map(MatchResult::group).toList();
  }

  /** Returns those of a page, outside of code, of names and of what has a language of its own. */
  public static List<String> in(Document page) {
    var texts = Stream.<String>builder();
    var copy = page.clone();
    copy.select("body " + LEFT_OUT.replace(", ", ", body ")).forEach(Node::remove);
    copy.traverse(
        (node, _) -> {
          if (node instanceof TextNode text) {
            texts.add(text.text());
          } else if (node instanceof Element element) {
            ATTRIBUTES.forEach(name -> texts.add(element.attr(name)));
          }
        });
    return texts.build().flatMap(text -> in(text).stream()).toList();
  }
}
