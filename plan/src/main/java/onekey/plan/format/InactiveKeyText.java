package onekey.plan.format;

import onekey.plan.model.InactiveKey;
import onekey.plan.model.Plan;

/** The inactive keys: what is known of each, and how to go on with it. */
final class InactiveKeyText {

  private InactiveKeyText() {}

  /** Adds the section; nothing if there is no inactive key. */
  static void add(Plan plan, TextPage page) {
    if (!plan.inactiveKeys().isEmpty()) {
      page.text().gap().paragraph(CommonText.INACTIVE_KEYS + ":");
      plan.inactiveKeys().forEach(inactive -> add(inactive, page));
    }
  }

  private static void add(InactiveKey inactive, TextPage page) {
    page.text().gap();
    page.part(
        inactive.key().status(),
        "%s%s: %s"
            .formatted(
                inactive.userName(), CommonText.in(inactive.account()), inactive.key().name()));
    page.row("", String.join(" ", inactive.facts()));
    inactive
        .key()
        .description()
        .ifPresent(
            description ->
                page.row("", "Described as %s.".formatted(CommonText.quoted(description))));
    FindingText.addEvents(inactive.key(), page);
    FixText.add(inactive.fixes(), page);
  }
}
