package onekey.plan.format;

import java.util.List;
import java.util.function.Function;
import onekey.plan.language.Text;
import onekey.plan.model.Plan;

/** What a plan is about, in numbers, and what it does not know. */
final class SummaryText {

  /** More unread users than these are only counted; the other formats name all. */
  private static final int UNREAD_SHOWN = 20;

  /** The same of what is not known, which may be something in each of many accounts. */
  private static final int LIMITS_SHOWN = 20;

  private SummaryText() {}

  static void add(Plan plan, TextPage page) {
    page.text().paragraph(CommonText.heading(plan));
    page.row("Total", CommonText.totals(plan.counts()));
    page.row("Policy", CommonText.policy(plan));
    plan.selection().sentences().forEach(sentence -> page.row("Shown", sentence));
    plan.accounts().ifPresent(accounts -> AccountsText.addUnread(accounts, page));
    if (!plan.unread().isEmpty()) {
      page.row("Unread", CommonText.unread(plan));
      items(
          plan.unread(),
          UNREAD_SHOWN,
          user ->
              "%s%s: %s".formatted(user.userName(), CommonText.in(user.account()), user.cause()),
          page);
    }
    if (!plan.limits().isEmpty()) {
      page.row("Limits", "What this source cannot tell:");
      items(plan.limits(), LIMITS_SHOWN, Text::english, page);
    }
  }

  private static <T> void items(List<T> items, int shown, Function<T, String> text, TextPage page) {
    items.stream().limit(shown).map(text).forEach(page::item);
    if (items.size() > shown) {
      page.item("… and %d more; --format json names all.".formatted(items.size() - shown));
    }
  }
}
