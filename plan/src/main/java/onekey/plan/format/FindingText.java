package onekey.plan.format;

import java.util.List;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;

/** One finding: why, the keys with what they suggest, and the ways to fix it. */
final class FindingText {

  private FindingText() {}

  /**
   * Adds a finding. What stands before the label of another key is about the extra one.
   *
   * @param fixes the ways to fix it that are not said elsewhere
   */
  static void add(PlannedUser user, List<Fix> fixes, TextPage page) {
    page.user(
        user,
        user.userName()
            + CommonText.in(user.account())
            + user.extraKey().map(key -> ": " + key.name()).orElse(""));
    page.row("Why", CommonText.reason(user));
    user.extraKey().ifPresent(key -> extra(key, user, page));
    user.keys().stream()
        .filter(key -> !user.isExtra(key))
        // They have a part of their own.
        .filter(key -> !CommonText.isInactive(key))
        .forEach(key -> other(key, user, page));
    FixText.add(fixes, page);
    user.keys().forEach(key -> rotation(key, page));
  }

  private static void extra(PlannedKey key, PlannedUser user, TextPage page) {
    var facts = KeyFacts.ofExtra(key, user.annotation());
    if (!facts.isEmpty()) {
      page.row("Extra", facts);
    }
    key.steps().words(key.active(), user.isKept(key)).stream()
        .filter(words -> !user.annotation().contains(words))
        .forEach(words -> page.row("Pending", words));
    advice(key, page);
  }

  private static void other(PlannedKey key, PlannedUser user, TextPage page) {
    var facts = KeyFacts.of(key);
    page.row(label(key, user), key.name() + (facts.isEmpty() ? "" : ": " + facts));
    key.steps().words(key.active(), user.isKept(key)).forEach(words -> page.row("Pending", words));
    advice(key, page);
  }

  private static String label(PlannedKey key, PlannedUser user) {
    if (!key.active()) {
      return key.status();
    }
    return user.mayGo(key) ? "Later" : "Keep";
  }

  /** What the advice for a key takes, step by step. */
  private static void rotation(PlannedKey key, TextPage page) {
    key.advice().stream()
        .map(Advice::steps)
        .filter(steps -> !steps.isEmpty())
        .forEach(steps -> FixText.add(steps, CommonText.stepsFor(key) + ":", page));
  }

  /** Adds what CloudTrail says about the use of a key. */
  static void addEvents(PlannedKey key, TextPage page) {
    var label = "Events";
    for (var fact : key.audit().facts()) {
      page.row(label, fact);
      label = "";
    }
  }

  private static void advice(PlannedKey key, TextPage page) {
    addEvents(key, page);
    key.advice()
        .forEach(
            advice ->
                page.row(
                    "Advice", "%s %s".formatted(advice.text(), page.reference(advice.page()))));
  }
}
