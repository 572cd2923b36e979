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
    String age,
    String lastUse,
    Optional<String> description,
    List<String> steps,
    List<AdviceView> advice) {

  /** What the key suggests. */
  record AdviceView(String text, LinkView page) {

    static AdviceView of(Advice advice, Texts texts) {
      return new AdviceView(advice.text(), LinkView.toMore(advice.page(), texts));
    }
  }

  static KeyView of(PlannedKey key, PlannedUser user, Texts texts) {
    return new KeyView(
        key.name(),
        key.status(),
        key.active(),
        user.isExtra(key),
        texts.of("keyAgeText", texts.count("day", key.ageDays()), ValueText.date(key.created())),
        ValueText.lastUse(key.lastUse(), texts),
        key.description(),
        key.steps().words(key.active(), user.isKept(key)),
        key.advice().stream().map(advice -> AdviceView.of(advice, texts)).toList());
  }
}
