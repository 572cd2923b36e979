package onekey.plan.format;

import java.util.List;
import onekey.plan.model.Fix;

/** The ways to fix something, step by step. Links and commands are as they must be pasted. */
final class FixText {

  private static final int INDENT = 2;
  private static final int INDENT_OF_STEP = 4;
  private static final int INDENT_OF_COMMAND = 7;

  private FixText() {}

  static void add(List<Fix> fixes, TextPage page) {
    fixes.forEach(fix -> add(fix, fix.way().title() + ":", page));
  }

  /** Adds a way under a title of its own. */
  static void add(Fix fix, String title, TextPage page) {
    add(fix.steps(), title, page);
  }

  /** Adds steps under a title. */
  static void add(List<Fix.Step> steps, String title, TextPage page) {
    page.text().row(INDENT, "", 0, title);
    for (var index = 0; index < steps.size(); index++) {
      add(index + 1, steps.get(index), page);
    }
  }

  private static void add(int number, Fix.Step step, TextPage page) {
    page.text().item(INDENT_OF_STEP, number + ".", step.text());
    step.link().ifPresent(link -> page.text().asItIs(INDENT_OF_COMMAND, link.toString()));
    step.command()
        .map(command -> CommonText.command(command).orElse(CommonText.COMMAND_NOT_SHOWN))
        .ifPresent(command -> page.text().asItIs(INDENT_OF_COMMAND, command));
  }
}
