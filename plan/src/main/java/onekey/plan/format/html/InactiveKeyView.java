package onekey.plan.format.html;

import java.util.List;
import onekey.plan.model.InactiveKey;

/** An inactive key as the report shows it, with what there is to know in whole sentences. */
record InactiveKeyView(
    String userName, String name, String since, List<String> facts, List<FixView> fixes) {

  static InactiveKeyView of(InactiveKey inactive) {
    return new InactiveKeyView(
        inactive.userName(),
        inactive.key().name(),
        inactive
            .unusedSince()
            .map(since -> "unused since " + ValueText.date(since))
            .orElse("last use not read"),
        inactive.facts(),
        inactive.fixes().stream().map(FixView::of).toList());
  }
}
