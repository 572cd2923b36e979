package onekey.cli.output;

import onekey.rule.judgement.ComplianceType;
import picocli.CommandLine.Help.Ansi.Style;

/** The colours of verdicts on a terminal. */
public enum Colours {
  ON {
    @Override
    public String paint(ComplianceType verdict, String text) {
      var style = style(verdict);
      return Style.on(style) + text + Style.off(style);
    }
  },
  OFF {
    @Override
    public String paint(ComplianceType verdict, String text) {
      return text;
    }
  };

  /** Returns the colours that suit a terminal. */
  public static Colours of(Terminal terminal) {
    return terminal.colours() ? ON : OFF;
  }

  /** Returns the text in the colour of the verdict. */
  public abstract String paint(ComplianceType verdict, String text);

  private static Style style(ComplianceType verdict) {
    return switch (verdict) {
      case COMPLIANT -> Style.fg_green;
      case NON_COMPLIANT -> Style.fg_red;
      case NOT_APPLICABLE -> Style.faint;
    };
  }
}
