package onekey.cli.account;

import java.util.Locale;

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
  ACCESS_KEY_2_LAST_USED_SERVICE;

  /** The name as it stands in the header line. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }
}
