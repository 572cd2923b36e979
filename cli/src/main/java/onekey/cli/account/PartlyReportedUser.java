package onekey.cli.account;

/**
 * A user who has more credentials than the report shows. Whether the user is within the limit, and
 * which of the access keys is extra, cannot be known from the report.
 *
 * @param name the user name
 * @param activeKeys how many active access keys the report shows
 * @param info what the report says about the others
 */
public record PartlyReportedUser(String name, long activeKeys, String info) {

  private static final int LONGEST_INFO = 200;

  /** Returns why the user cannot be judged, as one sentence. */
  public String cause() {
    return "the credential report does not show all credentials of this user: its column"
        + " %s says \"%s\"."
            .formatted(
                ReportColumn.ADDITIONAL_CREDENTIALS_INFO.header(),
                info.length() > LONGEST_INFO ? info.substring(0, LONGEST_INFO) + "…" : info);
  }
}
