package onekey.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import onekey.sandbox.Sandbox;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/**
 * People who object to a removal, or create a key. Each objection is about one of several keys, the
 * one that was used last, because it is most likely to be missed. Each act is told in a sentence.
 */
record People(Sandbox sandbox) {

  /** The owner of an announced key uses it. The other key too, or that would be the extra one. */
  String useOne(List<String> keyIds) {
    var missed = usedLast(keyIds);
    var owner = owner(missed);
    owner.accessKeys().stream()
        .filter(SandboxAccessKey::isActive)
        .map(SandboxAccessKey::id)
        .forEach(keyId -> use(keyId, keyId.equals(missed) ? Duration.ofHours(1) : Duration.ZERO));
    return "%s uses its keys, also access key %s, whose removal is announced."
        .formatted(owner.name(), missed);
  }

  /** Somebody makes a deactivated key active again. */
  String makeOneActive(List<String> keyIds) {
    var missed = usedLast(keyIds);
    sandbox.iam().setStatus(missed, "Active");
    return "A person makes access key %s of %s active again."
        .formatted(missed, owner(missed).name());
  }

  /** Waits until it is twelve o'clock UTC. */
  void nextNoon() {
    var noon = sandbox.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
    sandbox
        .clock()
        .set(noon.isAfter(sandbox.clock().instant()) ? noon : noon.plus(Duration.ofDays(1)));
  }

  /**
   * Somebody creates a second key for the first user that has one, and CloudTrail sees it.
   *
   * @return empty if there is no such user
   */
  Optional<String> createSecondKey() {
    var one =
        sandbox.iam().users().stream()
            .filter(user -> user.accessKeys().size() == 1 && user.activeKeys() == 1)
            .map(SandboxUser::name)
            .findFirst();
    one.ifPresent(sandbox.person()::createAccessKey);
    return one.map(
        "At 12:00 UTC somebody in the role Administrator creates a second access key for %s."
            ::formatted);
  }

  private void use(String keyId, Duration ago) {
    var at = sandbox.clock().instant().minus(ago);
    sandbox.iam().recordUse(keyId, new KeyUse(at, "sts", sandbox.settings().region().id()));
  }

  private String usedLast(List<String> keyIds) {
    return keyIds.stream()
        .max(Comparator.comparing(this::lastUse).thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private Instant lastUse(String keyId) {
    return owner(keyId)
        .accessKey(keyId)
        .flatMap(SandboxAccessKey::lastUse)
        .map(KeyUse::at)
        .orElse(Instant.MIN);
  }

  private SandboxUser owner(String keyId) {
    return sandbox.iam().ownerOf(keyId).orElseThrow();
  }
}
