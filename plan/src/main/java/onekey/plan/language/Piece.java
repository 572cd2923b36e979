package onekey.plan.language;

/**
 * A part of a text that was said.
 *
 * @param text the part, unescaped
 * @param kind what it is
 */
public record Piece(String text, Kind kind) {

  /** What a part of a text is. */
  public enum Kind {
    /** Words of the language of the text, names, and values. */
    PLAIN,

    /** A piece of a program. */
    CODE,

    /** English in a text of another language. */
    ENGLISH
  }

  static Piece plain(String text) {
    return new Piece(text, Kind.PLAIN);
  }

  /** Returns whether it is a piece of a program. */
  public boolean code() {
    return kind == Kind.CODE;
  }

  /** Returns whether it is English in a text of another language. */
  public boolean english() {
    return kind == Kind.ENGLISH;
  }

  /** Returns whether it is neither. */
  public boolean plain() {
    return kind == Kind.PLAIN;
  }
}
