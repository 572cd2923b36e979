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
import onekey.plan.output.LabelledText;
import onekey.plan.output.Terminal;
import onekey.rule.judgement.ComplianceType;

/** What was found, for people. */
public final class DoctorText {

  /** As many lines of one topic as a person reads; JSON has all. */
  private static final int MOST_LINES = 20;

  private static final int INDENT = 2;

  /** Of the longest status, and spaces. */
  private static final int LABEL = 15;

  private final Examination found;
  private final Naming naming;
  private final Colours colours;
  private final LabelledText text;

  private DoctorText(Examination found, Naming naming, Terminal terminal) {
    this.found = found;
    this.naming = naming;
    this.colours = Colours.of(terminal);
    this.text = new LabelledText(terminal.columns());
  }

  /**
   * Returns a text, each line ended by a line feed.
   *
   * @param personalDetails whether to write names; else they are replaced by aliases
   * @param terminal what it will be shown on
   */
  public static String of(Examination found, boolean personalDetails, Terminal terminal) {
    return new DoctorText(found, Naming.with(personalDetails), terminal).write();
  }

  private String write() {
    text.paragraph("OneKey " + ToolVersion.current().words())
        .paragraph(
            "Stack %s in %s, account %s"
                .formatted(
                    naming.of(Words.named(Part.Kind.STACK, found.stackName())),
                    found.region(),
                    found.place().map(place -> naming.of(place.account())).orElse("not known")))
        .paragraph("At " + found.time());
    for (var topic : Topic.values()) {
      text.gap().paragraph(topic.title());
      write(found.of(topic));
    }
    text.gap()
        .paragraph(
            "%d fine, %d wrong, %d not checkable."
                .formatted(
                    found.count(Status.FINE),
                    found.count(Status.WRONG),
                    found.count(Status.NOT_CHECKABLE)));
    return text.toString();
  }

  private void write(List<Line> lines) {
    lines.stream().limit(MOST_LINES).forEach(this::write);
    if (lines.size() > MOST_LINES) {
      writeBelow(
          "and %d more; --format json has all of them.".formatted(lines.size() - MOST_LINES));
    }
  }

  private void write(Line line) {
    text.row(
        INDENT,
        line.status().words(),
        LABEL,
        word -> colours.paint(colour(line.status()), word),
        line.subject().text(naming) + ": " + line.text().text(naming));
    line.toDo().ifPresent(words -> writeBelow("To do: " + words.text(naming) + "."));
  }

  private void writeBelow(String value) {
    text.row(INDENT, "", LABEL, value);
  }

  private static ComplianceType colour(Status status) {
    return switch (status) {
      case FINE -> ComplianceType.COMPLIANT;
      case WRONG -> ComplianceType.NON_COMPLIANT;
      case NOT_CHECKABLE -> ComplianceType.NOT_APPLICABLE;
    };
  }
}
