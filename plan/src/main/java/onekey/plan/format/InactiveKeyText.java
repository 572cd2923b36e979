package onekey.plan.format;

import java.util.stream.Collectors;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.Plan;
import onekey.plan.output.SafeText;

/** The inactive keys unfolded: what is known of each, and how to go on with it. */
final class InactiveKeyText {

  private InactiveKeyText() {}

  /** Returns the section; empty if there is no inactive key. */
  static String section(Plan plan) {
    return plan.inactiveKeys().isEmpty()
        ? ""
        : plan.inactiveKeys().stream()
            .map(InactiveKeyText::of)
            .collect(Collectors.joining("\n", CommonText.INACTIVE_KEYS + ":\n\n", "\n"));
  }

  private static String of(InactiveKey inactive) {
    return "%s: %s\n%s%s"
        .formatted(
            SafeText.of(inactive.userName() + CommonText.in(inactive.account())),
            SafeText.of(inactive.key().name()),
            inactive.facts().stream()
                .map(fact -> "  " + SafeText.of(fact) + "\n")
                .collect(Collectors.joining()),
            inactive.fixes().stream().map(FindingText::fix).collect(Collectors.joining()));
  }
}
