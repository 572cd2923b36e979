package onekey.plan.gate;

import java.time.Instant;
import java.util.Optional;
import onekey.plan.source.terraform.KeyChange;
import onekey.plan.source.terraform.KeyChange.Status;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.LastUse;

/**
 * An access key that is there after the apply.
 *
 * @param address where the plan has it; empty for a key that the plan does not manage
 * @param accessKeyId its id; empty for a key that the apply creates
 * @param fate what becomes of it in the apply; empty for a key that the plan does not manage
 * @param status its status after the apply
 * @param created when it was created, as far as that is known
 */
public record GatedKey(
    Optional<String> address,
    Optional<String> accessKeyId,
    Optional<KeyChange.Fate> fate,
    Status status,
    Optional<Instant> created) {

  static GatedKey of(KeyChange key) {
    return new GatedKey(
        Optional.of(key.address()),
        key.accessKeyId(),
        Optional.of(key.fate()),
        key.fate() == KeyChange.Fate.NOT_KNOWN ? Status.NOT_KNOWN : key.status(),
        key.created());
  }

  /** Makes a key that only the real account has. */
  static GatedKey notManaged(AccessKey live) {
    return new GatedKey(
        Optional.empty(),
        Optional.of(live.id()),
        Optional.empty(),
        status(live),
        Optional.of(live.created()));
  }

  /** Returns the key of a plan as the real account has it now. */
  static GatedKey of(KeyChange key, AccessKey live) {
    var isChanged =
        key.fate() == KeyChange.Fate.UPDATED
            || key.fate() == KeyChange.Fate.IMPORTED
            || key.fate() == KeyChange.Fate.NOT_KNOWN;
    return new GatedKey(
        Optional.of(key.address()),
        key.accessKeyId(),
        Optional.of(key.fate()),
        isChanged ? of(key).status() : status(live),
        Optional.of(live.created()));
  }

  private static Status status(AccessKey live) {
    return live.isActive() ? Status.ACTIVE : Status.INACTIVE;
  }

  boolean isActive() {
    return status == Status.ACTIVE;
  }

  boolean mayBeActive() {
    return status != Status.INACTIVE;
  }

  /** Returns the key as the rule would count it right after the apply. */
  CountedKey counted(Instant now) {
    var isNew = fate.filter(KeyChange.Fate.CREATED::equals).isPresent();
    return new CountedKey(
        accessKeyId.or(() -> address).orElse(""),
        // A key of which nothing is known must not pass for a rotation.
        created.orElse(isNew ? now : Instant.EPOCH),
        new LastUse.NotRecorded());
  }

  /** Returns what it is, in some words. */
  public String words() {
    var state =
        switch (status) {
          case ACTIVE -> "active";
          case INACTIVE -> "inactive";
          case NOT_KNOWN -> "status not known";
        };
    return "%s: %s, %s"
        .formatted(
            address
                .map(at -> at + accessKeyId.map(" (%s)"::formatted).orElse(""))
                .or(() -> accessKeyId)
                .orElse(""),
            state,
            fate.map(KeyChange.Fate::words).orElse("not in the plan"));
  }
}
