package onekey.cli.demo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import onekey.plan.output.UserVerdict;
import onekey.plan.output.VerdictTable;

/** What a reviewer sees after the rule has run. */
public final class DemoReport {

  /** More executions than these are only counted. */
  private static final int SHOWN = 20;

  private DemoReport() {}

  /** Returns the tables with their totals. */
  public static String of(JudgedAccount judged, Terminal terminal) {
    var changed = changed(judged.users(), judged.usersAfter());
    return """
        %s
        %s
        API calls made by the rule: %s.
        AWS Config bills for this run: %s. For the next one, a day later, if nothing changes: %s.

        %s
        Remediation of each NON_COMPLIANT user by the runbook:

        %s
        Judged again, the users whose verdict or keys changed:

        %s
        %s
        """
            .formatted(
                table(judged.users(), terminal),
                UserVerdict.totals(judged.users()),
                calls(judged),
                cost(judged.cost()),
                cost(judged.costUnchanged()),
                judged.message().map(DemoReport::message).orElse("People get no message.\n"),
                some(judged.remediations(), DemoReport::remediation),
                changed.isEmpty() ? "(none)\n" : table(changed, terminal),
                UserVerdict.totals(judged.usersAfter()))
        + judged.quarantine().map(over -> quarantine(over, judged, terminal)).orElse("");
  }

  private static String cost(RunCost cost) {
    return "%d %s ($%s)"
        .formatted(
            cost.evaluations(),
            cost.evaluations() == 1 ? "evaluation" : "evaluations",
            cost.dollars().toPlainString());
  }

  private static String message(SentMessage message) {
    return Stream.concat(
            Stream.of(
                "People get this message:", "", "  Subject: " + SafeText.of(message.subject())),
            Stream.concat(Stream.of(""), message.text().lines())
                .map(line -> line.isEmpty() ? "" : "  " + SafeText.of(line)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String quarantine(Quarantine quarantine, JudgedAccount judged, Terminal terminal) {
    var changed = changed(judged.usersAfter(), quarantine.usersAtTheEnd());
    return """

        Day %d: the keys that are still inactive are deleted:

        %s
        Judged again, the users whose verdict or keys changed:

        %s
        %s
        """
        .formatted(
            quarantine.days(),
            some(quarantine.ends(), DemoReport::end),
            changed.isEmpty() ? "(none)\n" : table(changed, terminal),
            UserVerdict.totals(quarantine.usersAtTheEnd()))
        .transform(
            text -> quarantine.reactivation().map(DemoReport::reactivation).orElse("") + text);
  }

  private static String reactivation(Quarantine.Reactivation act) {
    return """

        Day %d: a person makes %s of %s active again. AWS Config remediates %s again:

        %s"""
        .formatted(
            act.day(),
            act.accessKeyId(),
            SafeText.of(act.userName()),
            SafeText.of(act.userName()),
            remediation(act.remediation()));
  }

  private static String end(Quarantine.EndedKey end) {
    return "%s: %s (%s)\n  %s\n"
        .formatted(
            SafeText.of(end.userName()),
            (end.deleted() ? "deleted " : "not deleted ") + end.accessKeyId(),
            end.status(),
            SafeText.of(end.reason()));
  }

  private static String table(List<JudgedUser> users, Terminal terminal) {
    return VerdictTable.<JudgedUser>of(terminal)
        .text("Id", JudgedUser::userId)
        .number("Active", user -> Long.toString(user.activeKeys()))
        .verdict()
        .annotation()
        .render(users);
  }

  private static <T> String some(List<T> all, Function<T, String> text) {
    var shown = all.stream().limit(SHOWN).map(text).collect(Collectors.joining());
    return all.size() > SHOWN ? shown + "… and %d more.\n".formatted(all.size() - SHOWN) : shown;
  }

  private static String remediation(Remediation remediation) {
    return """
        %s: %s %s (%s)
          %s
          %s
        """
        .formatted(
            SafeText.of(remediation.userName()),
            remediation.decision(),
            remediation.accessKeyId(),
            remediation.status(),
            SafeText.of(remediation.reason()),
            remediation.steps().stream().map(DemoReport::step).collect(Collectors.joining(" > ")));
  }

  private static String step(Remediation.Step step) {
    return step.status().equals("Success") ? step.name() : step.name() + " (" + step.status() + ")";
  }

  /** Annotations change with the day; keys and verdicts change only by what was done. */
  private static List<JudgedUser> changed(List<JudgedUser> users, List<JudgedUser> usersAfter) {
    return usersAfter.stream()
        .filter(
            after ->
                users.stream()
                    .filter(before -> before.userId().equals(after.userId()))
                    .noneMatch(
                        before ->
                            before.activeKeys() == after.activeKeys()
                                && before.complianceType() == after.complianceType()))
        .toList();
  }

  private static String calls(JudgedAccount judged) {
    var total = judged.calls().values().stream().mapToLong(Long::longValue).sum();
    return judged.calls().entrySet().stream()
        .map(call -> call.getKey() + " " + call.getValue())
        .collect(Collectors.joining(", ", total + " (", ")"));
  }
}
