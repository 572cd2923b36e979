package onekey.plan.model;

import java.util.ArrayList;
import java.util.List;
import onekey.plan.language.Text;

/**
 * What a plan shows of what there is.
 *
 * @param users the users that were asked for
 * @param otherUsers how many users there are beside, which were listed and not looked at; 0 if all
 *     were asked for
 * @param findingsOnly whether COMPLIANT users are left out, and inactive keys that need nothing
 * @param withoutFixes whether the ways to fix it are left out
 */
public record Selection(
    UserChoice users, long otherUsers, boolean findingsOnly, boolean withoutFixes) {

  /** Everything is shown. */
  public static Selection everything() {
    return of(UserLookup.everybody());
  }

  /** All that was read is shown. */
  static Selection of(UserLookup lookup) {
    return new Selection(lookup.choice(), lookup.others(), false, false);
  }

  /** Returns the same of several accounts. */
  Selection plus(Selection other) {
    return new Selection(
        users.isEverybody() ? other.users : users,
        otherUsers + other.otherUsers,
        findingsOnly || other.findingsOnly,
        withoutFixes || other.withoutFixes);
  }

  /** Returns the same of these users, beside whom there are more. */
  Selection only(UserChoice choice, long more) {
    return new Selection(choice, otherUsers + more, findingsOnly, withoutFixes);
  }

  /** Returns the same without what is no finding. */
  Selection onlyFindings() {
    return new Selection(users, otherUsers, true, withoutFixes);
  }

  /** Returns the same without fixes. */
  Selection noFixes() {
    return new Selection(users, otherUsers, findingsOnly, true);
  }

  /** Returns what a reader would miss, in whole sentences; none if users and keys are complete. */
  public List<Text> texts() {
    var sentences = new ArrayList<Text>();
    if (!users.isEverybody()) {
      sentences.add(Text.counted("shownOnly", otherUsers, Text.list(users.names())));
    }
    if (findingsOnly) {
      sentences.add(Text.of("shownFindings"));
    }
    return sentences;
  }

  /** Returns the same in English. */
  public List<String> sentences() {
    return texts().stream().map(Text::english).toList();
  }
}
