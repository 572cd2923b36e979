package onekey.cli.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of the runbook beside the user.
 *
 * @param removal what becomes of the extra key
 * @param quarantineDays for how many days a key stays inactive before it is deleted, 0–90
 * @param dryRun whether only to decide and explain
 */
public record RemovalParameters(Removal removal, int quarantineDays, boolean dryRun) {

  /** The runbook's own default. */
  public static final int DEFAULT_QUARANTINE_DAYS = 7;

  /** What becomes of the extra key, in the words of the runbook's parameter. */
  public enum Removal {
    Delete,
    Deactivate
  }

  /** The account is judged again once at the end, not after every removal. */
  Map<String, List<String>> over(Map<String, List<String>> parameters) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put("Removal", List.of(removal.name()));
    changed.put("QuarantineDays", List.of(Integer.toString(quarantineDays)));
    changed.put("DryRun", List.of(Boolean.toString(dryRun)));
    changed.put("ReevaluateAfterRemoval", List.of("false"));
    return changed;
  }
}
