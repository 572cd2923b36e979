package onekey.plan.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import com.github.freva.asciitable.Styler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table with a row for each user, one cell of which is the verdict.
 *
 * <p>On a terminal the last column wraps to fit, and other long cells wrap too. On a terminal that
 * is too narrow for that, the last cell is below the others. Elsewhere nothing wraps, so that each
 * user is one line.
 *
 * @param <T> what a row is made of
 */
public final class VerdictTable<T extends UserVerdict> {

  private static final String VERDICT = "Verdict";
  private static final int BETWEEN_COLUMNS = 3;
  private static final int BESIDE_LAST_COLUMN = 2;
  private static final int NARROWEST_LAST_COLUMN = 40;
  private static final int WIDEST_OTHER_COLUMN = 36;

  private record Cells<T>(String header, Function<T, String> text) {}

  private final Terminal terminal;
  private final List<Cells<T>> columns = new ArrayList<>();

  private VerdictTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Makes a table whose first column is the user. */
  public static <T extends UserVerdict> VerdictTable<T> of(Terminal terminal) {
    return new VerdictTable<T>(terminal).text("User", UserVerdict::userName);
  }

  /** Adds a column of text. */
  public VerdictTable<T> text(String header, Function<T, String> text) {
    columns.add(new Cells<>(header, row -> SafeText.of(text.apply(row))));
    return this;
  }

  /** Adds a column of several texts, on a terminal below each other. */
  public VerdictTable<T> texts(String header, Function<T, List<String>> texts) {
    columns.add(
        new Cells<>(
            header,
            row ->
                texts.apply(row).stream()
                    .map(SafeText::of)
                    .collect(Collectors.joining(terminal.columns().isPresent() ? "\n" : "; "))));
    return this;
  }

  /** Adds the column of the verdict. */
  public VerdictTable<T> verdict() {
    return text(VERDICT, row -> row.complianceType().name());
  }

  /** Adds the column of the reasons; the last one. */
  public VerdictTable<T> annotation() {
    return text("Annotation", UserVerdict::annotation);
  }

  /** Returns the table, each line ended. */
  public String render(List<T> rows) {
    var widths = columns.stream().mapToInt(column -> width(column, rows)).toArray();
    return lastWidth(widths) < NARROWEST_LAST_COLUMN ? stacked(rows) : sideBySide(rows, widths);
  }

  private String stacked(List<T> rows) {
    return rows.stream().map(this::stacked).collect(Collectors.joining());
  }

  private String stacked(T row) {
    var cells =
        columns.stream()
            .map(
                column -> {
                  var text = column.text().apply(row).replace("\n", "; ");
                  return column.header().equals(VERDICT)
                      ? Colours.of(terminal).paint(row.complianceType(), text)
                      : text;
                })
            .toList();
    return String.join("  ", cells.subList(0, cells.size() - 1))
        + "\n    "
        + cells.getLast()
        + "\n";
  }

  private String sideBySide(List<T> rows, int[] widths) {
    var table =
        AsciiTable.builder()
            .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
            .lineSeparator("\n")
            .styler(new VerdictStyler(rows))
            .data(rows, layOut(widths))
            .asString();
    // The library fills the last column with spaces.
    return table.stripTrailing().replaceAll(" +\n", "\n") + "\n";
  }

  private List<ColumnData<T>> layOut(int[] widths) {
    var data = new ArrayList<ColumnData<T>>();
    for (var index = 0; index < widths.length; index++) {
      var column = columns.get(index);
      data.add(
          new Column()
              .header(column.header())
              .headerAlign(HorizontalAlign.LEFT)
              .dataAlign(HorizontalAlign.LEFT)
              .maxWidth(
                  index == widths.length - 1 ? lastWidth(widths) : otherWidth(),
                  OverflowBehaviour.NEWLINE)
              .with(row -> column.text().apply(row)));
    }
    return data;
  }

  private int lastWidth(int[] widths) {
    return terminal.columns().isEmpty()
        ? Integer.MAX_VALUE
        : terminal.columns().getAsInt()
            - BESIDE_LAST_COLUMN
            - Arrays.stream(widths)
                .limit(widths.length - 1L)
                .map(width -> Math.min(width, otherWidth()) + BETWEEN_COLUMNS)
                .sum();
  }

  private int otherWidth() {
    return terminal.columns().isEmpty() ? Integer.MAX_VALUE : WIDEST_OTHER_COLUMN;
  }

  private int width(Cells<T> column, List<T> rows) {
    return rows.stream()
        .flatMap(row -> column.text().apply(row).lines())
        .mapToInt(String::length)
        .reduce(column.header().length(), Math::max);
  }

  /** Colours the verdicts after the library has measured the cells. */
  private final class VerdictStyler implements Styler {

    private final Colours colours = Colours.of(terminal);
    private final List<T> rows;

    VerdictStyler(List<T> rows) {
      this.rows = rows;
    }

    @Override
    public List<String> styleCell(Column column, int row, int col, List<String> lines) {
      return columns.get(col).header().equals(VERDICT)
          ? lines.stream().map(line -> paint(row, line)).toList()
          : lines;
    }

    private String paint(int row, String line) {
      return colours.paint(rows.get(row).complianceType(), line);
    }
  }
}
