package onekey.cli.drill;

import java.io.IOException;
import java.util.List;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.output.SafeText;

/** Asks a person whether a drill may begin. */
final class Consent {

  private static final String YES = "yes";
  private static final int LONGEST = 80;

  private Consent() {}

  /**
   * Says what is about to be done, and goes on if it was confirmed beforehand or is confirmed now.
   *
   * @throws BadInputException if it is not confirmed; nothing was made then
   */
  static void require(boolean confirmed, List<String> statement, Console console) {
    statement.stream()
        .map(SafeText::of)
        .forEach(line -> console.err().println(line.endsWith(":") ? line : "  " + line));
    console.err().flush();
    if (confirmed) {
      return;
    }
    if (!console.terminal().progress()) {
      throw new BadInputException(
          "There is no terminal to ask on, so nothing was done. Give --yes to go on without asking.");
    }
    console.err().print("Go on? Type \"yes\": ");
    console.err().flush();
    if (!answer(console).strip().equals(YES)) {
      throw new BadInputException("Not confirmed, so nothing was done.");
    }
  }

  /** Returns the first line of standard input, or what there is of it. */
  private static String answer(Console console) {
    var answer = new StringBuilder();
    try {
      for (var sign = console.in().read();
          sign >= 0 && sign != '\n' && answer.length() < LONGEST;
          sign = console.in().read()) {
        answer.append((char) sign);
      }
    } catch (IOException _) {
      return "";
    }
    return answer.toString();
  }
}
