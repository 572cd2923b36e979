package onekey.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import onekey.sandbox.Sandbox;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/**
 * People who object to a removal. Each act is about one of several keys, the one that was used
 * last, because it is most likely to be missed, and is told in a sentence.
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
