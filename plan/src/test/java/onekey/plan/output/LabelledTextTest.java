package onekey.plan.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledTextTest {

  private static final String SENTENCE =
      "It was used within 45 days, so it is kept until 2026-12-20, and no day longer than that.";

  @Test
  void keepsTheMarginBesideTheLabel() {
    assertThat(new LabelledText(OptionalInt.of(60)).row(2, "Why", 8, SENTENCE))
        .hasToString(
            """
              Why     It was used within 45 days, so it is kept until
                      2026-12-20, and no day longer than that.
            """);
  }

  @Test
  void aLabelThatIsTooLongKeepsASpaceBehindIt() {
    assertThat(new LabelledText(OptionalInt.of(60)).row(0, "Not applicable", 8, SENTENCE))
        .hasToString(
            """
            Not applicable It was used within 45 days, so it is kept
                           until 2026-12-20, and no day longer than
                           that.
            """);
  }

  @Test
  void breaksNothingWithoutColumns() {
    assertThat(new LabelledText(OptionalInt.empty()).item(4, "1.", SENTENCE))
        .hasToString("    1. " + SENTENCE + "\n");
  }

  @ParameterizedTest
  @CsvSource({"59,2", "60,1", "61,1"})
  void fillsALineToItsEnd(int columns, int lines) {
    // given a word that ends in column 60
    var text = new LabelledText(OptionalInt.of(columns));

    // when
    text.paragraph("word " + "x".repeat(55));

    // then
    assertThat(text.toString()).hasLineCount(lines);
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    // given
    var id = "x".repeat(100);

    // then
    assertThat(new LabelledText(OptionalInt.of(60)).paragraph("before " + id + " after"))
        .hasToString("before\n%s\nafter\n".formatted(id));
  }

  @Test
  void aTerminalThatIsTooNarrowIsNotObeyed() {
    assertThat(new LabelledText(OptionalInt.of(1)).row(2, "Why", 8, SENTENCE).toString())
        .hasLineCount(3);
  }

  @Test
  void paintsTheLabelAndMeasuresItWithout() {
    assertThat(
            new LabelledText(OptionalInt.of(60))
                .row(0, "Keep", 6, label -> "<<<<" + label + ">>>>", SENTENCE))
        .hasToString(
            """
            <<<<Keep  >>>>It was used within 45 days, so it is kept until
                  2026-12-20, and no day longer than that.
            """);
  }

  @Test
  void takesControlsOutOfLabelsAndTexts() {
    assertThat(new LabelledText(OptionalInt.empty()).row(0, "a\u001B", 3, "b\nc").toString())
        .isEqualTo("a\uFFFD b\uFFFDc\n");
  }

  @Test
  void leavesWhatIsPastedAsItIs() {
    assertThat(new LabelledText(OptionalInt.of(10)).asItIs(2, "aws iam   list-users \\\n  --x y"))
        .hasToString("  aws iam   list-users \\\n    --x y\n");
  }

  @ParameterizedTest
  @CsvSource({"abc,3", "表計算,6", "e\u0301,1", "\uD83D\uDE00,2", "ｆｕｌｌ,8", "'',0"})
  void measuresWhatATerminalShows(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }
}
