package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.plan.model.Plan;
import onekey.plan.model.Urgency;

/**
 * A plan as the report shows it.
 *
 * @param title the headline, and what it is about
 * @param headline the outcome in one sentence, which also says what is not known
 * @param region the Region of the rule and of pending steps; empty for a plan of a file
 * @param time the moment of judging
 * @param instant the same for machines
 * @param version the build of OneKey
 * @param selection what is left out, in whole sentences
 * @param userCount how many users there are, and in which order
 * @param inactiveKeyCount how many keys are inactive, with the noun
 * @param unreadHeading how many users could not be read
 */
record ReportView(
    String title,
    String headline,
    Optional<String> accountId,
    Optional<String> region,
    String time,
    String instant,
    String version,
    List<Said> selection,
    List<Tile> tiles,
    List<Chart> charts,
    List<UserView> users,
    String userCount,
    ExemptionsView exemptions,
    List<InactiveKeyView> inactiveKeys,
    String inactiveKeyCount,
    Optional<AccountsView> accounts,
    List<UnreadView> unread,
    String unreadHeading,
    List<Said> limits,
    PolicyView policy,
    Pages pages) {

  /**
   * A user that could not be read.
   *
   * @param userName the user name, and of several accounts which one it is in
   */
  record UnreadView(String userName, String cause) {

    static UnreadView of(Plan.Unread user, Texts texts) {
      return new UnreadView(
          user.account()
              .map(place -> texts.of("unreadIn", user.userName(), place.text()))
              .orElse(user.userName()),
          user.cause());
    }
  }

  boolean hasUsers() {
    return !users.isEmpty();
  }

  boolean hasInactiveKeys() {
    return !inactiveKeys.isEmpty();
  }

  boolean hasUnread() {
    return !unread.isEmpty();
  }

  boolean hasLimits() {
    return !limits.isEmpty();
  }

  static ReportView of(Plan plan, Texts texts) {
    var headline = Headline.of(plan, texts);
    return new ReportView(
        plan.accountId()
            .map(id -> texts.of("titleOfAccount", id, headline))
            .orElseGet(() -> texts.of("title", headline)),
        headline,
        plan.accountId(),
        plan.origin().region(),
        texts.second(plan.time()),
        plan.time().toString(),
        plan.origin().tool().words(),
        Said.of(plan.selection().texts(), texts),
        Tile.of(plan, texts),
        Charts.of(plan, texts),
        plan.users().stream().sorted(Urgency.FIRST).map(user -> UserView.of(user, texts)).toList(),
        texts.of("usersCount", texts.count("user", plan.users().size())),
        ExemptionsView.of(plan, texts),
        plan.inactiveKeys().stream().map(key -> InactiveKeyView.of(key, texts)).toList(),
        texts.count("inactiveKey", plan.inactiveKeys().size()),
        plan.accounts().map(accounts -> AccountsView.of(accounts, texts)),
        plan.unread().stream().map(user -> UnreadView.of(user, texts)).toList(),
        texts.of("unreadHeading", texts.count("user", plan.unread().size())),
        Said.of(plan.limits(), texts),
        PolicyView.of(plan, texts),
        Pages.of(texts));
  }
}
