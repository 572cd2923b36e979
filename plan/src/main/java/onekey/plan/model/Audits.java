package onekey.plan.model;

import java.util.List;
import java.util.Map;
import onekey.plan.language.Text;

/**
 * What CloudTrail said about the keys of one account.
 *
 * @param requested whether CloudTrail was to be asked at all
 * @param byKeyId the keys that were asked about, by access key id
 * @param limits what cannot be known from it, one sentence each
 */
public record Audits(boolean requested, Map<String, KeyAudit> byKeyId, List<Text> limits) {

  public Audits {
    byKeyId = Map.copyOf(byKeyId);
    limits = List.copyOf(limits);
  }

  /** Returns that CloudTrail was asked nothing. */
  public static Audits none() {
    return new Audits(false, Map.of(), List.of());
  }

  /** Returns what was said about this key. */
  public KeyAudit of(String accessKeyId) {
    return byKeyId.getOrDefault(accessKeyId, new KeyAudit.NotAsked());
  }
}
