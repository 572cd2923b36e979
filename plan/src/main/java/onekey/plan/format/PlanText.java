package onekey.plan.format;

import onekey.plan.model.Plan;
import onekey.plan.output.Terminal;

/**
 * The plan as text for a terminal: what it is about, what is missing, the findings, and what there
 * is beside them. Whatever stands in one place is not said in another.
 */
final class PlanText {

  private PlanText() {}

  static String of(Plan plan, Terminal terminal) {
    var page = new TextPage(terminal);
    SummaryText.add(plan, page);
    var shared = SharedFixes.of(plan);
    for (var user : plan.findings()) {
      page.text().gap();
      FindingText.add(user, shared.ownOf(user), page);
    }
    shared.add(page);
    KeptText.add(plan, page);
    InactiveKeyText.add(plan, page);
    plan.accounts().ifPresent(accounts -> AccountsText.add(accounts, plan.selection(), page));
    page.namePages();
    return page.text().toString();
  }
}
