package onekey.rule;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.rule.judgement.Changes;
import onekey.rule.judgement.ComplianceType;

/** Counts the users of a run by compliance type. */
final class Tally {

  private Tally() {}

  static Map<String, Long> of(Changes changes) {
    return Stream.concat(
            changes.judged().stream().map(finding -> finding.verdict().complianceType()),
            changes.departed().stream().map(_ -> ComplianceType.NOT_APPLICABLE))
        .collect(Collectors.groupingBy(ComplianceType::name, TreeMap::new, Collectors.counting()));
  }
}
