package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.Advice;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;

/** An access key as the report shows it. */
record KeyView(
    String name,
    String status,
    boolean active,
    boolean extra,
    String created,
    String age,
    String lastUse,
    Optional<String> description,
    List<String> steps,
    List<AdviceView> advice) {

  /** What the key suggests. */
  record AdviceView(String text, LinkView page) {

    static AdviceView of(Advice advice) {
      return new AdviceView(advice.text(), LinkView.of(advice.page()));
    }
  }

  static KeyView of(PlannedKey key, PlannedUser user) {
    return new KeyView(
        key.name(),
        key.status(),
        key.active(),
        user.isExtra(key),
        ValueText.date(key.created()),
        ValueText.count(key.ageDays(), "day"),
        ValueText.lastUse(key.lastUse()),
        key.description(),
        key.steps().words(key.active(), user.isKept(key)),
        key.advice().stream().map(AdviceView::of).toList());
  }
}
