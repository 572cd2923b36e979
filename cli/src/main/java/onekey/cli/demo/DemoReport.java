package onekey.cli.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onekey.cli.demo.Day.PendingStep;
import onekey.plan.output.Colours;
import onekey.plan.output.LabelledText;
import onekey.plan.output.Terminal;
import onekey.plan.output.UserVerdict;
import onekey.rule.judgement.ComplianceType;

/** What a reviewer sees: a part for each day, with one row or more for each thing that happened. */
public final class DemoReport {

  /** What is more than this is only counted, unless everything is asked for. */
  private static final int SHOWN = 20;

  private static final int CHANGES_SHOWN = 2;

  /** Without a terminal. The report is read by people; programs take JSON. */
  private static final int USUAL_COLUMNS = 120;

  private static final int LABEL_WIDTH = 15;
  private static final int INDENT = 2;

  /** What differs in messages of one kind. */
  private static final Pattern IDS_AND_NUMBERS = Pattern.compile("AKIA\\w+|\\d+");

  private final Terminal terminal;
  private final boolean everything;
  private final LabelledText text;

  private DemoReport(Terminal terminal, boolean everything) {
    this.terminal = terminal;
    this.everything = everything;
    this.text = new LabelledText(OptionalInt.of(terminal.columns().orElse(USUAL_COLUMNS)));
  }

  /**
   * Returns the report.
   *
   * @param everything whether to show ids, reasons, steps, and all messages in full
   */
  public static String of(JudgedAccount judged, boolean everything, Terminal terminal) {
    return new DemoReport(terminal, everything).write(judged);
  }

  private String write(JudgedAccount judged) {
    text.paragraph(
        judged.invented()
            ? "A stand-in for AWS on this machine, OneKey's own rule and runbooks, and users whose"
                + " acts are made up."
            : "A stand-in for AWS on this machine, OneKey's own rule and runbooks, and the users of"
                + " the credential report. Nobody acts: no key is used or made active again. This is"
                + " what OneKey would do if nothing else changed.");
    var users = List.<JudgedUser>of();
    var pending = List.<PendingStep>of();
    for (var day : judged.days()) {
      text.gap();
      text.paragraph("Day %d, %s: %s".formatted(day.day(), day.date(), day.event()));
      executions(day.executions());
      verdicts(changed(users, day), users.isEmpty() ? SHOWN : CHANGES_SHOWN);
      row("Total", UserVerdict.totals(day.users()));
      if (users.isEmpty()) {
        firstRun(judged);
      }
      messages(day.messages());
      if (!day.pending().equals(pending)) {
        row(
            "Pending",
            day.pending().isEmpty()
                ? "nothing"
                : some(day.pending(), CHANGES_SHOWN, DemoReport::pending));
      }
      users = day.users();
      pending = day.pending();
    }
    if (!everything) {
      text.gap();
      text.paragraph(
          "--verbose shows every message in full, every reason and step, and all ids. --format json is"
              + " for programs.");
    }
    return text.toString();
  }

  private void firstRun(JudgedAccount judged) {
    if (everything) {
      row("API calls", calls(judged));
    }
    row(
        "Costs",
        "AWS Config bills %s; for a run a day later, if nothing changes, %s."
            .formatted(cost(judged.cost()), cost(judged.costUnchanged())));
  }

  private void executions(List<Execution> executions) {
    if (!everything) {
      executions.stream()
          .filter(execution -> !execution.failed())
          .collect(
              Collectors.groupingBy(Execution::decision, LinkedHashMap::new, Collectors.toList()))
          .forEach((decision, some) -> row(decision, some(some, SHOWN, DemoReport::userAndKey)));
    }
    executions.stream().filter(execution -> everything || execution.failed()).forEach(this::inFull);
  }

  private static String userAndKey(Execution execution) {
    return "%s %s".formatted(execution.userName(), execution.accessKeyId()).strip();
  }

  private void inFull(Execution execution) {
    row(
        execution.failed() ? "FAILED" : execution.decision(),
        "%s (%s)".formatted(userAndKey(execution), execution.status()));
    row("", execution.reason());
    row("", execution.steps().stream().map(DemoReport::step).collect(Collectors.joining(" > ")));
  }

