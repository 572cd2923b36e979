package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.IamNames;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformStates;

/**
 * Keys of a user that are in a state, and that IAM does not list: the next apply creates each anew.
 *
 * @param user the user
 * @param kept the keys that stay
 * @param states the Terraform states
 */
record KeysMissingInIam(PlannedUser user, List<String> kept, TerraformStates states) {

  /** Returns the steps. A source that tells no ids lists no key either. */
  Stream<Step> beforeAnyApply() {
    var listed = listed();
    return listed.stream().allMatch(IamNames::isAccessKeyId)
        ? beforeAnyApply(listed)
        : Stream.empty();
  }

  private Stream<Step> beforeAnyApply(Set<String> listed) {
    var missing = missing(listed);
    var toImport = toImport(missing);
    return missing.stream()
        .flatMap(
            key ->
                toImport
                    .filter(_ -> key.equals(missing.getFirst()))
                    .map(id -> importKept(key, id))
                    .orElseGet(() -> createNone(key)));
  }

  /** Returns the key that a block gets instead of the one that it has lost. */
  Optional<String> imported() {
    return toImport(missing(listed()));
  }

  private Set<String> listed() {
    return user.keys().stream().map(PlannedKey::name).collect(Collectors.toSet());
  }

  private List<TerraformKey> missing(Set<String> listed) {
    return states.notListed(user.userName(), listed).stream()
        .filter(key -> key.place().isAddress())
        .toList();
  }

  private Optional<String> toImport(List<TerraformKey> missing) {
    return missing.stream()
        .findFirst()
        .filter(key -> key.dependents().isEmpty())
        .flatMap(_ -> kept.stream().filter(id -> states.managing(id).isEmpty()).findFirst());
  }

  private static Text createsOne(TerraformKey key) {
    return Text.of("tfLost", key.file(), key.accessKeyId(), key.address());
  }

  private static Stream<Step> importKept(TerraformKey key, String id) {
    return Stream.of(
        Step.run(
            Text.sentences(createsOne(key), Text.of("tfLostImport", id)),
            TerraformCommand.all(
                List.of(
                    TerraformCommand.forget(key.place()),
                    TerraformCommand.bringIn(key.place(), id)))),
        TerraformSteps.changesNoKey());
  }

  private Stream<Step> createNone(TerraformKey key) {
    return Stream.of(
            Stream.of(
                Step.run(
                    Text.sentences(createsOne(key), Text.of("tfChangeBefore"), References.of(key)),
                    TerraformCommand.references(key.place()))),
            KeyBlock.of(key, states).forget(),
            Stream.of(TerraformSteps.changesNoKey()))
        .flatMap(steps -> steps);
  }
}
