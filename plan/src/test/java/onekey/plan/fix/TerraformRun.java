package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.active;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.InactiveKey;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.testkit.TerraformTool;

/** One user whose fixes are carried out, step by step and as printed, and what was wrong. */
final class TerraformRun {

  private final TerraformStory story;
  private final TerraformAccount account;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<String> faults = new ArrayList<>();
  private final TreeSet<String> editsToMake;
  private boolean deletedByHand;
  private boolean deactivated;
  private boolean destroyed;
  private boolean undone;

  TerraformRun(TerraformStory story, TerraformAccount account, List<Fix> fixes, String ofShown) {
    this.story = story;
    this.account = account;
    this.editsToMake = new TreeSet<>(story.edits().keySet());
    this.deactivated = story.isInactive();
    ways()
        .forEach(
            way ->
                fixes.stream()
                    .filter(fix -> fix.way() == way)
                    .forEach(fix -> steps.addAll(fix.steps())));
    var ofStored = SampleFindings.text(fixes, Fix.Way.TERRAFORM);
    if (!ofStored.contains("provider = aws.") && !ofStored.equals(ofShown)) {
      faults.add("Of the state as shown, the advice is another: " + ofShown);
    }
    if (fixes.getFirst().way() != Fix.Way.TERRAFORM) {
      faults.add("Terraform does not come first.");
    }
  }

  /** Returns the fixes of a story. */
  static List<Fix> fixes(TerraformStory story, TerraformAccount account, TerraformStates states) {
    var extra = active(account.extra(story));
    var kept = active(account.kept(story));
    if (story.isInactive()) {
      var inactive = SampleFindings.key(account.extra(story), false, new LastUse.NotRecorded());
      return new InactiveKeyFixes(
              new InactiveKey(
                  story.userName(),
                  Optional.empty(),
                  inactive,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()),
              SampleFindings.remove(story.userName(), kept, inactive),
              false,
              "aws",
              states)
          .all();
    }
    return Fixes.of(
        story.isHeld()
            ? SampleFindings.held(
                story.userName(), extra, new Removability.TooRecent(Instant.EPOCH), kept)
            : SampleFindings.remove(story.userName(), extra, kept),
        "aws",
        states);
  }

  private Stream<Fix.Way> ways() {
    return story.isGoneOnByHand()
        ? Stream.of(Fix.Way.TERRAFORM, Fix.Way.CLI)
        : Stream.of(Fix.Way.TERRAFORM);
  }

  /** Carries out everything up to the next apply, or to what undoes it. */
  void goOnToUndo() {
    while (!steps.isEmpty() && !isApply(steps.peek()) && !isUndo(steps.peek())) {
      carryOut(steps.poll());
    }
  }

  boolean isAtUndo() {
    return isUndo(steps.element());
  }

  boolean isUndone() {
    return undone;
  }

  /** Carries out what undoes the steps before it. */
  void undo() {
    while (!isUndo(steps.element())) {
      steps.poll();
    }
    var step = steps.remove();
    run(step, step.command().orElseThrow());
    undone = true;
  }

  /** Carries out everything up to the next apply. */
  void goOn() {
    while (!steps.isEmpty() && !isApply(steps.peek())) {
      carryOut(steps.poll());
    }
  }

  private static boolean isApply(Step step) {
    return step.command().equals(Optional.of(TerraformCommand.APPLY));
  }

  private static boolean isUndo(Step step) {
    return step.text().startsWith("To undo") || step.text().startsWith("To use it again");
  }

  private void carryOut(Step step) {
    if (isUndo(step)) {
      return;
    }
    edit(step);
    step.command()
        // What only looks at IAM is tried elsewhere; terraform plan is seen before every apply.
        .filter(
            command -> !command.startsWith("aws iam list") && !command.startsWith("aws iam get"))
        .filter(command -> !command.equals(TerraformCommand.PLAN))
        .filter(command -> !isShown(command))
        .ifPresent(command -> run(step, command));
  }

