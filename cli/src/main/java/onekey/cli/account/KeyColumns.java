package onekey.cli.account;

import static onekey.cli.account.ReportColumn.ACCESS_KEY_1_ACTIVE;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_1_LAST_ROTATED;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_1_LAST_USED_DATE;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_1_LAST_USED_REGION;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_1_LAST_USED_SERVICE;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_2_ACTIVE;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_2_LAST_ROTATED;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_2_LAST_USED_DATE;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_2_LAST_USED_REGION;
import static onekey.cli.account.ReportColumn.ACCESS_KEY_2_LAST_USED_SERVICE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.sandbox.iam.KeyUse;

/** The columns of one of the two access keys of a user. */
record KeyColumns(
    int number,
    ReportColumn active,
    ReportColumn lastRotated,
    ReportColumn lastUsedDate,
    ReportColumn lastUsedRegion,
    ReportColumn lastUsedService) {

  static final List<KeyColumns> BOTH =
      List.of(
          new KeyColumns(
              1,
              ACCESS_KEY_1_ACTIVE,
              ACCESS_KEY_1_LAST_ROTATED,
              ACCESS_KEY_1_LAST_USED_DATE,
              ACCESS_KEY_1_LAST_USED_REGION,
              ACCESS_KEY_1_LAST_USED_SERVICE),
          new KeyColumns(
              2,
              ACCESS_KEY_2_ACTIVE,
              ACCESS_KEY_2_LAST_ROTATED,
              ACCESS_KEY_2_LAST_USED_DATE,
              ACCESS_KEY_2_LAST_USED_REGION,
              ACCESS_KEY_2_LAST_USED_SERVICE));

  /**
   * Reads the key. A key that is not active but has a date is an inactive one; without a date there
   * is none.
   */
  Optional<AccountKey> read(ReportRow row) {
    var created = row.time(lastRotated);
    if (!row.flag(active)) {
      return created.map(date -> new AccountKey(number, AccountKey.INACTIVE, date, lastUse(row)));
    }
    return Optional.of(
        new AccountKey(
            number,
            AccountKey.ACTIVE,
            created.orElseThrow(
                () -> row.refusal(lastRotated, "a date, because the key is active")),
            lastUse(row)));
  }

  private Optional<KeyUse> lastUse(ReportRow row) {
    return row.time(lastUsedDate).map(at -> keyUse(row, at));
  }

  private KeyUse keyUse(ReportRow row, Instant at) {
    // S3 and others are used without a Region that the report knows. IAM itself says N/A then.
    return new KeyUse(
        at, row.text(lastUsedService).orElse("N/A"), row.text(lastUsedRegion).orElse("N/A"));
  }
}
