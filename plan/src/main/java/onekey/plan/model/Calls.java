package onekey.plan.model;

import onekey.plan.language.Text;
import onekey.rule.judgement.LastUse;

/** What a use of a key called, as a part of a sentence. */
public final class Calls {

  /** What {@link LastUse.Recorded} has where IAM has nothing on record. */
  private static final String NOT_ON_RECORD = "N/A";

  private Calls() {}

  /**
   * Returns of service and Region what IAM has on record.
   *
   * @param service the key of the text with the service
   * @param region the key of the text with the Region
   */
  public static Text of(LastUse.Recorded use, String service, String region) {
    return Text.together(named(service, use.service()), named(region, use.region()));
  }

  private static Text named(String key, String name) {
    return name.equals(NOT_ON_RECORD) ? Text.nothing() : Text.of(key, name);
  }
}
