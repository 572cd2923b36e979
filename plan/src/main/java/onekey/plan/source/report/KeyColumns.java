package onekey.plan.source.report;

import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_1_ACTIVE;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_1_LAST_ROTATED;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_1_LAST_USED_DATE;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_1_LAST_USED_REGION;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_1_LAST_USED_SERVICE;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_2_ACTIVE;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_2_LAST_ROTATED;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_2_LAST_USED_DATE;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_2_LAST_USED_REGION;
import static onekey.plan.source.report.ReportColumn.ACCESS_KEY_2_LAST_USED_SERVICE;

import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;

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

  /** Returns what the key is called: a report names no ids. */
  String name() {
    return "access key " + number;
  }

  /**
   * Reads the key. A key that is not active but has a date is an inactive one; without a date there
   * is none.
   */
  Optional<AccessKey> key(ReportRow row) {
    var created = row.time(lastRotated);
    if (!row.flag(active)) {
      return created.map(date -> new AccessKey(name(), KeyStatus.INACTIVE, date));
    }
    return Optional.of(
        new AccessKey(
            name(),
            KeyStatus.ACTIVE,
            created.orElseThrow(
                () -> row.refusal(lastRotated, "a date, because the key is active"))));
  }

  /** Reads its last use. */
  LastUse lastUse(ReportRow row) {
    // Some services, such as S3, are recorded without a Region. IAM itself says N/A then.
    return row.time(lastUsedDate)
        .<LastUse>map(
            at ->
                new LastUse.Recorded(
                    at,
                    row.text(lastUsedService).orElse("N/A"),
                    row.text(lastUsedRegion).orElse("N/A")))
        .orElseGet(LastUse.NotRecorded::new);
  }
}
