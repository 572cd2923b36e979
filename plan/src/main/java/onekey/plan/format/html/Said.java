package onekey.plan.format.html;

import java.util.List;
import onekey.plan.language.Piece;
import onekey.plan.language.Text;
import onekey.plan.language.Texts;

/**
 * A text as the report shows it.
 *
 * @param pieces its parts, of which some are code, or English in a report of another language
 */
record Said(List<Piece> pieces) {

  static Said of(Text text, Texts texts) {
    return new Said(texts.pieces(text));
  }

  static List<Said> of(List<Text> all, Texts texts) {
    return all.stream().map(text -> of(text, texts)).toList();
  }
}
