package onekey.plan.model;

import java.util.ArrayList;
import java.util.List;

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
  public List<String> sentences() {
    var sentences = new ArrayList<String>();
    if (!users.isEverybody()) {
      sentences.add(
          "Only %s; %s not looked at."
              .formatted(
                  String.join(", ", users.names()),
                  otherUsers == 1 ? "1 other user was" : otherUsers + " other users were"));
    }
    if (findingsOnly) {
      sentences.add(
          "Findings only: COMPLIANT users are counted, but neither they nor their keys are shown, and neither are inactive keys that OneKey will delete.");
    }
    return sentences;
  }
}
