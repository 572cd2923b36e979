package onekey.plan.format;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.output.SafeText;

/** The accounts of a plan of several: how many users each has, and which were not read. */
final class AccountsText {

  private AccountsText() {}

  static String of(PlannedAccounts accounts) {
    return section(
            "Accounts:",
            accounts.read(),
            totals -> totals.account().text() + ": " + CommonText.totals(totals))
        + section(
            CommonText.skipped(accounts),
            accounts.skipped(),
            skipped -> skipped.account().text() + ": " + skipped.state())
        + section(
            CommonText.unread(accounts),
            accounts.unread(),
            unread -> unread.account().text() + ": " + unread.cause());
  }

  private static <T> String section(String heading, List<T> items, Function<T, String> line) {
    return items.isEmpty()
        ? ""
        : items.stream()
            .map(item -> "  " + SafeText.of(line.apply(item)) + "\n")
            .collect(Collectors.joining("", heading + "\n", "\n"));
  }
}
