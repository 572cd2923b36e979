package onekey.cli.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.cli.plan.Fix;
import onekey.cli.plan.Fix.Step;

/**
 * What to change in a Terraform configuration. The status of a key is {@code Active} there unless
 * the block says otherwise, so a key deactivated by hand becomes active again at the next apply,
 * and a key deleted by hand is created anew.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key">aws_iam_access_key</a>
 * @see <a href="https://developer.hashicorp.com/terraform/language/resources/destroy">Destroy a
 *     resource</a>
 */
final class TerraformFix {

  private static final String APPLY = "terraform apply";

  /** What can be pasted as it is. An address comes from a file, and might hold anything. */
  private static final Pattern PASTABLE = Pattern.compile("(?:module\\.|aws_)\\P{Cntrl}*");

  private TerraformFix() {}

  static Fix of(Finding finding) {
    var id = finding.accessKeyId();
    return new Fix(
        Fix.Way.TERRAFORM,
        id.isEmpty()
            ? List.of(
                Steps.say(
                    "Not known: the source of this plan names no key ids, and a state knows a key"
                        + " by its id only."))
            : finding.places().isEmpty()
                ? List.of(unmanaged(finding, id.get()))
                : managed(finding));
  }

  private static Step unmanaged(Finding finding, String id) {
    var kept =
        finding.keptKeys().stream()
            .flatMap(key -> finding.states().managing(key).stream())
            .findFirst();
    return Steps.say(
        kept.map(
                place ->
                    "%s is in none of the given states, only the key to keep is (%s in %s): what you do to %s by hand, Terraform does not undo."
                        .formatted(id, place.address(), place.file(), id))
            .orElseGet(
                () ->
                    "%s is in none of the given states. If another state manages it, a key removed by hand is created anew at the next apply there."
                        .formatted(id)));
  }

  private static List<Step> managed(Finding finding) {
    return Stream.of(
            finding.notices(),
            finding.places().stream().flatMap(place -> change(finding, place)),
            unmanagedKept(finding),
            finding.afterwards())
        .flatMap(steps -> steps)
        .toList();
  }

  private static Stream<Step> change(Finding finding, TerraformKey place) {
    var deactivate =
        Steps.run(
            "%s set status = \"Inactive\"%s, and apply. To undo it, take that away again.%s"
                .formatted(
                    finding.isHeld() ? "If its owner agrees, in its block" : "In its block",
                    place.isOneOfSeveral() ? " for this key only" : "",
                    finding.caveat()),
            APPLY);
    return finding.isHeld()
        ? Stream.of(found(place), deactivate)
        : Stream.of(
                Stream.of(found(place), deactivate), finding.lookAgain(), Stream.of(remove(place)))
            .flatMap(steps -> steps);
  }

  private static Step found(TerraformKey place) {
    var address = place.address();
    return new Step(
        "%s is %s in %s.".formatted(place.accessKeyId(), address, place.file()),
        Optional.empty(),
        Optional.of(address)
            .filter(PASTABLE.asMatchPredicate())
            .map(pastable -> "terraform state show " + ShellWord.quote(pastable)));
  }

  private static Step remove(TerraformKey place) {
    return Steps.run(
        "Then %s and apply. Agree only if %s is the only access key to be destroyed. A key deleted behind Terraform's back is created anew at the next apply."
            .formatted(removal(place), place.address()),
        APPLY);
  }

  private static String removal(TerraformKey place) {
    var element =
        switch (place.instance()) {
          case TerraformInstance.Single() -> "remove that block";
          case TerraformInstance.Keyed(var key) ->
              "take the element %s out of its for_each".formatted(HclString.quote(key));
          case TerraformInstance.Counted(var index) ->
              "lower its count; that destroys the highest index, so if [%d] is not the highest, swap them first with terraform state mv,"
                  .formatted(index);
        };
    return place.isInRepeatedModule()
        ? element + " for this instance of the module only,"
        : element;
  }

  private static Stream<Step> unmanagedKept(Finding finding) {
    var outside =
        finding.keptKeys().stream()
            .filter(Predicate.not(name -> !finding.states().managing(name).isEmpty()))
            .collect(Collectors.joining(", "));
    return outside.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Steps.say(
                "The key to keep, %s, is in none of the given states and stays unmanaged: import it (terraform import), or note who looks after it."
                    .formatted(outside)));
  }
}
