package onekey.plan.model;

/** What CloudTrail in one Region said about an access key. */
public sealed interface RegionAudit {

  /** Returns the Region that was asked. */
  String region();

  /**
   * It answered.
   *
   * @param events the newest events
   * @param whole whether these are all events of the time that was asked for
   */
  record Read(String region, KeyEvents events, boolean whole) implements RegionAudit {}

  /**
   * It did not answer, or not with what an answer holds. Nothing is known of this Region.
   *
   * @param cause why not, and what to do, in whole sentences
   */
  record Unread(String region, String cause) implements RegionAudit {}
}