  /** Showing an object takes long; that there is one is enough. */
  private boolean isShown(String command) {
    var shown = command.startsWith("terraform state show ");
    if (shown && !account.addresses().contains(command.substring(21))) {
      faults.add("The state has no such address: " + command);
    }
    return shown;
  }

  private void edit(Step step) {
    story
        .edits()
        .forEach(
            (said, edit) -> {
              if (step.text().contains(said)) {
                editsToMake.remove(said);
                var file = account.terraform().directory().resolve(edit.file());
                try {
                  var before = Files.readString(file);
                  var after = edit.change().apply(before);
                  if (after.equals(before)) {
                    faults.add("Nothing to change by hand: " + step.text());
                  }
                  Files.writeString(file, after);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
  }

  private void run(Step step, String command) {
    var result = account.terraform().run(command);
    var isOfOwnModules = step.text().startsWith("In a module of your own");
    var mayFail = command.startsWith("grep") || (story.isFetched() && isOfOwnModules);
    if (result.status() != 0 && !mayFail) {
      faults.add("$ %s%n%s".formatted(command, TerraformTool.error(result)));
    }
    if (result.status() == 0 && story.isFetched() && isOfOwnModules) {
      faults.add("A module of others was changed: " + command);
    }
    deactivated |= command.endsWith("--status=Inactive");
    deletedByHand |= command.startsWith("aws iam delete-access-key");
  }

  /** Compares what an apply would do with what the next step says of it. */
  void see(Map<String, List<String>> planned) {
    var found =
        Stream.of(Optional.of(story.userName()), story.formerUserName())
            .flatMap(Optional::stream)
            .flatMap(name -> planned.getOrDefault(name, List.of()).stream())
            .toList();
    var wanted = wanted();
    if (!found.equals(wanted)) {
      faults.add("An apply would do %s, the advice says %s.".formatted(found, wanted));
    }
  }

  private List<String> wanted() {
    var apply = steps.peek();
    if (apply == null) {
      return List.of();
    }
    var words = apply.text().split("Agree only if ", 2)[1];
    var extra = account.extra(story);
    var address =
        words.replaceFirst(
            "the plan (?:sets the status of|destroys) (.*?)(?: to Inactive|, and| \\(deposed).*",
            "$1");
    deactivated |= words.contains("sets the status");
    destroyed |= words.contains("the plan destroys");
    return List.of(
        words.contains("sets the status")
            ? "update %s to Inactive at %s".formatted(extra, address)
            : "delete %s at %s".formatted(extra, address));
  }

  /** Compares what IAM says after an apply with what the advice says. */
  void lookAtIam() {
    steps.poll();
    var keys = account.keysInIam(story.userName());
    var wanted = new TreeMap<String, String>();
    wanted.put(account.kept(story), "Active");
    if (!destroyed && !deletedByHand) {
      wanted.put(account.extra(story), deactivated ? "Inactive" : "Active");
    }
    if (!keys.equals(wanted)) {
      faults.add("IAM has %s, and should have %s.".formatted(keys, wanted));
    }
  }

  /** Returns what was wrong when all was undone. */
  List<String> faultsOfUndoing(Map<String, List<String>> planned) {
    var all = new ArrayList<>(faults);
    planned.getOrDefault(story.userName(), List.of()).forEach(all::add);
    account.keysInIam(story.userName()).entrySet().stream()
        .filter(key -> !key.getValue().equals("Active"))
        .forEach(key -> all.add("Not active: " + key));
    if (account.keysInIam(story.userName()).size() != 2) {
      all.add("Not both keys are left.");
    }
    return all;
  }

  /** Returns what was wrong, at the end. */
  List<String> faults() {
    var all = new ArrayList<>(faults);
    steps.forEach(step -> all.add("Not carried out: " + step.text()));
    editsToMake.forEach(said -> all.add("The advice does not say: " + said));
    if (!story.isHeld() && !destroyed && !deletedByHand) {
      all.add("The extra key is still there.");
    }
    return all;
  }

  @Override
  public String toString() {
    return story.toString();
  }
}
