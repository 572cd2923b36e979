package onekey.plan.format.html;

import java.util.List;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PlannedAccounts;

/**
 * The accounts of a plan of several, as the report shows them.
 *
 * @param summary how many there are, and how many of them were read
 * @param read how many users each has
 * @param unread those that could not be read, with the cause
 * @param unreadCount how many those are, with the noun
 * @param skipped those that are not in use, with their state
 */
record AccountsView(
    String summary, List<Line> read, List<Line> unread, String unreadCount, List<Line> skipped) {

  /** What is said of one account. */
  record Line(String account, String text) {

    static Line of(NamedAccount account, String text) {
      return new Line(account.text(), text);
    }
  }

  boolean hasUnread() {
    return !unread.isEmpty();
  }

  static AccountsView of(PlannedAccounts accounts) {
    return new AccountsView(
        "%s of %s read"
            .formatted(
                ValueText.number(accounts.read().size()),
                ValueText.count(accounts.size(), "account")),
        accounts.read().stream().map(totals -> Line.of(totals.account(), text(totals))).toList(),
        accounts.unread().stream()
            .map(unread -> Line.of(unread.account(), unread.cause()))
            .toList(),
        ValueText.count(accounts.unread().size(), "account"),
        accounts.skipped().stream()
            .map(skipped -> Line.of(skipped.account(), skipped.state() + ", not read"))
            .toList());
  }

  private static String text(PlannedAccounts.Totals totals) {
    return "%s: %s COMPLIANT, %s NON_COMPLIANT. %s, %s not read."
        .formatted(
            ValueText.count(totals.users(), "user"),
            ValueText.number(totals.compliant()),
            ValueText.number(totals.nonCompliant()),
            ValueText.count(totals.inactiveKeys(), "inactive access key"),
            ValueText.count(totals.unread(), "user"));
  }
}
