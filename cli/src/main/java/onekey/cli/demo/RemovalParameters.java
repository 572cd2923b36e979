package onekey.cli.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.rule.judgement.DeleteAfter;

/**
 * The parameters of the runbook beside the user.
 *
 * @param noticeDays for how many days a removal is announced before it begins, 0–30
 * @param deleteAfter for how many days a deactivated key stays inactive before it is deleted
 * @param dryRun whether only to decide and explain
 */
public record RemovalParameters(int noticeDays, DeleteAfter deleteAfter, boolean dryRun) {

  /** The demo runs the rule once on each day that it shows, not after every removal. */
  Map<String, List<String>> over(Map<String, List<String>> parameters) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put("NoticeDays", List.of(Integer.toString(noticeDays)));
    changed.put("DeleteAfterDays", List.of(deleteAfter.word()));
    changed.put("DryRun", List.of(Boolean.toString(dryRun)));
    changed.put("ReevaluateAfterRemoval", List.of("false"));
    return changed;
  }
}
