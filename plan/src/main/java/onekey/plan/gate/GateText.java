package onekey.plan.gate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.output.Colours;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import onekey.rule.judgement.ComplianceType;

/** The report as a person reads it in the log of a pipeline. */
public final class GateText {

  private final GateReport report;
  private final GateOrigin origin;
  private final Colours colours;

  private GateText(GateReport report, GateOrigin origin, Colours colours) {
    this.report = report;
    this.origin = origin;
    this.colours = colours;
  }

  /** Returns the report, each line ended. */
  public static String of(GateReport report, GateOrigin origin, Terminal terminal) {
    return new GateText(report, origin, Colours.of(terminal)).text();
  }

  private String text() {
    return Stream.of(
            Stream.of(heading(), policy(), ""),
            report.users().stream().filter(user -> !isFine(user)).flatMap(this::lines),
            section("What is to come:", report.incomplete()),
            section("What cannot be told:", report.limits()),
            Stream.of(totals()))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private String heading() {
    return safe(
        "Plan %s%s%s%s"
            .formatted(
                origin.file().equals("-") ? "on standard input" : origin.file(),
                report.plan().time().map(" of %s"::formatted).orElse(""),
                report.plan().terraformVersion().map(", version %s"::formatted).orElse(""),
                origin.live().map(live -> ", with " + live.words()).orElse("")));
  }

  private String policy() {
    return safe(
        report.policy().toRuleParameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + " " + parameter.getValue())
            .collect(
                Collectors.joining(
                    ", ", "Policy: ", " (%s).".formatted(origin.policySource().words()))));
  }

  private static boolean isFine(GatedUser user) {
    return user.outcome() instanceof Outcome.WithinLimit && user.notes().isEmpty();
  }

  private Stream<String> lines(GatedUser user) {
    var details =
        Stream.of(
                user.keys().stream().map(GatedKey::words),
                reasons(user.outcome()).stream(),
                user.notes().stream())
            .flatMap(words -> words)
            .map(words -> "  - " + safe(words));
    return Stream.of(Stream.of(verdict(user)), details, Stream.of("")).flatMap(lines -> lines);
  }

  private String verdict(GatedUser user) {
    var word = user.outcome().name();
    return "%s %s"
        .formatted(
            user.isOver()
                ? colours.paint(ComplianceType.NON_COMPLIANT, word)
                : user.isNotKnown() ? word : colours.paint(ComplianceType.COMPLIANT, word),
            safe(
                "%s: %s after the apply, %d allowed%s."
                    .formatted(
                        user.who() + user.accountId().map(" in account %s"::formatted).orElse(""),
                        count(user),
                        report.policy().maxActiveKeys(),
                        until(user.outcome()))));
  }

  private static String count(GatedUser user) {
    var active = user.activeKeys();
    return "%s%d active access %s"
        .formatted(user.isNotKnown() ? "at least " : "", active, active == 1 ? "key" : "keys");
  }

  private static String until(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Exempt(var through) -> ", exempt until " + through;
      case Outcome.Rotating(var until) ->
          ", rotating until %s if it is applied now"
              .formatted(LocalDate.ofInstant(until, ZoneOffset.UTC));
      case Outcome.WithinLimit(), Outcome.OverLimit(), Outcome.NotKnown _ -> "";
    };
  }

  private static List<String> reasons(Outcome outcome) {
    return outcome instanceof Outcome.NotKnown(var reasons) ? reasons : List.of();
  }

  private static Stream<String> section(String heading, List<String> sentences) {
    return sentences.isEmpty()
        ? Stream.of()
        : Stream.of(
                Stream.of(heading),
                sentences.stream().map(sentence -> "  - " + safe(sentence)),
                Stream.of(""))
            .flatMap(lines -> lines);
  }

  /** Returns how many users there are, as one line without its end. */
  public static String totals(GateReport report) {
    var users = report.users().size();
    if (users == 0) {
      return "After the apply, the plan has no access keys.";
    }
    var over = report.overLimit().size();
    var notKnown = report.notKnown().size();
    return "%d %s with access keys: %d within the policy, %d over the limit, %d not known."
        .formatted(users, users == 1 ? "user" : "users", users - over - notKnown, over, notKnown);
  }

  private String totals() {
    return totals(report);
  }

  private static String safe(String line) {
    return SafeText.of(line);
  }
}
