package onekey.plan.format;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.SafeText;

/** One finding unfolded: the keys, what they suggest, and the ways to fix it. */
final class FindingText {

  private FindingText() {}

  static String of(PlannedUser user) {
    return "%s: %s%s\n  %s\n%s%s"
        .formatted(
            SafeText.of(user.userName() + CommonText.in(user.account())),
            user.decisionWord(),
            user.extraKey().map(key -> " " + SafeText.of(key.name())).orElse(""),
            SafeText.of(user.annotation()),
            user.keys().stream().map(key -> key(key, user)).collect(Collectors.joining()),
            user.fixes().stream().map(FindingText::fix).collect(Collectors.joining()));
  }

  private static String key(PlannedKey key, PlannedUser user) {
    return "  %s%s: %s\n%s"
        .formatted(
            SafeText.of(key.name()),
            user.isExtra(key) ? " (extra)" : "",
            SafeText.of(CommonText.keyWithDescription(key, user.isKept(key))),
            key.advice().stream().map(FindingText::advice).collect(Collectors.joining()));
  }

  private static String advice(Advice advice) {
    return "    %s\n    %s\n".formatted(SafeText.of(advice.text()), advice.page());
  }

  static String fix(Fix fix) {
    return "  %s:\n%s"
        .formatted(
            fix.way().title(),
            IntStream.range(0, fix.steps().size())
                .mapToObj(index -> step(index + 1, fix.steps().get(index)))
                .collect(Collectors.joining()));
  }

  private static String step(int number, Fix.Step step) {
    return "    %d. %s\n%s%s"
        .formatted(
            number,
            SafeText.of(step.text()),
            step.link().map(link -> "       " + link + "\n").orElse(""),
            step.command().map(FindingText::command).orElse(""));
  }

  /** As it is: it must work when it is pasted. */
  private static String command(String command) {
    return CommonText.command(command)
        .orElse(CommonText.COMMAND_NOT_SHOWN)
        .lines()
        .map(line -> "       " + line + "\n")
        .collect(Collectors.joining());
  }
}
