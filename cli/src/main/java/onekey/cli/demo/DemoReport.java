package onekey.cli.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import onekey.cli.output.SafeText;
import onekey.cli.output.Terminal;
import onekey.cli.output.VerdictTable;
import onekey.rule.judgement.ComplianceType;

/** What a reviewer sees after the rule has run. */
final class DemoReport {

  /** More executions than these are only counted. */
  private static final int SHOWN = 20;

  private DemoReport() {}

  static String of(JudgedAccount judged, Terminal terminal) {
    return """
        %s
        %s
        API calls made by the rule: %s.

        Remediation of each NON_COMPLIANT user by the runbook:

        %s
        Judged again, the users whose verdict or keys changed:

        %s
        %s
        """
        .formatted(
            table(judged.users(), terminal),
            totals(judged.users()),
            calls(judged),
            remediations(judged.remediations()),
            changed(judged).isEmpty() ? "(none)\n" : table(changed(judged), terminal),
            totals(judged.usersAfter()));
  }

  private static String table(List<JudgedUser> users, Terminal terminal) {
    return new VerdictTable<>(terminal, JudgedUser::complianceType)
        .text("User", JudgedUser::userName)
        .text("Id", JudgedUser::userId)
        .number("Active", user -> Long.toString(user.activeKeys()))
        .verdict()
        .text("Annotation", JudgedUser::annotation)
        .render(users);
  }

  private static String remediations(List<Remediation> remediations) {
    var shown =
        remediations.stream()
            .limit(SHOWN)
            .map(DemoReport::remediation)
            .collect(Collectors.joining());
    return remediations.size() > SHOWN
        ? shown + "… and %d more.%n".formatted(remediations.size() - SHOWN)
        : shown;
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

  /** An annotation changes with the day; keys and verdicts change only by what somebody did. */
  private static List<JudgedUser> changed(JudgedAccount judged) {
    return judged.usersAfter().stream()
        .filter(
            after ->
                judged.users().stream()
                    .filter(before -> before.userId().equals(after.userId()))
                    .noneMatch(
                        before ->
                            before.activeKeys() == after.activeKeys()
                                && before.complianceType() == after.complianceType()))
        .toList();
  }

  private static String totals(List<JudgedUser> users) {
    return Arrays.stream(ComplianceType.values())
        .filter(type -> type != ComplianceType.NOT_APPLICABLE || count(users, type) > 0)
        .map(type -> count(users, type) + " " + type)
        .collect(Collectors.joining(", ", users.size() + " users: ", "."));
  }

  private static long count(List<JudgedUser> users, ComplianceType type) {
    return users.stream().filter(user -> user.complianceType() == type).count();
  }

  private static String calls(JudgedAccount judged) {
    var total = judged.calls().values().stream().mapToLong(Long::longValue).sum();
    return judged.calls().entrySet().stream()
        .map(call -> call.getKey() + " " + call.getValue())
        .collect(Collectors.joining(", ", total + " (", ")"));
  }
}
