package onekey.cli.plan.fix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.cli.plan.Fix;
import onekey.cli.plan.PlannedKey;
import onekey.cli.plan.PlannedUser;
import onekey.cli.plan.PlannedUser.PlannedDecision;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;

/** Users to fix, and fixes as text. */
final class SampleFindings {

  static final String EXTRA = TerraformStatesTest.id(1);
  static final String KEPT = TerraformStatesTest.id(2);
  static final KeyPolicy ONE_ALLOWED = new KeyPolicy(1, 0, Optional.empty(), 45);
  static final KeyPolicy NONE_ALLOWED = new KeyPolicy(0, 0, Optional.empty(), 45);

  private static final Instant CREATED = Instant.parse("2024-01-01T10:20:30Z");

  private SampleFindings() {}

  static PlannedKey key(String name, boolean active, boolean extra, LastUse lastUse) {
    return new PlannedKey(
        name, active, active ? "Active" : "Inactive", CREATED, 1, lastUse, extra, List.of());
  }

  static PlannedKey extra(String name) {
    return key(name, true, true, new LastUse.NotRecorded());
  }

  static PlannedKey kept(String name) {
    return key(name, true, false, new LastUse.NotRecorded());
  }

  static PlannedUser user(String name, PlannedDecision decision, PlannedKey... keys) {
    return new PlannedUser(
        name,
        Optional.empty(),
        List.of(keys),
        ComplianceType.NON_COMPLIANT,
        decision,
        "The reason.",
        List.of());
  }

  static PlannedUser toRemove() {
    return user("alice", PlannedDecision.Remove, extra(EXTRA), kept(KEPT));
  }

  static PlannedUser held(String name, LastUse lastUse) {
    return user(name, PlannedDecision.Hold, key(EXTRA, true, true, lastUse), kept(KEPT));
  }

  static String text(List<Fix> fixes, Fix.Way way) {
    return fixes.stream()
        .filter(fix -> fix.way() == way)
        .flatMap(fix -> fix.steps().stream())
        .map(
            step ->
                "- "
                    + step.text()
                    + step.link().map(link -> "\n  " + link).orElse("")
                    + step.command().map(command -> "\n  $ " + command).orElse("")
                    + "\n")
        .collect(Collectors.joining());
  }

  static List<String> commands(List<Fix> fixes) {
    return fixes.stream()
        .flatMap(fix -> fix.steps().stream())
        .flatMap(step -> step.command().stream())
        .toList();
  }
}
