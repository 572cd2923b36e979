package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
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

  private Text named(PlannedKey key) {
    return kept.contains(key.name())
        ? Text.of("tfKeyToKeep", key.name())
        : Text.of("tfOtherKey", key.name());
  }

  private Step tainted(PlannedKey key, TerraformKey managed) {
    return Step.run(
        Text.of("tfOtherTainted", named(key), managed.address(), managed.file()),
        TerraformCommand.untaint(managed.place()));
  }

  private Step deposed(PlannedKey key, TerraformKey managed, String object) {
    var start = Text.of("tfOtherDeposed", named(key), object, managed.address(), managed.file());
    if (!key.active()) {
      return Step.say(Text.sentences(start, Text.of("tfStatus", key.status())));
    }
    return states.instancesOf(managed.place()).stream()
        .filter(current -> current.place().equals(managed.place()))
        .filter(current -> !kept.contains(current.accessKeyId()))
        .findFirst()
        .map(
            current ->
                Step.run(
                    Text.sentences(
                        start, Text.of("tfMakeCurrent", current.accessKeyId(), key.name())),
                    TerraformCommand.makeCurrent(key.name(), current.accessKeyId())))
        .orElseGet(
            () ->
                Step.run(
                    Text.sentences(start, Text.of("tfForgetOther")),
                    TerraformCommand.forgetObject(key.name())));
  }

  private Stream<Step> recorded(PlannedKey key, TerraformKey managed) {
    if (!key.active() || !managed.isInactive()) {
      return Stream.empty();
    }
    var start =
        Text.of(
            "tfActiveInIam",
            named(key),
            managed.address(),
            managed.file(),
            managed.place().instance() instanceof TerraformInstance.Single
                ? Text.nothing()
                : Text.of("tfInstanceOnly"));
    return Stream.of(
        KeyBlock.of(managed, states)
            .active()
            .map(file -> KeyBlock.write(start, file))
            .orElseGet(
                () -> Step.say(Text.of("tfInBlock", start, activeInBlock(managed.place())))));
  }

  private static Text activeInBlock(TerraformPlace place) {
    return switch (place.instance()) {
      case TerraformInstance.Single() -> Text.code("\"Active\"");
      case TerraformInstance.Counted(var index) -> activeIf("count.index == " + index);
      case TerraformInstance.Keyed(var name) -> activeIf("each.key == " + HclString.quote(name));
    };
  }

  private static Text activeIf(String condition) {
    return Text.together(
        Text.code(condition + " ? \"Active\" : ("), Text.of("tfNow"), Text.code(")"));
  }

  /** Terraform looks for a key by the name of its user that the state has. */
  private Stream<Step> ofFormerName(PlannedKey key, TerraformKey managed) {
    return managed.isDeposed()
        ? Stream.empty()
        : Stream.of(
            Step.run(
                Text.of(
                    "tfRenamed",
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
