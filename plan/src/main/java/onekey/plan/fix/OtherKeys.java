package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.HclString;
import onekey.plan.source.terraform.TerraformInstance;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformObject;
import onekey.plan.source.terraform.TerraformPlace;
import onekey.plan.source.terraform.TerraformStates;

/**
 * What an apply would do to the other keys of a user: whatever is done about one key, an apply
 * comes sooner or later.
 *
 * @param user the user
 * @param kept the keys that stay
 * @param without the id of the key that the plan is about
 * @param states the Terraform states
 */
record OtherKeys(
    PlannedUser user, List<String> kept, Optional<String> without, TerraformStates states) {

  static OtherKeys of(Finding finding) {
    return new OtherKeys(
        finding.user(), finding.keptKeys(), finding.accessKeyId(), finding.states());
  }

  /** Returns the steps before any apply. */
  List<Step> beforeAnyApply() {
    return Stream.concat(
            user.keys().stream()
                .filter(key -> !without.equals(Optional.of(key.name())))
                .flatMap(key -> states.managing(key.name()).stream().flatMap(at -> one(key, at))),
            lostKeys().beforeAnyApply())
        .toList();
  }

  /**
   * Returns whether these steps make Terraform forget a key, because another one takes its place in
   * the state.
   */
  boolean forget(TerraformKey key) {
    return !key.isDeposed()
        && user.keys().stream()
            .filter(PlannedKey::active)
            .flatMap(other -> states.managing(other.name()).stream())
            .anyMatch(other -> other.isDeposed() && other.place().equals(key.place()));
  }

  KeysMissingInIam lostKeys() {
    return new KeysMissingInIam(user, kept, states);
  }

  private Stream<Step> one(PlannedKey key, TerraformKey managed) {
    if (!managed.place().isAddress()) {
      return Stream.empty();
    }
    if (managed.isOfOther(user.userName())) {
      return ofFormerName(key, managed);
    }
    return switch (managed.object()) {
      case TerraformObject.Deposed(var name) -> Stream.of(deposed(key, managed, name));
      case TerraformObject.Tainted() ->
          Stream.concat(Stream.of(tainted(key, managed)), recorded(key, managed));
      case TerraformObject.Current() -> recorded(key, managed);
    };
  }

  private String named(PlannedKey key) {
    return kept.contains(key.name())
        ? "The key to keep, %s,".formatted(key.name())
        : "Another key of the user, %s,".formatted(key.name());
  }

  private Step tainted(PlannedKey key, TerraformKey managed) {
    return Step.run(
        "%s is marked as tainted (%s in %s): any apply deletes it at once and creates a new key. Remove the mark before any apply."
            .formatted(named(key), managed.address(), managed.file()),
        TerraformCommand.untaint(managed.place()));
  }

  private Step deposed(PlannedKey key, TerraformKey managed, String object) {
    var start =
        "%s is a deposed object (%s of %s in %s): the next apply deletes it at once."
            .formatted(named(key), object, managed.address(), managed.file());
    if (!key.active()) {
      return Step.say(start + " It is " + key.status() + ".");
    }
    return states.instancesOf(managed.place()).stream()
        .filter(current -> current.place().equals(managed.place()))
        .filter(current -> !kept.contains(current.accessKeyId()))
        .findFirst()
        .map(
            current ->
                Step.run(
                    start
                        + " Before any apply, make it the current object again, in place of %s. Terraform then no longer manages %s, and what uses values of the block gets those of %s. This needs jq."
                            .formatted(current.accessKeyId(), current.accessKeyId(), key.name()),
                    TerraformCommand.makeCurrent(key.name(), current.accessKeyId())))
        .orElseGet(
            () ->
                Step.run(
                    start
                        + " Before any apply, remove it from the state. Terraform then no longer manages it. This needs jq.",
                    TerraformCommand.forgetObject(key.name())));
  }

  private Stream<Step> recorded(PlannedKey key, TerraformKey managed) {
    if (!key.active() || !managed.isInactive()) {
      return Stream.empty();
    }
    var start =
        "%s is Active in IAM, and Inactive in the state (%s in %s): the next apply deactivates it. Before any apply, set status = \"Active\"%s."
            .formatted(
                named(key),
                managed.address(),
                managed.file(),
                managed.place().instance() instanceof TerraformInstance.Single
                    ? ""
                    : ", for this instance only");
    return Stream.of(
        KeyBlock.of(managed, states)
            .active()
            .map(file -> KeyBlock.write(start, file))
            .orElseGet(
                () ->
                    Step.say(
                        "%s In its block: status = %s"
                            .formatted(start, activeInBlock(managed.place())))));
  }

  private static String activeInBlock(TerraformPlace place) {
    return switch (place.instance()) {
      case TerraformInstance.Single() -> "\"Active\"";
      case TerraformInstance.Counted(var index) ->
          "count.index == %d ? \"Active\" : (what it says now)".formatted(index);
      case TerraformInstance.Keyed(var name) ->
          "each.key == %s ? \"Active\" : (what it says now)".formatted(HclString.quote(name));
    };
  }

  /** Terraform looks for a key by the name of its user that the state has. */
  private Stream<Step> ofFormerName(PlannedKey key, TerraformKey managed) {
    return managed.isDeposed()
        ? Stream.empty()
        : Stream.of(
            Step.run(
                "%s is a key of the user %s in IAM, and of %s in the state (%s in %s): Terraform does not find it, and the next apply creates a new key. Before any apply, write the new name of the user into the configuration, and import the key anew. If Terraform manages the user too, do the same with the user."
                    .formatted(
                        named(key),
                        user.userName(),
                        managed.values().user().orElse(""),
                        managed.address(),
                        managed.file()),
                TerraformCommand.all(
                    List.of(
                        TerraformCommand.forget(managed.place()),
                        TerraformCommand.bringIn(managed.place(), key.name())))),
            TerraformSteps.changesNoKey());
  }
}
