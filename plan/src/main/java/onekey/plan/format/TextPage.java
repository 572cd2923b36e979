package onekey.plan.format;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.Colours;
import onekey.plan.output.LabelledText;
import onekey.plan.output.Terminal;

/** The text of a plan while it is written. All its parts have the same margins. */
final class TextPage {

  /** The columns of a label that begins a part, with the space behind it. */
  private static final int MARGIN = 10;

  private static final int INDENT = 2;

  private final LabelledText text;
  private final Colours colours;
  private final Map<URI, Integer> pages = new LinkedHashMap<>();

  TextPage(Terminal terminal) {
    this.text = new LabelledText(terminal.columns());
    this.colours = Colours.of(terminal);
  }

  LabelledText text() {
    return text;
  }

  Colours colours() {
    return colours;
  }

  /** Begins a part, such as a finding. */
  void part(String label, String value) {
    text.row(0, label, MARGIN, value);
  }

  /** Begins the part of a user, with the decision in the colour of the verdict. */
  void user(PlannedUser user, String value) {
    text.row(
        0,
        user.decisionWord(),
        MARGIN,
        label -> colours.paint(user.complianceType(), label),
        value);
  }

  /** Says something about the part; without a label what goes on from the line above. */
  void row(String label, String value) {
    text.row(INDENT, label, MARGIN - INDENT, colours::strong, value);
  }

  /** Says one of several things about the part. */
  void item(String value) {
    text.item(MARGIN, "-", value);
  }

  /** Returns what stands for a web page in the text, such as {@code [1]}. */
  String reference(URI page) {
    return "[%d]".formatted(pages.computeIfAbsent(page, _ -> pages.size() + 1));
  }

  /** Names the web pages that were referred to, once each. */
  void namePages() {
    if (!pages.isEmpty()) {
      text.gap();
      pages.forEach((page, number) -> text.asItIs(0, "[%d] %s".formatted(number, page)));
    }
  }
}
