package onekey.cli.doctor.report;

import java.util.List;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.check.Topic;
import onekey.cli.doctor.words.Naming;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.plan.model.ToolVersion;
import onekey.plan.output.Colours;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import onekey.rule.judgement.ComplianceType;

/** What was found, for people. */
final class DoctorText {

  /** As many lines of one topic as a person reads; JSON has all. */
  private static final int MOST_LINES = 20;

  private static final String INDENT = "                 ";

  private final Examination found;
  private final Naming naming;
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private DoctorText(Examination found, Naming naming, Terminal terminal) {
    this.found = found;
    this.naming = naming;
    this.terminal = terminal;
  }

  static String of(Examination found, Naming naming, Terminal terminal) {
    return new DoctorText(found, naming, terminal).write();
  }

  private String write() {
    text.append(
        "OneKey %s\nStack %s in %s, account %s\nAt %s\n"
            .formatted(
                ToolVersion.current().words(),
                safe(naming.of(Words.named(Part.Kind.STACK, found.stackName()))),
                found.region(),
                found.place().map(place -> naming.of(place.account())).orElse("not known"),
                found.time()));
    for (var topic : Topic.values()) {
      text.append('\n').append(topic.title()).append('\n');
      write(found.of(topic));
    }
    text.append(
        "\n%d fine, %d wrong, %d not checkable.\n"
            .formatted(
                found.count(Status.FINE),
                found.count(Status.WRONG),
                found.count(Status.NOT_CHECKABLE)));
    return text.toString();
  }

  private void write(List<Line> lines) {
    lines.stream().limit(MOST_LINES).forEach(this::write);
    if (lines.size() > MOST_LINES) {
      text.append(
          "%sand %d more; --format json has all of them.\n"
              .formatted(INDENT, lines.size() - MOST_LINES));
    }
  }

  private void write(Line line) {
    var word = line.status().words();
    text.append("  ")
        .append(Colours.of(terminal).paint(colour(line.status()), word))
        .append(" ".repeat(INDENT.length() - 2 - word.length()))
        .append(wrapped(line.subject().text(naming) + ": " + line.text().text(naming)));
    line.toDo()
        .ifPresent(
            words -> text.append(INDENT).append(wrapped("To do: " + words.text(naming) + ".")));
  }

  private static ComplianceType colour(Status status) {
    return switch (status) {
      case FINE -> ComplianceType.COMPLIANT;
      case WRONG -> ComplianceType.NON_COMPLIANT;
      case NOT_CHECKABLE -> ComplianceType.NOT_APPLICABLE;
    };
  }

  /** On a terminal, no line is longer than it is wide, unless one word is. */
  private String wrapped(String sentence) {
    var width =
        terminal.columns().isPresent()
            ? Math.max(40, terminal.columns().getAsInt()) - INDENT.length()
            : Integer.MAX_VALUE;
    var lines = new StringBuilder();
    var length = 0;
    for (var word : safe(sentence).split(" ", -1)) {
      if (length > 0 && length + 1 + word.length() > width) {
        lines.append('\n').append(INDENT);
        length = 0;
      } else if (length > 0) {
        lines.append(' ');
        length++;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.append('\n').toString();
  }

  private static String safe(String text) {
    return SafeText.of(text);
  }
}
