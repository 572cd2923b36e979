package onekey.cli.demo;

import java.util.Arrays;
import java.util.stream.Collectors;
import onekey.cli.output.Terminal;
import onekey.cli.output.VerdictTable;
import onekey.rule.judgement.ComplianceType;

/** What a reviewer sees after the rule has run. */
final class DemoReport {

  private DemoReport() {}

  static String of(JudgedAccount judged, Terminal terminal) {
    var table =
        new VerdictTable<>(terminal, JudgedUser::complianceType)
            .text("User", JudgedUser::userName)
            .text("Id", JudgedUser::userId)
            .number("Active", user -> Long.toString(user.activeKeys()))
            .verdict()
            .text("Annotation", JudgedUser::annotation);
    return """
        %s
        %d users: %s.
        API calls made by the rule: %s.
        """
        .formatted(
            table.render(judged.users()), judged.users().size(), totals(judged), calls(judged));
  }

  private static String totals(JudgedAccount judged) {
    return Arrays.stream(ComplianceType.values())
        .filter(type -> type != ComplianceType.NOT_APPLICABLE || count(judged, type) > 0)
        .map(type -> count(judged, type) + " " + type)
        .collect(Collectors.joining(", "));
  }

  private static long count(JudgedAccount judged, ComplianceType type) {
    return judged.users().stream().filter(user -> user.complianceType() == type).count();
  }

  private static String calls(JudgedAccount judged) {
    var total = judged.calls().values().stream().mapToLong(Long::longValue).sum();
    return judged.calls().entrySet().stream()
        .map(call -> call.getKey() + " " + call.getValue())
        .collect(Collectors.joining(", ", total + " (", ")"));
  }
}
