package onekey.plan.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.source.terraform.TerraformPlan;
import onekey.rule.judgement.KeyPolicy;

/** What cannot be told of a plan, or only by the real account. */
final class GateLimits {

  /** More names than these are only counted. */
  private static final int NAMES_SHOWN = 5;

  private final KeyPolicy policy;
  private final boolean isLive;
  private final List<String> mayHaveOthers = new ArrayList<>();
  private final List<String> mayBeExempt = new ArrayList<>();

  GateLimits(KeyPolicy policy, boolean isLive) {
    this.policy = policy;
    this.isLive = isLive;
  }

  /** Notes what is not known of a user that was judged. */
  void note(KeysOfUser user, KeyTally tally, GatedUser judged) {
    if (!isLive && !judged.isOver() && !tally.allKeysAreKnown() && !user.liveNames().isEmpty()) {
      mayHaveOthers.add(judged.who());
    }
    if (judged.isOver() && policy.exemptionTag().isPresent() && tally.tags().isEmpty()) {
      mayBeExempt.add(judged.who());
    }
  }

  /** Returns what a plan does not tell, in whole sentences. */
  List<String> of(TerraformPlan plan) {
    return Stream.of(
            sentence(
                mayHaveOthers,
                "Access keys that are not in the plan are not known; these users may have some: %s. --live reads them."),
            sentence(
                mayBeExempt,
                isLive
                    ? "Whether they are exempt is not known, because their tags could not be read: %s."
                    : "Whether they are exempt is not known, because the plan does not have their tags: %s. --live reads them."),
            sentence(
                plan.makers(),
                "These may make access keys by themselves; what is in them is not looked at: %s."))
        .flatMap(sentences -> sentences)
        .toList();
  }

  /** Returns why more than this plan has may be to come, in whole sentences. */
  static List<String> incomplete(TerraformPlan plan) {
    var deferred =
        sentence(plan.deferred(), "Terraform puts these changes off until another plan: %s.");
    var errored =
        Stream.of("Making the plan failed, so it cannot be applied, and changes may be missing.")
            .filter(_ -> plan.isErrored());
    var partial =
        Stream.of(
                "The plan is not complete: -target leaves changes out, or some are put off. Look at the plan after this one too.")
            .filter(_ -> !plan.isComplete() && !plan.isErrored());
    return Stream.of(errored, partial, deferred).flatMap(sentences -> sentences).toList();
  }

  private static Stream<String> sentence(List<String> names, String sentence) {
    return Stream.of(names)
        .filter(some -> !some.isEmpty())
        .map(
            some ->
                sentence.formatted(
                    some.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                        + (some.size() > NAMES_SHOWN
                            ? " and %d more".formatted(some.size() - NAMES_SHOWN)
                            : "")));
  }
}
