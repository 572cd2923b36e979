package onekey.rule.judgement;

import java.time.Instant;

/**
 * What IAM recorded about the last use of an access key: a record, not a proof.
 *
 * <p>IAM records use since 2015-04-22; of several uses within 15 minutes it records only the first.
 * A key without a record may have been used before that day.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html">AccessKeyLastUsed</a>
 */
public sealed interface LastUse {

  /** IAM has no use on record. */
  record NotRecorded() implements LastUse {}

  /**
   * IAM has a use on record.
   *
   * @param at the time of the last use
   * @param service the service that was called, by the name that IAM gives it, such as {@code s3};
   *     {@code N/A} if IAM has none on record
   * @param region the Region that was called, such as {@code us-east-1}; {@code N/A} if IAM has
   *     none on record
   */
  record Recorded(Instant at, String service, String region) implements LastUse {

    /**
     * Returns what was called, in words: of service and Region what IAM has on record.
     *
     * @param beforeService the words before the service, such as {@code " in "}
     * @param beforeRegion the words before the Region
     */
    public String called(String beforeService, String beforeRegion) {
      return named(beforeService, service) + named(beforeRegion, region);
    }

    /** Returns the service in the same way. */
    public String called(String beforeService) {
      return named(beforeService, service);
    }

    private static String named(String before, String name) {
      return name.equals("N/A") ? "" : before + name;
    }
  }
}
