package onekey.plan.source.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of an IAM credential report that tell about access keys.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate
 *     credential reports for your AWS account</a>
 */
enum ReportColumn {
  USER,
  ARN,
  USER_CREATION_TIME,
  ACCESS_KEY_1_ACTIVE,
  ACCESS_KEY_1_LAST_ROTATED,
  ACCESS_KEY_1_LAST_USED_DATE,
  ACCESS_KEY_1_LAST_USED_REGION,
  ACCESS_KEY_1_LAST_USED_SERVICE,
  ACCESS_KEY_2_ACTIVE,
  ACCESS_KEY_2_LAST_ROTATED,
  ACCESS_KEY_2_LAST_USED_DATE,
  ACCESS_KEY_2_LAST_USED_REGION,
  ACCESS_KEY_2_LAST_USED_SERVICE,
  /** May be missing: no verdict needs it. */
  PASSWORD_LAST_USED,
  /** May be missing: newer than the others. */
  ADDITIONAL_CREDENTIALS_INFO;

  private static final Set<ReportColumn> MAY_BE_MISSING =
      EnumSet.of(PASSWORD_LAST_USED, ADDITIONAL_CREDENTIALS_INFO);

  /** Returns the columns that are needed to judge a user. */
  static List<ReportColumn> required() {
    return Arrays.stream(values()).filter(column -> !MAY_BE_MISSING.contains(column)).toList();
  }

  /** The name in the header line. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }
}
