package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.Advice;
import onekey.plan.model.PlannedKey;

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
    List<AdviceView> advice) {

  /** What the key suggests. */
  record AdviceView(String text, LinkView page) {

    static AdviceView of(Advice advice) {
      return new AdviceView(advice.text(), LinkView.of(advice.page()));
    }
  }

  static KeyView of(PlannedKey key, boolean extra) {
    return new KeyView(
        key.name(),
        key.status(),
        key.active(),
        extra,
        ValueText.date(key.created()),
        ValueText.count(key.ageDays(), "day"),
        ValueText.lastUse(key.lastUse()),
        key.description(),
        key.advice().stream().map(AdviceView::of).toList());
  }
}
