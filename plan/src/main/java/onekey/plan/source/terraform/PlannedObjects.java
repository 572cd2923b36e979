package onekey.plan.source.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.source.terraform.KeyChange.Fate;
import onekey.plan.source.terraform.KeyChange.Status;

/** The access keys and users of a plan: of its changes, and of the state what they leave out. */
final class PlannedObjects {

  private static final String USER_FIELD = "user";
  private static final String STATUS_FIELD = "status";

  private final List<PlannedChange> changes;
  private final PriorState before;
  private final ConfiguredModule root;
  private final ProviderAccounts accounts;
  private final Map<String, UserChange> users;

  PlannedObjects(
      List<PlannedChange> changes,
      PriorState before,
      ConfiguredModule root,
      Map<String, ProviderSettings> providers) {
    this.changes = changes;
    this.before = before;
    this.root = root;
    this.accounts = new ProviderAccounts(providers);
    noteAccounts();
    this.users =
        allUsers().collect(Collectors.toMap(UserChange::address, user -> user, (one, _) -> one));
  }

  private void noteAccounts() {
    Stream.concat(
            before.of(PlannedChange.USER).stream(), before.of("data." + PriorState.CALLER).stream())
        .forEach(
            resource ->
                resource
                    .values()
                    .accountId()
                    .ifPresent(
                        id ->
                            accounts.note(provider(resource.address()), resource.provider(), id)));
  }

  private Optional<String> provider(ResourceAddress address) {
    return root.block(address).flatMap(ConfiguredModule.Block::provider);
  }

  private KeyAccount account(ResourceAddress address, String provider) {
    return accounts.of(provider(address), provider, address.full());
  }

  private KeyAccount account(PlannedChange change) {
    return account(change.resource(), change.provider().orElse(""));
  }

  /** Returns the users. */
  List<UserChange> users() {
    return List.copyOf(users.values());
  }

  private Stream<UserChange> allUsers() {
    var changed = changes.stream().filter(PlannedChange::isUser).toList();
    var addresses = changed.stream().map(PlannedChange::address).collect(Collectors.toSet());
    return Stream.concat(
        changed.stream().filter(change -> change.deposed().isEmpty()).map(this::user),
        before.of(PlannedChange.USER).stream()
            .filter(resource -> !addresses.contains(resource.address().full()))
            .map(this::user));
  }

  private UserChange user(PlannedChange change) {
    return new UserChange(
        change.address(),
        switch (change.action()) {
          case "create", "delete+create", "create+delete", "create+forget" ->
              UserChange.Fate.CREATED;
          case "delete" -> UserChange.Fate.DELETED;
          default -> UserChange.Fate.STAYS;
        },
        change.before().name(),
        change.isUnknown("name")
            ? Optional.empty()
            : change.action().equals("forget") ? change.before().name() : change.after().name(),
        change.isSensitive("name"),
        change.isUnknown("tags_all") ? Optional.empty() : change.after().tags(),
        account(change));
  }

  private UserChange user(PriorState.Resource resource) {
    return new UserChange(
        resource.address().full(),
        UserChange.Fate.STAYS,
        resource.values().name(),
        resource.values().name(),
        resource.isSensitive("name"),
        resource.values().tags(),
        account(resource.address(), resource.provider()));
  }

  /** Returns the keys. */
  List<KeyChange> keys() {
    var keys = new ArrayList<KeyChange>();
    var changed = changes.stream().filter(PlannedChange::isKey).toList();
    changed.forEach(change -> keys.addAll(keys(change)));
    var objects =
        changed.stream()
            .map(change -> object(change.address(), change.deposed()))
            .collect(Collectors.toSet());
    before.of(TerraformPlace.TYPE).stream()
        .filter(key -> !objects.contains(object(key.address().full(), key.deposed())))
        .map(this::leftOut)
        .forEach(keys::add);
    return keys;
  }

  private static String object(String address, Optional<String> deposed) {
    return address + deposed.map(" "::concat).orElse("");
  }

