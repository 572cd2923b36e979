package onekey.rule.judgement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Users and keys for tests, in one line each. */
final class Keys {

  /** When the tests take place. */
  static final Instant NOW = day("2026-12-01");

  private Keys() {}

  static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  static IamUser user(String name, AccessKey... keys) {
    return new IamUser("AIDA" + name.toUpperCase(Locale.ROOT), name, List.of(keys), Map.of());
  }

  static IamUser tagged(IamUser user, String tag, String value) {
    return new IamUser(user.id(), user.name(), user.keys(), Map.of(tag, value));
  }

  /** An active key without a recorded use. */
  static AccessKey unused(String id, String created) {
    return new AccessKey(id, KeyStatus.ACTIVE, day(created), new LastUse.NotRecorded());
  }

  /** An active key that was used. */
  static AccessKey used(String id, String created, String lastUsed, String service) {
    return new AccessKey(
        id,
        KeyStatus.ACTIVE,
        day(created),
        new LastUse.Recorded(day(lastUsed), service, "us-east-1"));
  }

  /** A key as it is listed, before anybody asked for its last use. */
  static AccessKey listed(String id, KeyStatus status) {
    return new AccessKey(id, status, day("2024-01-01"), new LastUse.NotRead());
  }

  static KeyPolicy policy(Map<String, String> ruleParameters) {
    return KeyPolicy.parse(ruleParameters);
  }
}
