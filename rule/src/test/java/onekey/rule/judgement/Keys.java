package onekey.rule.judgement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Users and keys for tests, in one line each. */
final class Keys {

  /** When the tests take place. */
  static final Instant NOW = day("2026-12-01");

  private Keys() {}

  /** All that IAM has about a key. How much of it is read depends on the policy. */
  record TestKey(String id, KeyStatus status, Instant created, LastUse lastUse) {

    TestKey withStatus(KeyStatus other) {
      return new TestKey(id, other, created, lastUse);
    }
  }

  /** All that IAM has about a user. */
  record TestUser(String id, String name, List<TestKey> keys, Map<String, String> tags) {

    List<TestKey> activeKeys() {
      return keys.stream().filter(key -> key.status() == KeyStatus.ACTIVE).toList();
    }

    TestKey key(String keyId) {
      return keys.stream().filter(key -> key.id().equals(keyId)).findAny().orElseThrow();
    }

    /** What is read about the user under this policy. */
    Evidence under(KeyPolicy policy) {
      return counting("none", policy);
    }

    /** The same with this key counted, active or not. */
    Evidence counting(String keyId, KeyPolicy policy) {
      var user =
          new IamUser(
              id,
              name,
              keys.stream()
                  .map(key -> new AccessKey(key.id(), key.status(), key.created()))
                  .toList());
      var counted =
          keys.stream()
              .filter(key -> key.status() == KeyStatus.ACTIVE || key.id().equals(keyId))
              .map(key -> new CountedKey(key.id(), key.created(), key.lastUse()))
              .toList();
      return policy.allows(counted.size())
          ? new Evidence.WithinLimit(user, counted.size())
          : new Evidence.OverLimit(user, counted, tags);
    }
  }

  static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  static TestUser user(String name, TestKey... keys) {
    return new TestUser("AIDA" + name.toUpperCase(Locale.ROOT), name, List.of(keys), Map.of());
  }

  static TestUser tagged(TestUser user, String tag, String value) {
    return new TestUser(user.id(), user.name(), user.keys(), Map.of(tag, value));
  }

  /** An active key without a recorded use. */
  static TestKey unused(String id, String created) {
    return new TestKey(id, KeyStatus.ACTIVE, day(created), new LastUse.NotRecorded());
  }

  /** An active key that was used. */
  static TestKey used(String id, String created, String lastUsed, String service) {
    return new TestKey(
        id,
        KeyStatus.ACTIVE,
        day(created),
        new LastUse.Recorded(day(lastUsed), service, "us-east-1"));
  }

  static KeyPolicy policy(Map<String, String> ruleParameters) {
    return KeyPolicy.parse(ruleParameters);
  }

  static Verdict verdict(TestUser user, KeyPolicy policy, Instant now) {
    return Verdict.of(user.under(policy), policy, now);
  }

  static Decision decision(TestUser user, KeyPolicy policy, Instant now) {
    return Decision.of(user.under(policy), policy, now);
  }

  static Confirmation confirmation(TestUser user, String keyId, KeyPolicy policy, Instant now) {
    return Confirmation.ofDeactivation(user.counting(keyId, policy), keyId, policy, now);
  }

  /** What is scheduled where only this deletion is. */
  static PendingSteps deletion(TestUser user, String keyId, Optional<Instant> at) {
    return new PendingSteps(
        Map.of(),
        Map.of(new PendingSteps.KeyOfUser(user.id(), keyId), new PendingDeletion(at, true)));
  }

  /** What is scheduled where only this removal is. */
  static PendingSteps announcement(TestUser user, String keyId, Announcement announcement) {
    return new PendingSteps(
        Map.of(new PendingSteps.KeyOfUser(user.id(), keyId), announcement), Map.of());
  }
}
