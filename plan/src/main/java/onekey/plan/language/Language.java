package onekey.plan.language;

import java.util.Locale;

/** A language that a plan can be said in. Every one has a bundle of its own. */
public enum Language {

  /** English. */
  EN {
    @Override
    String form(long number) {
      return number == 1 ? ".one" : ".other";
    }
  },

  /** Japanese, whose nouns are the same for one and for many. */
  JA {
    @Override
    String form(long number) {
      return ".other";
    }
  };

  /**
   * Returns how the keys of texts about this number end.
   *
   * @see <a
   *     href="https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html">Language
   *     Plural Rules</a>
   */
  abstract String form(long number);

  /** Returns the tag of BCP 47, which is also the name of the bundle. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
