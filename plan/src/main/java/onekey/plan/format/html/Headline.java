package onekey.plan.format.html;

import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.language.Texts;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;

/** The outcome of a plan in one sentence, which also says what is not known. */
final class Headline {

  private Headline() {}

  static String of(Plan plan, Texts texts) {
    return texts.say(
        Text.sentences(
            ofUsers(plan, texts),
            plan.accounts()
                .map(PlannedAccounts::unread)
                .filter(unread -> !unread.isEmpty())
                .map(unread -> unread(texts.count("account", unread.size()), texts))
                .orElse("")));
  }

  private static String ofUsers(Plan plan, Texts texts) {
    if (plan.unread().isEmpty()) {
      return plan.counts().users() == 0 ? noUsers(plan, texts) : outcome("outcome", plan, texts);
    }
    var unread = unread(texts.count("user", plan.unread().size()), texts);
    return plan.counts().users() == 0 ? unread : outcome("outcomeBut", plan, texts, unread);
  }

  private static String unread(String what, Texts texts) {
    return texts.of("outcomeUnread", what);
  }

  private static String noUsers(Plan plan, Texts texts) {
    return plan.accounts()
        .map(accounts -> noUsersOf(accounts.read().size(), texts))
        .orElseGet(() -> texts.get("outcomeNoUsers"));
  }

  private static String noUsersOf(long accounts, Texts texts) {
    return texts.ofNumber("outcomeNoUsersOf", accounts, texts.count("account", accounts));
  }

  private static String outcome(String key, Plan plan, Texts texts, Object... more) {
    var findings = plan.counts().nonCompliant();
    return texts.ofNumber(
        key,
        findings,
        Stream.concat(
                Stream.of(Texts.number(findings), texts.count("user", plan.counts().users())),
                Stream.of(more))
            .toArray());
  }
}
