package onekey.plan.output;

import onekey.rule.judgement.ComplianceType;

/**
 * The colours of verdicts on a terminal, and of what matters most beside them.
 *
 * @see <a
 *     href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48</a>,
 *     8.3.117 SELECT GRAPHIC RENDITION
 */
public enum Colours {
  ON {
    @Override
    public String paint(ComplianceType verdict, String text) {
      return switch (verdict) {
        case COMPLIANT -> rendition(32) + text + rendition(39);
        case NON_COMPLIANT -> rendition(31) + text + rendition(39);
        case NOT_APPLICABLE -> rendition(2) + text + rendition(22);
      };
    }

    @Override
    public String strong(String text) {
      return rendition(1) + text + rendition(22);
    }
  },
  OFF {
    @Override
    public String paint(ComplianceType verdict, String text) {
      return text;
    }

    @Override
    public String strong(String text) {
      return text;
    }
  };

  /** Returns the colours that suit a terminal. */
  public static Colours of(Terminal terminal) {
    return terminal.colours() ? ON : OFF;
  }

  /** Returns the text in the colour of the verdict. */
  public abstract String paint(ComplianceType verdict, String text);

  /** Returns the text in bold. */
  public abstract String strong(String text);

  private static String rendition(int number) {
    return "\u001b[" + number + "m";
  }
}
