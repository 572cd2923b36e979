package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
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
    List<Said> steps,
    Optional<AuditView> audit,
    List<AdviceView> advice) {

  /**
   * What the key suggests.
   *
   * @param how what to do, where the page does not say it alone
   */
  record AdviceView(Said text, LinkView page, Optional<HowView> how) {

    static AdviceView of(Advice advice, Texts texts) {
      return new AdviceView(
          Said.of(advice.words(), texts),
          LinkView.toMore(advice.page(), texts),
          Optional.of(advice.steps())
              .filter(steps -> !steps.isEmpty())
              .map(steps -> HowView.of(steps, texts)));
    }
  }

  /** What to do, in this order. */
  record HowView(List<FixView.StepView> steps) {

    static HowView of(List<Fix.Step> steps, Texts texts) {
      return new HowView(steps.stream().map(step -> FixView.StepView.of(step, texts)).toList());
    }
  }

  static KeyView of(PlannedKey key, PlannedUser user, Texts texts) {
    return new KeyView(
        key.name(),
        key.status(),
        key.active(),
        user.isExtra(key),
        texts.of("keyAgeText", texts.count("day", key.ageDays()), texts.date(key.created())),
        ValueText.lastUse(key.lastUse(), texts),
        key.description(),
        Said.of(key.steps().texts(key.active(), user.isKept(key)), texts),
        AuditView.of(key.audit(), texts),
        key.advice().stream().map(advice -> AdviceView.of(advice, texts)).toList());
  }
}