  private static String step(Execution.Step step) {
    return step.status().equals("Success") ? step.name() : step.name() + " (" + step.status() + ")";
  }

  /** Those come first who were remediated, and then those who are NON_COMPLIANT. */
  private static List<JudgedUser> changed(List<JudgedUser> before, Day day) {
    var remediated = day.executions().stream().map(Execution::userId).collect(Collectors.toSet());
    var known = Set.copyOf(before);
    return day.users().stream()
        .filter(user -> !known.contains(user))
        .sorted(
            Comparator.<JudgedUser, Boolean>comparing(user -> !remediated.contains(user.userId()))
                .thenComparing(user -> user.complianceType() != ComplianceType.NON_COMPLIANT))
        .toList();
  }

  private void verdicts(List<JudgedUser> users, int most) {
    users.stream().limit(everything ? users.size() : most).forEach(this::verdict);
    if (!everything && users.size() > most) {
      row("", "… and %d more.".formatted(users.size() - most));
    }
  }

  private void verdict(JudgedUser user) {
    var type = user.complianceType();
    text.row(
        INDENT,
        type.name(),
        LABEL_WIDTH,
        label -> Colours.of(terminal).paint(type, label),
        everything ? user.userId() + " " + user.annotation() : user.annotation());
  }

  private void messages(List<SentMessage> messages) {
    if (everything) {
      messages.forEach(
          message -> {
            row("Message", message.subject());
            message.text().lines().forEach(line -> row("", line));
          });
      return;
    }
    messages.stream()
        .collect(
            Collectors.groupingBy(
                message -> IDS_AND_NUMBERS.matcher(message.subject()).replaceAll(""),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .forEach(
            kind -> {
              var size = kind.size();
              row(size == 1 ? "1 message" : size + " messages", heading(kind.getFirst()));
              next(kind.getFirst()).ifPresent(next -> row("", next));
            });
  }

  /** The subject, if it says the same as the first heading. */
  private static String heading(SentMessage message) {
    var heading = paragraphs(message).get(1).lines().findFirst().orElseThrow();
    return listsUsers(message) ? message.subject() : heading;
  }

  /**
   * The first thing to do; the reason, if nothing is to do. Lists of users are in the verdicts; of
   * a new key, what CloudTrail states.
   */
  private static Optional<String> next(SentMessage message) {
    return listsUsers(message)
        ? message
            .text()
            .lines()
            .dropWhile(line -> !line.startsWith("What CloudTrail states"))
            .skip(1)
            .findFirst()
            .map(line -> line.substring(2))
        : paragraphs(message).stream()
            .skip(2)
            .filter(paragraph -> !paragraph.startsWith("All verdicts"))
            .findFirst()
            .or(
                () ->
                    paragraphs(message)
                        .get(1)
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2))
                        .findFirst());
  }

  private static boolean listsUsers(SentMessage message) {
    return message.subject().contains("IAM user");
  }

  private static List<String> paragraphs(SentMessage message) {
    return List.of(message.text().split("\n\n", -1));
  }

  private static String pending(PendingStep step) {
    return "%s %s on %s"
        .formatted(step.userName(), step.name(), LocalDate.ofInstant(step.at(), ZoneOffset.UTC));
  }

  private <T> String some(List<T> all, int most, Function<T, String> text) {
    var shown = all.stream().limit(everything ? all.size() : most).map(text).toList();
    var joined = String.join(", ", shown);
    return shown.size() < all.size()
        ? joined + ", and %d more".formatted(all.size() - shown.size())
        : joined;
  }

  private static String calls(JudgedAccount judged) {
    var total = judged.calls().values().stream().mapToLong(Long::longValue).sum();
    return judged.calls().entrySet().stream()
        .map(call -> call.getKey() + " " + call.getValue())
        .collect(Collectors.joining(", ", total + " (", ")"));
  }

  private static String cost(RunCost cost) {
    return "%d %s ($%s)"
        .formatted(
            cost.evaluations(),
            cost.evaluations() == 1 ? "evaluation" : "evaluations",
            cost.dollars().toPlainString());
  }

  private void row(String label, String value) {
    text.row(INDENT, label, LABEL_WIDTH, value);
  }
}
