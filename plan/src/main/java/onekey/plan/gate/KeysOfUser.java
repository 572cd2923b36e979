package onekey.plan.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.source.terraform.KeyAccount;
import onekey.plan.source.terraform.KeyChange;
import onekey.plan.source.terraform.KeyChange.Fate;
import onekey.plan.source.terraform.KeyOwner;
import onekey.plan.source.terraform.TerraformPlan;
import onekey.plan.source.terraform.UserChange;

/**
 * The access keys that a plan has of one user.
 *
 * @param owner who it is, as far as the plan tells
 * @param keys the keys, those that the apply destroys too
 * @param user the user, if the plan has it
 */
record KeysOfUser(KeyOwner owner, List<KeyChange> keys, Optional<UserChange> user) {

  KeysOfUser {
    keys = List.copyOf(keys);
  }

  /** Two keys of the same identity are of one user. */
  private record Identity(String kind, String name, KeyAccount account) {}

  /** Puts the keys of a plan together by their users, in the order of the plan. */
  static List<KeysOfUser> of(TerraformPlan plan) {
    var byIdentity = new LinkedHashMap<Identity, List<KeyChange>>();
    for (var key : plan.keys()) {
      byIdentity.computeIfAbsent(identity(key, plan), _ -> new ArrayList<>()).add(key);
    }
    return byIdentity.entrySet().stream()
        .map(entry -> new KeysOfUser(owner(entry.getValue()), entry.getValue(), user(entry, plan)))
        .toList();
  }

  private static Identity identity(KeyChange key, TerraformPlan plan) {
    return switch (key.owner()) {
      case KeyOwner.Named(var name, var _, var account) ->
          new Identity("name", lower(nameAfter(name, key, plan)), account);
      case KeyOwner.NewUser(var address, var account) -> new Identity("user", address, account);
      case KeyOwner.SameOfBlock(var block, var account) -> new Identity("block", block, account);
      case KeyOwner.NotKnown(var address, var account) -> new Identity("key", address, account);
    };
  }

  /**
   * A user that is renamed keeps its keys. Terraform goes on calling it by its former name where
   * the configuration refers to its {@code id}.
   */
  private static String nameAfter(String name, KeyChange key, TerraformPlan plan) {
    var isNameOfAnother =
        key.fate() == Fate.CREATED
            && plan.users().stream()
                .anyMatch(user -> isSame(user.nameAfter(), name) && isIn(user, key.owner()));
    return isNameOfAnother
        ? name
        : plan.users().stream()
            .filter(user -> user.fate() == UserChange.Fate.STAYS)
            .filter(user -> isSame(user.nameBefore(), name) && isIn(user, key.owner()))
            .flatMap(user -> user.nameAfter().stream())
            .findFirst()
            .orElse(name);
  }

  private static boolean isIn(UserChange user, KeyOwner owner) {
    return user.account().equals(owner.account());
  }

  private static boolean isSame(Optional<String> name, String other) {
    return name.filter(other::equalsIgnoreCase).isPresent();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A key that is created has the name that the user has afterwards. */
  private static KeyOwner owner(List<KeyChange> keys) {
    var owner =
        keys.stream()
            .filter(key -> key.fate() == Fate.CREATED)
            .findFirst()
            .orElse(keys.getFirst())
            .owner();
    var isSensitive =
        keys.stream()
            .anyMatch(key -> key.owner() instanceof KeyOwner.Named named && named.isSensitive());
    return owner instanceof KeyOwner.Named(var name, var _, var account)
        ? new KeyOwner.Named(name, isSensitive, account)
        : owner;
  }

  private static Optional<UserChange> user(
      Map.Entry<Identity, List<KeyChange>> entry, TerraformPlan plan) {
    var identity = entry.getKey();
    return plan.users().stream()
        .filter(user -> user.account().equals(identity.account()))
        .filter(
            user ->
                identity.kind().equals("user")
                    ? user.address().equals(identity.name())
                    : identity.kind().equals("name") && isOf(user, identity.name()))
        // A user may be deleted at one address and created at another.
        .min(Comparator.comparing(user -> user.fate() == UserChange.Fate.DELETED));
  }

  private static boolean isOf(UserChange user, String name) {
    return isSame(user.nameAfter(), name)
        || (user.nameAfter().isEmpty() && isSame(user.nameBefore(), name));
  }

  /**
   * Returns the keys that are there after the apply, as far as is known, each once: a key that is
   * forgotten at one address may be imported at another. IAM deletes no user that has keys left.
   */
  List<KeyChange> afterwards() {
    var removed = removedIds();
    var byId = new LinkedHashMap<String, KeyChange>();
    keys.stream()
        .filter(key -> key.fate().isThereAfterwards())
        .filter(key -> key.accessKeyId().isEmpty() || !isOfDeletedUser())
        .filter(key -> key.accessKeyId().filter(removed::contains).isEmpty())
        .forEach(
            key ->
                byId.merge(
                    key.accessKeyId().orElse(key.address()),
                    key,
                    (one, other) -> one.fate() == Fate.FORGOTTEN ? other : one));
    return List.copyOf(byId.values());
  }

  /** Returns the keys that the apply destroys after their replacements were created. */
  List<KeyChange> removedLast() {
    return keys.stream().filter(key -> key.fate() == Fate.REMOVED_LAST).toList();
  }

  /** Returns the ids of the keys that the apply destroys. */
  Set<String> removedIds() {
    return keys.stream()
        .filter(key -> !key.fate().isThereAfterwards())
        .flatMap(key -> key.accessKeyId().stream())
        .collect(Collectors.toSet());
  }

  /** Returns whether the apply changes any key of the user, or which of them Terraform manages. */
  boolean isChanged() {
    return keys.stream()
        .anyMatch(key -> key.fate() != Fate.UNCHANGED && key.fate() != Fate.LEFT_OUT);
  }

  /** Returns whether the apply creates the user. */
  boolean isOfNewUser() {
    return user.filter(known -> known.fate() == UserChange.Fate.CREATED).isPresent();
  }

  /** Returns whether the apply deletes the user, and all that is left of it. */
  boolean isOfDeletedUser() {
    return user.filter(known -> known.fate() == UserChange.Fate.DELETED).isPresent();
  }

  /** Returns the names that the real account may have the user by: the one before the apply too. */
  List<String> liveNames() {
    return switch (owner) {
      case KeyOwner.Named named ->
          Stream.concat(
                  user.stream()
                      .filter(known -> known.fate() == UserChange.Fate.STAYS)
                      .flatMap(known -> known.nameBefore().stream()),
                  Stream.of(named.name()))
              .distinct()
              .toList();
      case KeyOwner.NewUser _, KeyOwner.SameOfBlock _, KeyOwner.NotKnown _ -> List.of();
    };
  }

  /** Returns whether the user of other keys may be the same, in an account that may be the same. */
  boolean mayBeOneWith(KeysOfUser other) {
    return owner instanceof KeyOwner.Named(var name, var _, var account)
        && other.owner instanceof KeyOwner.Named(var otherName, var _, var otherAccount)
        && name.equalsIgnoreCase(otherName)
        && account.compare(otherAccount) == KeyAccount.Sameness.NOT_KNOWN;
  }
}
