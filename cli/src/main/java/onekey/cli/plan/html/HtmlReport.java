package onekey.cli.plan.html;

import onekey.cli.plan.Plan;

/** The plan as one self-contained HTML file, for a reviewer to open in a browser or to print. */
public final class HtmlReport {

  private HtmlReport() {}

  /** Returns the file's content, UTF-8 text, every line ended by a line feed. */
  public static String of(Plan plan) {
    throw new UnsupportedOperationException("Not written yet: " + plan.time());
  }
}
