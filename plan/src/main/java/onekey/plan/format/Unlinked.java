package onekey.plan.format;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Puts into code what GitHub, GitLab or a wiki would make more of than text: a mention, a link, the
 * number of an issue, the hash of a commit, an emoji. A backslash does not prevent those, because
 * they are found in the rendered text. Whoever chooses the name of an IAM user could notify others
 * with it.
 *
 * @see <a
 *     href="https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls">Autolinked
 *     references and URLs</a>
 */
final class Unlinked extends AbstractVisitor {

  private static final Pattern WORD = Pattern.compile("\\S+");

  /** Opening signs, what may be code, and the signs after it. */
  private static final Pattern PARTS =
      Pattern.compile("([(\"']*)(.*?)([)\"'.,;:?!…]*)", Pattern.DOTALL);

  /** CommonText of letters and digits, with hyphens and the like in between; times of day. */
  private static final Pattern PROSE =
      Pattern.compile(
          "\\p{L}[\\p{L}\\p{N}]*([-–'’][\\p{L}\\p{N}]+)*|\\p{N}+([-–T:.]\\p{N}+)*Z?%?|");

  /** Numbers of issues, and hashes of commits, which may be abbreviated to seven digits. */
  private static final Pattern REFERENCE =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*-[0-9]+|[0-9A-Fa-f]{7,}");

  @Override
  public void visit(Text text) {
    var words = WORD.matcher(text.getLiteral());
    var said = new StringBuilder();
    while (words.find()) {
      words.appendReplacement(said, "");
      var parts = PARTS.matcher(words.group());
      if (!parts.matches() || isProse(parts.group(2))) {
        said.append(words.group());
        continue;
      }
      put(new Text(said + parts.group(1)), text);
      put(new Code(parts.group(2)), text);
      said = new StringBuilder(parts.group(3));
    }
    words.appendTail(said);
    put(new Text(said.toString()), text);
    text.unlink();
  }

  /** Links are our own, and so is their text. */
  @Override
  public void visit(Link link) {}

  private static boolean isProse(String word) {
    return PROSE.matcher(word).matches() && !REFERENCE.matcher(word).matches();
  }

  private static void put(Node node, Text before) {
    if (!(node instanceof Text text && text.getLiteral().isEmpty())) {
      before.insertBefore(node);
    }
  }
}
