package onekey.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import onekey.rule.judgement.Verdict;

/** Counts verdicts by compliance type. */
final class Tally {

  private Tally() {}

  static Map<String, Long> of(List<Verdict> verdicts) {
    return verdicts.stream()
        .collect(
            Collectors.groupingBy(
                verdict -> verdict.complianceType().name(), TreeMap::new, Collectors.counting()));
  }
}