  private List<KeyChange> keys(PlannedChange change) {
    return switch (change.action()) {
      case "create" -> List.of(created(change));
      case "no-op" ->
          List.of(existing(change, change.isImported() ? Fate.IMPORTED : Fate.UNCHANGED));
      case "update" ->
          List.of(existing(change, change.isImported() ? Fate.IMPORTED : Fate.UPDATED));
      case "delete" -> List.of(existing(change, Fate.REMOVED));
      case "delete+create" -> List.of(existing(change, Fate.REMOVED), created(change));
      case "create+delete" -> List.of(existing(change, Fate.REMOVED_LAST), created(change));
      case "forget" -> List.of(existing(change, Fate.FORGOTTEN));
      case "create+forget", "forget+create" ->
          List.of(existing(change, Fate.FORGOTTEN), created(change));
      default ->
          List.of(
              new KeyChange(
                  change.address(),
                  Fate.NOT_KNOWN,
                  change.before().accessKeyId(),
                  owner(change, change.after().user().or(() -> change.before().user())),
                  Status.NOT_KNOWN,
                  change.before().created()));
    };
  }

  private KeyChange created(PlannedChange change) {
    return new KeyChange(
        change.address(),
        Fate.CREATED,
        Optional.empty(),
        owner(change, change.isUnknown(USER_FIELD) ? Optional.empty() : change.after().user()),
        status(change),
        Optional.empty());
  }

  private static Status status(PlannedChange change) {
    return change.isUnknown(STATUS_FIELD) ? Status.NOT_KNOWN : Status.of(change.after().status());
  }

  /** Whoever has a key keeps it: Terraform replaces a key for another user. */
  private KeyChange existing(PlannedChange change, Fate fate) {
    return new KeyChange(
        change.address() + change.deposed().map(" (deposed object %s)"::formatted).orElse(""),
        fate,
        change.before().accessKeyId(),
        owner(change, change.before().user()),
        fate == Fate.UPDATED || fate == Fate.IMPORTED
            ? status(change)
            : Status.of(change.before().status()),
        change.before().created());
  }

  private KeyChange leftOut(PriorState.Resource key) {
    var account = account(key.address(), key.provider());
    return new KeyChange(
        key.address().full() + key.deposed().map(" (deposed object %s)"::formatted).orElse(""),
        Fate.LEFT_OUT,
        key.accessKeyId(),
        key.values()
            .user()
            .<KeyOwner>map(name -> new KeyOwner.Named(name, key.isSensitive(USER_FIELD), account))
            .orElseGet(() -> new KeyOwner.NotKnown(key.address().full(), account)),
        Status.of(key.values().status()),
        key.values().created());
  }

  private KeyOwner owner(PlannedChange change, Optional<String> name) {
    var account = account(change);
    if (name.isPresent()) {
      return new KeyOwner.Named(name.get(), change.isSensitive(USER_FIELD), account);
    }
    var resource = change.resource();
    return new UserReferences(root)
        .userOf(resource)
        .flatMap(found -> Optional.ofNullable(users.get(found.address())).filter(found::mayBe))
        .filter(user -> user.account().equals(account))
        .<KeyOwner>map(PlannedObjects::owner)
        .or(() -> sameOfBlock(resource, account))
        .orElseGet(() -> new KeyOwner.NotKnown(change.address(), account));
  }

  private static KeyOwner owner(UserChange user) {
    return user.nameAfter()
        .or(() -> user.nameBefore().filter(_ -> user.fate() == UserChange.Fate.STAYS))
        .<KeyOwner>map(name -> new KeyOwner.Named(name, user.isNameSensitive(), user.account()))
        .orElseGet(() -> new KeyOwner.NewUser(user.address(), user.account()));
  }

  private Optional<KeyOwner> sameOfBlock(ResourceAddress key, KeyAccount account) {
    return root.block(key)
        .filter(block -> block.user().isSameInAllInstances())
        .map(_ -> new KeyOwner.SameOfBlock(ResourceAddress.in(key.module(), key.block()), account));
  }
}
