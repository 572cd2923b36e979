package onekey.plan.output;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Text for people, in lines of a width. Lines break between words only, so that what is copied
 * stays whole; a word that is longer than a line has one for itself. What belongs to a label stands
 * beside and below it, so that the label can be found.
 *
 * <p>All but what is shown {@linkplain #asItIs as it is} goes through {@link SafeText}.
 */
public final class LabelledText {

  /** A line of text has at least these, however narrow the terminal is. */
  private static final int NARROWEST_TEXT = 40;

  private final OptionalInt columns;
  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a text.
   *
   * @param columns how wide lines may be; empty to break none, so that each label is one line
   */
  public LabelledText(OptionalInt columns) {
    this.columns = columns;
  }

  /**
   * Adds a text with a label before it.
   *
   * @param indent the columns before the label
   * @param label the label; empty for none
   * @param width the columns of the label, with the space behind it
   */
  public LabelledText row(int indent, String label, int width, String value) {
    return row(indent, label, width, UnaryOperator.identity(), value);
  }

  /**
   * Adds the same.
   *
   * @param paint colours the label, which is filled up with spaces already
   */
  public LabelledText row(
      int indent, String label, int width, UnaryOperator<String> paint, String value) {
    var shown = SafeText.of(label);
    var fill = " ".repeat(Math.max(shown.isEmpty() ? 0 : 1, width - DisplayWidth.of(shown)));
    var beside = indent + Math.max(width, DisplayWidth.of(shown) + fill.length());
    return lines(
        " ".repeat(indent) + (shown.isEmpty() ? fill : paint.apply(shown + fill)),
        " ".repeat(beside),
        value);
  }

  /** Adds a text that begins with a mark, such as a number, and goes on beside it. */
  public LabelledText item(int indent, String mark, String value) {
    var beginning = " ".repeat(indent) + mark + " ";
    return lines(beginning, " ".repeat(beginning.length()), value);
  }

  /** Adds a text from the first column on. */
  public LabelledText paragraph(String value) {
    return lines("", "", value);
  }

  /** Adds an empty line. */
  public LabelledText gap() {
    text.append('\n');
    return this;
  }

  /** Adds lines that must not be changed, such as a command to paste or a link. */
  public LabelledText asItIs(int indent, String lines) {
    lines.lines().forEach(line -> text.append(" ".repeat(indent)).append(line).append('\n'));
    return this;
  }

  private LabelledText lines(String beginning, String margin, String value) {
    var width =
        columns.isEmpty()
            ? Integer.MAX_VALUE
            : Math.max(NARROWEST_TEXT, columns.getAsInt() - margin.length());
    var first = text.length();
    text.append(beginning).append(String.join("\n" + margin, broken(SafeText.of(value), width)));
    while (text.length() > first && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
    return this;
  }

  private static List<String> broken(String value, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    var used = 0;
    for (var word : value.strip().split(" ", -1)) {
      var more = DisplayWidth.of(word);
      if (!line.isEmpty() && (long) used + 1 + more > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      } else if (!line.isEmpty()) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += more;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns the text, each line ended. */
  @Override
  public String toString() {
    return text.toString();
  }
}
