package onekey.plan.format.html;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.format.html.Chart.Count;
import onekey.plan.language.Texts;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.LastUse;

/** The charts of the report: the users by verdict, and the keys by age and by time without use. */
final class Charts {

  private Charts() {}

  static List<Chart> of(Plan plan, Texts texts) {
    return List.of(verdicts(plan, texts), ages(plan, texts), idleTimes(plan, texts));
  }

  static Stream<PlannedKey> activeKeys(Plan plan) {
    return keys(plan).filter(PlannedKey::active);
  }

  private static Stream<PlannedKey> keys(Plan plan) {
    return plan.users().stream().flatMap(user -> user.keys().stream());
  }

  private static Chart verdicts(Plan plan, Texts texts) {
    return Chart.of(
        texts.get("chartVerdicts"),
        texts.get("chartVerdictsHead"),
        Stream.of(
                count(ComplianceType.NON_COMPLIANT, plan.counts().nonCompliant()),
                count(ComplianceType.COMPLIANT, plan.counts().compliant()),
                new Count(texts.get("chartNotRead"), "unread", plan.unread().size()))
            .filter(count -> count.count() > 0 || isVerdictOfUsers(count)),
        Optional.empty());
  }

  private static Count count(ComplianceType type, long users) {
    return new Count(type.name(), type.name(), users);
  }

  private static boolean isVerdictOfUsers(Count count) {
    return count.label().equals(ComplianceType.NON_COMPLIANT.name())
        || count.label().equals(ComplianceType.COMPLIANT.name());
  }

  private static Chart ages(Plan plan, Texts texts) {
    var ages = activeKeys(plan).map(PlannedKey::ageDays).toList();
    return Chart.of(
        texts.get("chartAges"),
        texts.get("chartAgesHead"),
        Stream.of(
            new Count(texts.get("chartAges1"), "young", upTo(PlannedKey.LONGEST_DAYS, ages)),
            new Count(texts.get("chartAges2"), "old", between(91, 180, ages)),
            new Count(texts.get("chartAges3"), "older", between(181, 365, ages)),
            new Count(texts.get("chartAges4"), "oldest", from(366, ages))),
        Optional.empty());
  }

  /**
   * Of keys of every status, but only of those whose last use was read. The Benchmark asks to
   * disable what was not used for 45 days.
   */
  private static Chart idleTimes(Plan plan, Texts texts) {
    var uses = keys(plan).flatMap(key -> key.lastUse().stream()).toList();
    var idle = uses.stream().flatMap(use -> idleDays(use, plan.time())).toList();
    return Chart.of(
        texts.get("chartIdle"),
        texts.get("chartIdleHead"),
        Stream.of(
            new Count(texts.get("chartIdle1"), "young", upTo(44, idle)),
            new Count(texts.get("chartIdle2"), "old", between(45, 89, idle)),
            new Count(texts.get("chartIdle3"), "older", between(90, 364, idle)),
            new Count(texts.get("chartIdle4"), "oldest", from(365, idle)),
            new Count(texts.get("chartIdleNotRecorded"), "oldest", uses.size() - idle.size())),
        notRead(uses.size(), keys(plan).count(), texts));
  }

  private static Stream<Long> idleDays(LastUse use, Instant now) {
    return switch (use) {
      case LastUse.Recorded recorded -> Stream.of(Duration.between(recorded.at(), now).toDays());
      case LastUse.NotRecorded() -> Stream.empty();
    };
  }

  private static Optional<String> notRead(long read, long keys, Texts texts) {
    return Optional.of(texts.of("chartIdleNote", Texts.number(read), Texts.number(keys)))
        .filter(_ -> read < keys);
  }

  /** A clock that is ahead gives negative numbers. */
  private static long upTo(long most, List<Long> days) {
    return between(Long.MIN_VALUE, most, days);
  }

  private static long from(long least, List<Long> days) {
    return between(least, Long.MAX_VALUE, days);
  }

  private static long between(long least, long most, List<Long> days) {
    return days.stream().filter(number -> number >= least && number <= most).count();
  }
}
