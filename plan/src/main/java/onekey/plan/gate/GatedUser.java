package onekey.plan.gate;

import java.util.List;
import java.util.Optional;
import onekey.plan.source.terraform.KeyOwner;

/**
 * A user whose access keys a plan has.
 *
 * @param owner who it is, as far as the plan tells
 * @param accountId the 12 digits of its account, where they are known
 * @param outcome how it compares with the policy after the apply
 * @param keys the keys that it has then, as far as they are known
 * @param notes what else there is to say of it, in whole sentences
 */
public record GatedUser(
    KeyOwner owner,
    Optional<String> accountId,
    Outcome outcome,
    List<GatedKey> keys,
    List<String> notes) {

  public GatedUser {
    keys = List.copyOf(keys);
    notes = List.copyOf(notes);
  }

  /** Returns how many keys are active for certain. */
  public long activeKeys() {
    return keys.stream().filter(GatedKey::isActive).count();
  }

  /** Returns who it is, in some words. */
  public String who() {
    return switch (owner) {
      case KeyOwner.Named named ->
          named.isSensitive() ? "a user with a sensitive name" : named.name();
      case KeyOwner.NewUser(var address, var _) -> "the new user %s".formatted(address);
      case KeyOwner.SameOfBlock(var block, var _) -> "the user of %s".formatted(block);
      case KeyOwner.NotKnown(var address, var _) -> "the user of %s".formatted(address);
    };
  }

  /** Returns the address of what stands for the user; empty if the name is known. */
  public Optional<String> address() {
    return switch (owner) {
      case KeyOwner.Named _ -> Optional.empty();
      case KeyOwner.NewUser(var address, var _) -> Optional.of(address);
      case KeyOwner.SameOfBlock(var block, var _) -> Optional.of(block);
      case KeyOwner.NotKnown(var address, var _) -> Optional.of(address);
    };
  }

  boolean isOver() {
    return outcome instanceof Outcome.OverLimit;
  }

  boolean isNotKnown() {
    return outcome instanceof Outcome.NotKnown;
  }
}
