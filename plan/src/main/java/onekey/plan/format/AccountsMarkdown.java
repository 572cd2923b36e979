package onekey.plan.format;

import static onekey.plan.format.MarkdownNodes.code;
import static onekey.plan.format.MarkdownNodes.item;
import static onekey.plan.format.MarkdownNodes.paragraph;
import static onekey.plan.format.MarkdownNodes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PlannedAccounts;
import org.commonmark.node.Node;

/** The accounts of a plan of several: which were not read, and how many users each has. */
final class AccountsMarkdown {

  private AccountsMarkdown() {}

  static List<Node> of(PlannedAccounts accounts) {
    var blocks = new ArrayList<Node>();
    blocks.addAll(
        bullets(
            CommonText.unread(accounts),
            accounts.unread(),
            unread -> account(unread.account(), ": " + unread.cause())));
    blocks.addAll(
        bullets(
            CommonText.skipped(accounts),
            accounts.skipped(),
            skipped -> account(skipped.account(), ": " + skipped.state())));
    if (!accounts.read().isEmpty()) {
      blocks.add(
          MarkdownNodes.table(
              List.of("Account", "Users"),
              accounts.read().stream()
                  .map(
                      totals ->
                          List.of(
                              List.<Node>of(code(totals.account().text())),
                              List.<Node>of(text(CommonText.totals(totals)))))
                  .toList()));
    }
    return blocks;
  }

  private static <T> List<Node> bullets(String heading, List<T> items, Function<T, Node> item) {
    return items.isEmpty()
        ? List.of()
        : List.of(
            paragraph(text(heading)), MarkdownNodes.bullets(items.stream().map(item).toList()));
  }

  private static Node account(NamedAccount account, String what) {
    return item(List.of(paragraph(code(account.text()), text(what))));
  }
}
