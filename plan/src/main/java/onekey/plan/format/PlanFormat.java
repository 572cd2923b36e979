package onekey.plan.format;

import java.util.Locale;
import onekey.plan.format.html.HtmlReport;
import onekey.plan.model.Plan;
import onekey.plan.output.Json;
import onekey.plan.output.Terminal;

/** What a plan can be written as. */
public enum PlanFormat {
  TABLE {
    @Override
    public String write(Plan plan, Terminal terminal) {
      return PlanText.of(plan, terminal);
    }
  },
  JSON {
    @Override
    public String write(Plan plan, Terminal terminal) {
      return Json.of(PlanDocument.of(plan)) + "\n";
    }
  },
  CSV {
    @Override
    public String write(Plan plan, Terminal terminal) {
      return PlanCsv.of(plan);
    }
  },
  HTML {
    @Override
    public String write(Plan plan, Terminal terminal) {
      return HtmlReport.of(plan);
    }
  },
  MARKDOWN {
    @Override
    public String write(Plan plan, Terminal terminal) {
      return PlanMarkdown.of(plan);
    }
  };

  /**
   * Writes the plan, each line ended by a line feed.
   *
   * @param terminal what it will be shown on
   */
  public abstract String write(Plan plan, Terminal terminal);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
