package onekey.plan.format;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import onekey.plan.output.UserVerdict;
import onekey.plan.output.VerdictTable;

/** The plan as a table, with what to do about each finding below it. */
final class PlanText {

  /** More unread users than these are only counted; the other formats name all. */
  private static final int UNREAD_SHOWN = 20;

  /** The same of what is not known, which may be something in each of many accounts. */
  private static final int LIMITS_SHOWN = 20;

  private PlanText() {}

  static String of(Plan plan, Terminal terminal) {
    var text = new StringBuilder();
    text.append(CommonText.heading(plan)).append('\n');
    text.append(SafeText.of(CommonText.policy(plan))).append("\n\n");
    if (!CommonText.listed(plan).isEmpty()) {
      text.append(table(plan, terminal)).append('\n');
    }
    CommonText.leftOut(plan).ifPresent(sentence -> text.append(sentence).append("\n\n"));
    plan.findings().forEach(user -> text.append(FindingText.of(user)).append('\n'));
    text.append(InactiveKeyText.section(plan)).append(unread(plan)).append(limits(plan));
    plan.accounts().ifPresent(accounts -> text.append(AccountsText.of(accounts)));
    text.append(UserVerdict.totals(plan.users())).append('\n');
    return text.toString();
  }

  private static String table(Plan plan, Terminal terminal) {
    var table = VerdictTable.<PlannedUser>of(terminal);
    if (plan.accounts().isPresent()) {
      table.text("Account", user -> user.account().map(NamedAccount::text).orElse(""));
    }
    return table
        .texts("Access keys", PlanText::keys)
        .verdict()
        .text("Decision", PlannedUser::decisionWord)
        .annotation()
        .render(CommonText.listed(plan));
  }

  private static List<String> keys(PlannedUser user) {
    return user.keys().stream()
        .map(key -> "%s (%s)".formatted(key.name(), CommonText.key(key, user.isKept(key))))
        .toList();
  }

  private static String unread(Plan plan) {
    if (plan.unread().isEmpty()) {
      return "";
    }
    var shown =
        plan.unread().stream()
            .limit(UNREAD_SHOWN)
            .map(
                user ->
                    "  %s%s: %s\n"
                        .formatted(user.userName(), CommonText.in(user.account()), user.cause()))
            .map(PlanText::safeLine)
            .collect(Collectors.joining());
    var more = plan.unread().size() - UNREAD_SHOWN;
    return "%s\n%s%s\n"
        .formatted(
            CommonText.unread(plan),
            shown,
            more > 0 ? "  … and %d more; --format json names all.\n".formatted(more) : "");
  }

  private static String limits(Plan plan) {
    return plan.limits().isEmpty()
        ? ""
        : Stream.concat(
                plan.limits().stream().limit(LIMITS_SHOWN),
                Stream.of(plan.limits().size() - LIMITS_SHOWN)
                    .filter(more -> more > 0)
                    .map("… and %d more; --format json names all."::formatted))
            .map(limit -> safeLine("  - " + limit + "\n"))
            .collect(Collectors.joining("", "What this source cannot tell:\n", "\n"));
  }

  private static String safeLine(String line) {
    return SafeText.of(line.substring(0, line.length() - 1)) + "\n";
  }
}
