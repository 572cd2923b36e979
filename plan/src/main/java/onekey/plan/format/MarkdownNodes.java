package onekey.plan.format;

import java.net.URI;
import java.util.List;
import onekey.plan.output.SafeText;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Parts of a Markdown document. The renderer escapes their text. */
final class MarkdownNodes {

  private MarkdownNodes() {}

  static Node text(String text) {
    return new Text(SafeText.of(text));
  }

  /** For names: inside code there are no mentions and no links. */
  static Node code(String text) {
    return new Code(SafeText.of(text));
  }

  static Node heading(int level, Node... inside) {
    var heading = new Heading();
    heading.setLevel(level);
    return with(heading, List.of(inside));
  }

  static Node paragraph(Node... inside) {
    return with(new Paragraph(), List.of(inside));
  }

  static Node link(URI target) {
    var link = new Link();
    link.setDestination(target.toString());
    return with(link, List.of(text(target.toString())));
  }

  static Node shell(String command) {
    var block = new FencedCodeBlock();
    block.setFenceCharacter("`");
    block.setInfo("sh");
    block.setLiteral(command + "\n");
    return block;
  }

  static Node bullets(List<Node> items) {
    var list = new BulletList();
    list.setMarker("-");
    return list(list, items);
  }

  static Node numbers(List<Node> items) {
    var list = new OrderedList();
    list.setMarkerStartNumber(1);
    list.setMarkerDelimiter(".");
    return list(list, items);
  }

  /** Each item is one that {@link #item} made. */
  private static Node list(ListBlock list, List<Node> items) {
    list.setTight(true);
    return with(list, items);
  }

  static Node item(List<Node> inside) {
    return with(new ListItem(), inside);
  }

  /** Each row is a list of cells, and each cell a list of nodes. */
  static Node table(List<String> header, List<List<List<Node>>> rows) {
    var head = new TableHead();
    head.appendChild(row(header.stream().map(text -> List.of(text(text))).toList(), true));
    var body = new TableBody();
    rows.forEach(row -> body.appendChild(row(row, false)));
    return with(new TableBlock(), List.of(head, body));
  }

  private static Node row(List<List<Node>> cells, boolean header) {
    return with(new TableRow(), cells.stream().map(content -> cell(content, header)).toList());
  }

  private static Node cell(List<Node> content, boolean header) {
    var cell = new TableCell();
    cell.setHeader(header);
    return with(cell, content);
  }

  private static Node with(Node parent, List<Node> children) {
    children.forEach(parent::appendChild);
    return parent;
  }
}
