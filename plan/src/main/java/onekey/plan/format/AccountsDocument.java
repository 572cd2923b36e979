package onekey.plan.format;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import onekey.plan.model.PlannedAccounts;

/** The accounts of a plan of several as JSON has them: other programs rely on these names. */
final class AccountsDocument {

  private AccountsDocument() {}

  record Totals(
      String accountId,
      @JsonInclude(NON_ABSENT) Optional<String> accountName,
      long users,
      long compliant,
      long nonCompliant,
      long inactiveKeys,
      long unread) {

    static Totals of(PlannedAccounts.Totals totals) {
      return new Totals(
          totals.account().id(),
          totals.account().name(),
          totals.users(),
          totals.compliant(),
          totals.nonCompliant(),
          totals.inactiveKeys(),
          totals.unread());
    }
  }

  record Unread(
      String accountId, @JsonInclude(NON_ABSENT) Optional<String> accountName, String cause) {

    static Unread of(PlannedAccounts.UnreadAccount unread) {
      return new Unread(unread.account().id(), unread.account().name(), unread.cause());
    }
  }

  record Skipped(
      String accountId, @JsonInclude(NON_ABSENT) Optional<String> accountName, String state) {

    static Skipped of(PlannedAccounts.SkippedAccount skipped) {
      return new Skipped(skipped.account().id(), skipped.account().name(), skipped.state());
    }
  }
}
