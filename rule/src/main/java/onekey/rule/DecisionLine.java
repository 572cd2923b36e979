package onekey.rule;

import java.util.Map;

/**
 * The line in the log of the chooser about one answer. The dashboard reads it, so it holds no
 * quotation marks, like the line of the judge.
 */
final class DecisionLine {

  private static final Map<String, String> CONFIRMED =
      Map.of("true", "Confirmed", "later", "Postponed");

  private DecisionLine() {}

  /**
   * Writes the line.
   *
   * @param request what was asked, already checked
   * @param answer what was answered
   */
  static String of(Map<String, String> request, Map<String, String> answer) {
    return "OneKey decision: ask=%s decision=%s key=%s user=%s"
        .formatted(
            request.get("ask"),
            answer.getOrDefault(
                "decision",
                CONFIRMED.getOrDefault(answer.getOrDefault("confirmed", ""), "Refused")),
            orDash(answer.getOrDefault("accessKeyId", "")),
            orDash(answer.getOrDefault("userName", "")));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
