package onekey.infra;

import java.util.HashMap;
import java.util.Map;

/** The settings of an organization. */
final class TestOrganization {

  static final String ID = "o-exampleorgid";
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-west-1";
  static final String UNIT = "ou-abcd-11111111";
  static final String BUCKET = "onekey-123456789012-eu-west-1-an";

  /** The least that an organization needs, and more. */
  static Map<String, Object> settings(Map<String, ?> more) {
    var settings = new HashMap<String, Object>();
    settings.put("onekey:organizationTargets", UNIT);
    settings.put("onekey:organizationId", ID);
    settings.put("onekey:organizationAccount", ACCOUNT);
    settings.put("onekey:organizationRegion", REGION);
    settings.putAll(more);
    return settings;
  }

  /** Everything that an organization can have, beside {@link TestStack#everything}. */
  static Map<String, Object> everything() {
    var settings = new HashMap<>(TestStack.everything());
    settings.remove("onekey:noticeEmail");
    settings.put("onekey:organizationRegion", "us-east-1");
    settings.put("onekey:organizationAdministrator", "delegated");
    settings.put("onekey:organizationExcludedAccounts", "111111111111,222222222222");
    settings.put("onekey:organizationAggregator", true);
    settings.put("onekey:organizationNoticeEmail", "security@example.com");
    settings.put("onekey:organizationReaderRole", "OneKeyReader");
    return settings(settings);
  }

  private TestOrganization() {}
}
