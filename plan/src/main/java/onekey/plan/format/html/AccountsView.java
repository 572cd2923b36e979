package onekey.plan.format.html;

import java.util.List;
import onekey.plan.language.Texts;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PlannedAccounts;

/**
 * The accounts of a plan of several, as the report shows them.
 *
 * @param summary how many there are, and how many of them were read
 * @param read how many users each has
 * @param unread those that could not be read, with the cause
 * @param unreadHeading how many those are
 * @param skipped those that are not in use, with their state
 */
record AccountsView(
    String summary, List<Line> read, List<Line> unread, String unreadHeading, List<Line> skipped) {

  /** What is said of one account. */
  record Line(String account, String text) {

    static Line of(NamedAccount account, String text) {
      return new Line(account.text(), text);
    }
  }

  boolean hasUnread() {
    return !unread.isEmpty();
  }

  static AccountsView of(PlannedAccounts accounts, Texts texts) {
    return new AccountsView(
        texts.of(
            "accountsRead",
            Texts.number(accounts.read().size()),
            texts.count("account", accounts.size())),
        accounts.read().stream()
            .map(totals -> Line.of(totals.account(), text(totals, texts)))
            .toList(),
        accounts.unread().stream()
            .map(unread -> Line.of(unread.account(), unread.cause()))
            .toList(),
        texts.of("unreadHeading", texts.count("account", accounts.unread().size())),
        accounts.skipped().stream()
            .map(skipped -> Line.of(skipped.account(), texts.of("accountSkipped", skipped.state())))
            .toList());
  }

  private static String text(PlannedAccounts.Totals totals, Texts texts) {
    return texts.of(
        "accountTotals",
        texts.count("user", totals.users()),
        Texts.number(totals.compliant()),
        Texts.number(totals.nonCompliant()),
        texts.count("inactiveKey", totals.inactiveKeys()),
        texts.count("user", totals.unread()));
  }
}
