package onekey.plan.format;

import onekey.plan.model.PlannedAccounts;
import onekey.plan.model.Selection;

/** The accounts of a plan of several: how many users each has, and which were not read. */
final class AccountsText {

  private AccountsText() {}

  /** Adds those of which nothing is known. */
  static void addUnread(PlannedAccounts accounts, TextPage page) {
    if (!accounts.unread().isEmpty()) {
      page.row("Unread", CommonText.unread(accounts));
      accounts
          .unread()
          .forEach(unread -> page.item(unread.account().text() + ": " + unread.cause()));
    }
  }

  /** Adds those that were read, and those that are not in use. */
  static void add(PlannedAccounts accounts, Selection selection, TextPage page) {
    var read =
        accounts.read().stream()
            // Of users that were asked for by name, most accounts have none.
            .filter(
                totals -> selection.users().isEverybody() || totals.users() + totals.unread() > 0)
            .toList();
    if (!read.isEmpty()) {
      page.text().gap();
    }
    read.forEach(
        totals -> page.part("Account", totals.account().text() + ": " + CommonText.totals(totals)));
    if (!accounts.skipped().isEmpty()) {
      page.text().gap().paragraph(CommonText.skipped(accounts));
      accounts
          .skipped()
          .forEach(skipped -> page.part("", skipped.account().text() + ": " + skipped.state()));
    }
  }
}
