package onekey.plan.fix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.SampleState;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/** Users to fix, and fixes as text. */
final class SampleFindings {

  static final String EXTRA = SampleState.id(1);
  static final String KEPT = SampleState.id(2);

  private static final Instant CREATED = Instant.parse("2024-01-01T10:20:30Z");
  private static final LastUse NOT_RECORDED = new LastUse.NotRecorded();

  private SampleFindings() {}

  static PlannedKey key(String name, boolean active, LastUse lastUse) {
    return new PlannedKey(
        name,
        active,
        active ? "Active" : "Inactive",
        CREATED,
        1,
        Optional.of(lastUse),
        Optional.empty(),
        new KeySteps.Listed("eu-west-1", List.of()),
        List.of());
  }

  static PlannedKey active(String name) {
    return key(name, true, NOT_RECORDED);
  }

  /** One key is allowed; the last active one stays. */
  static PlannedUser remove(String name, PlannedKey extra, PlannedKey... others) {
    return remove(name, extra, lastActive(others), others);
  }

  /** No key is allowed. */
  static PlannedUser removeAll(String name, PlannedKey extra, PlannedKey... others) {
    return remove(name, extra, List.of(), others);
  }

  static PlannedUser toRemove() {
    return remove("alice", active(EXTRA), active(KEPT));
  }

  /** One key is allowed; the extra one was used or created too recently. */
  static PlannedUser held(String name, LastUse lastUse) {
    return held(name, key(EXTRA, true, lastUse), new Removability.TooRecent(CREATED), active(KEPT));
  }

  /** One key is allowed; the last active one stays. */
  static PlannedUser held(
      String name, PlannedKey extra, Removability removability, PlannedKey... others) {
    return user(
        name,
        extra,
        lastActive(others),
        removability,
        new Decision.Hold(extra.name(), Optional.empty(), "The reason."),
        others);
  }

  private static PlannedUser remove(
      String name, PlannedKey extra, List<PlannedKey> kept, PlannedKey... others) {
    return user(
        name,
        extra,
        kept,
        new Removability.Removable(CREATED),
        new Decision.Remove(extra.name(), "The reason."),
        others);
  }

  private static List<PlannedKey> lastActive(PlannedKey... others) {
    return Stream.of(others)
        .filter(PlannedKey::active)
        .reduce((_, last) -> last)
        .map(List::of)
        .orElseGet(List::of);
  }

  private static PlannedUser user(
      String name,
      PlannedKey extra,
      List<PlannedKey> kept,
      Removability removability,
      Decision decision,
      PlannedKey... others) {
    return new PlannedUser(
        name,
        Optional.empty(),
        Stream.concat(Stream.of(extra), Stream.of(others)).toList(),
        ComplianceType.NON_COMPLIANT,
        new Standing.OverLimit(
            counted(extra),
            kept.stream().map(SampleFindings::counted).toList(),
            removability,
            new Exemption.None()),
        decision,
        List.of());
  }

  private static CountedKey counted(PlannedKey key) {
    return new CountedKey(key.name(), key.created(), key.lastUse().orElseThrow());
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
