package onekey.plan.model;

import java.util.Comparator;
import java.util.List;

/**
 * The accounts of a plan of several.
 *
 * @param read those that were read, most findings first
 * @param unread those that could not be read, ordered by id: of their users nothing is known
 * @param skipped those that are not in use, ordered by id
 */
public record PlannedAccounts(
    List<Totals> read, List<UnreadAccount> unread, List<SkippedAccount> skipped) {

  /**
   * How many users an account has.
   *
   * @param account the account
   * @param users the users that could be read
   * @param compliant how many of them are COMPLIANT
   * @param nonCompliant how many of them are NON_COMPLIANT
   * @param inactiveKeys their inactive keys
   * @param unread the users that could not be read
   */
  public record Totals(
      NamedAccount account,
      long users,
      long compliant,
      long nonCompliant,
      long inactiveKeys,
      long unread) {}

  /**
   * An account that could not be read.
   *
   * @param account the account
   * @param cause why not, and what to do, in whole sentences
   */
  public record UnreadAccount(NamedAccount account, String cause) {}

  /**
   * An account in which nobody can work.
   *
   * @param account the account
   * @param state its state in the words of AWS Organizations, such as {@code SUSPENDED}
   */
  public record SkippedAccount(NamedAccount account, String state) {}

  public PlannedAccounts {
    read =
        read.stream()
            .sorted(
                Comparator.comparingLong(Totals::nonCompliant)
                    .reversed()
                    .thenComparing(Totals::account, NamedAccount.ORDER))
            .toList();
    unread =
        unread.stream()
            .sorted(Comparator.comparing(UnreadAccount::account, NamedAccount.ORDER))
            .toList();
    skipped =
        skipped.stream()
            .sorted(Comparator.comparing(SkippedAccount::account, NamedAccount.ORDER))
            .toList();
  }

  /** Returns how many accounts there are. */
  public int size() {
    return read.size() + unread.size() + skipped.size();
  }
}
