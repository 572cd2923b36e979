package onekey.plan.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.model.LiveUser;
import onekey.plan.model.LiveUsers;
import onekey.plan.source.terraform.KeyAccount.Known;
import onekey.plan.source.terraform.KeyAccount.Sameness;
import onekey.plan.source.terraform.KeyChange;
import onekey.plan.source.terraform.KeyOwner;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.KeyPolicy;

/** The access keys that a user has after the apply: for certain, and those that it may have. */
final class KeyTally {

  private final KeysOfUser user;
  private final List<GatedKey> keys = new ArrayList<>();
  private final List<GatedKey> possible = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<Map<String, String>> tags;
  private Optional<String> problemOfTags = Optional.empty();
  private boolean allKeysAreKnown;

  KeyTally(KeysOfUser user) {
    this.user = user;
    this.tags = user.user().flatMap(known -> known.tags());
    user.afterwards().stream().map(GatedKey::of).forEach(keys::add);
    this.allKeysAreKnown = user.isOfNewUser() || user.isOfDeletedUser();
  }

  /** Adds the keys of a user of the same name, in an account that may be the same. */
  void addPossible(KeysOfUser other) {
    other.afterwards().stream().map(GatedKey::of).forEach(possible::add);
    doubts.add(
        "A user of the same name has %s, by another configuration of the provider; the plan does not tell whether they are of one account."
            .formatted(
                String.join(", ", other.afterwards().stream().map(KeyChange::address).toList())));
  }

  /**
   * Adds what the real account has.
   *
   * @param isOnlyAccount whether the plan is of one account
   */
  void addLive(LiveUsers live, boolean isOnlyAccount) {
    if (!(user.owner() instanceof KeyOwner.Named) || user.isOfDeletedUser()) {
      return;
    }
    switch (sameness(live, isOnlyAccount)) {
      case SAME -> add(liveUser(live), true);
      case NOT_KNOWN -> {
        doubts.add("The plan does not tell whether the user is of the account of the credentials.");
        add(liveUser(live), false);
      }
      case OTHER ->
          notes.add(
              "It is in another account than the credentials, so only the plan was looked at.");
    }
  }

  private Sameness sameness(LiveUsers live, boolean isOnlyAccount) {
    return user.owner().account() instanceof Known(var id) && live.accountId().isPresent()
        ? live.accountId().get().equals(id) ? Sameness.SAME : Sameness.OTHER
        : isOnlyAccount ? Sameness.SAME : Sameness.NOT_KNOWN;
  }

  private LiveUser liveUser(LiveUsers live) {
    return user.liveNames().stream()
        .map(live::named)
        .filter(found -> !(found instanceof LiveUser.Absent))
        .findFirst()
        .orElseGet(LiveUser.Absent::new);
  }

  private void add(LiveUser live, boolean isCertain) {
    switch (live) {
      case LiveUser.Read read -> {
        allKeysAreKnown = true;
        tags = tags.or(read::tags);
        problemOfTags = read.problem();
        var merged = merge(read.user().keys());
        if (isCertain) {
          keys.clear();
          keys.addAll(merged);
        } else {
          merged.stream().filter(key -> key.fate().isEmpty()).forEach(possible::add);
        }
      }
      case LiveUser.Unread(var cause) ->
          problems.add(isSensitive() ? "AWS did not let its access keys be read." : cause);
      case LiveUser.Absent() -> {
        if (!user.isOfNewUser()) {
          problems.add(
              "IAM lists no such user, and the plan does not create it. Are these the credentials of the account that the plan is for?");
        }
      }
    }
  }

  private boolean isSensitive() {
    return user.owner() instanceof KeyOwner.Named named && named.isSensitive();
  }

  private List<GatedKey> merge(List<AccessKey> live) {
    var left = new LinkedHashMap<String, AccessKey>();
    live.forEach(key -> left.put(key.id(), key));
    user.removedIds().forEach(left::remove);
    var merged = new ArrayList<GatedKey>();
    for (var key : user.afterwards()) {
      var found = key.accessKeyId().map(left::remove);
      if (key.accessKeyId().isEmpty()) {
        merged.add(GatedKey.of(key));
      } else if (found.isPresent()) {
        merged.add(GatedKey.of(key, found.get()));
      } else {
        notes.add(
            "IAM no longer lists %s (%s), so it is not counted. Make a new plan."
                .formatted(key.accessKeyId().get(), key.address()));
      }
    }
    left.values().stream().map(GatedKey::notManaged).forEach(merged::add);
    return merged;
  }

  /** Returns the keys that the user has, of every status. */
  List<GatedKey> keys() {
    return List.copyOf(keys);
  }

  /** Returns the keys that are active for certain. */
  List<GatedKey> active() {
    return keys.stream().filter(GatedKey::isActive).toList();
  }

  /** Returns the tags; empty if they are not known. */
  Optional<Map<String, String>> tags() {
    return tags;
  }

  /** Returns why the tags could not be read, if they are not known otherwise. */
  Optional<String> problemOfTags() {
    return problemOfTags.filter(_ -> tags.isEmpty());
  }

  /** Returns whether there can be no keys but those of the plan and of the real account. */
  boolean allKeysAreKnown() {
    return allKeysAreKnown;
  }

  /** Returns what else there is to say. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Returns why a user that is not over the limit for certain may be over it. */
  List<String> reasons(KeyPolicy policy) {
    var reasons = new ArrayList<>(problems);
    var certain = active().size();
    var uncertain = keys.stream().filter(key -> key.mayBeActive() && !key.isActive()).toList();
    var elsewhere = possible.stream().filter(GatedKey::mayBeActive).count();
    if (!policy.allows(certain + uncertain.size())) {
      uncertain.forEach(
          key ->
              reasons.add(
                  "Whether %s is active is known after the apply only."
                      .formatted(key.address().orElse("a key"))));
    }
    if (elsewhere > 0 && !policy.allows(certain + uncertain.size() + (int) elsewhere)) {
      reasons.addAll(doubts);
    }
    return reasons;
  }
}
