package onekey.rule.judgement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import onekey.rule.judgement.Keys.TestUser;

/** Reporting only changes is the same as reporting everything, for whoever reads AWS Config. */
class ChangesProperties {

  /**
   * One run of the rule.
   *
   * @param hoursLater how long after the one before it starts
   * @param users who exists then
   * @param unread the places of the users that cannot be read
   * @param kind what becomes of the run
   */
  record Run(
      int hoursLater, KeyPolicy policy, List<TestUser> users, Set<Integer> unread, Kind kind) {

    enum Kind {
      WHOLE,
      LOST,
      AFTER_DELETE_RESULTS
    }

    List<TestUser> read() {
      var read = new ArrayList<TestUser>();
      for (var place = 0; place < users.size(); place++) {
        if (!unread.contains(place)) {
          read.add(users.get(place));
        }
      }
      return read;
    }
  }

  /** What AWS Config keeps: of each user the evaluation with the latest ordering timestamp. */
  private static final class Store {

    private final Map<String, ReportedVerdict> results = new HashMap<>();
    private final Map<String, Instant> orderedAt = new HashMap<>();

    Map<String, ReportedVerdict> reported() {
      return results.entrySet().stream()
          .filter(entry -> entry.getValue().complianceType() != ComplianceType.NOT_APPLICABLE)
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void put(Verdict verdict, Instant orderingTimestamp) {
      if (!orderingTimestamp.isBefore(orderedAt.getOrDefault(verdict.userId(), Instant.EPOCH))) {
        orderedAt.put(verdict.userId(), orderingTimestamp);
        results.put(
            verdict.userId(),
            new ReportedVerdict(
                verdict.userId(),
                verdict.complianceType(),
                verdict.annotation(),
                orderingTimestamp));
      }
    }

    void clear() {
      results.clear();
      orderedAt.clear();
    }

    Map<String, String> shown() {
      return reported().entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  entry ->
                      entry.getValue().complianceType() + " " + entry.getValue().annotation()));
    }
  }

  @Property(tries = 300)
  void whatConfigShowsIsAtEveryMomentWhatReportingEverythingWouldShow(
      @ForAll("histories") List<Run> runs) {
    var changes = new Store();
    var everything = new Store();
    var now = Keys.NOW;
    for (var run : runs) {
      now = now.plus(Duration.ofHours(run.hoursLater()));
      switch (run.kind()) {
        case LOST -> {
          continue;
        }
        case AFTER_DELETE_RESULTS -> {
          changes.clear();
          everything.clear();
        }
        case WHOLE -> {}
      }
      due(run, changes.reported(), now, changes);
      all(run, everything.reported(), now, everything);
      assertThat(changes.shown()).isEqualTo(everything.shown());
    }
  }

  @Property(tries = 300)
  void afterARunNoVerdictOfAUserThatWasReadIsOlderThanItsLimit(
      @ForAll("histories") List<Run> runs) {
    var store = new Store();
    var now = Keys.NOW;
    for (var run : runs) {
      now = now.plus(Duration.ofHours(run.hoursLater()));
      due(run, store.reported(), now, store);
      for (var user : run.read()) {
        var verdict = requireNonNull(store.reported().get(user.id()));
        var days = verdict.isNonCompliant() ? 1 : run.policy().reportUnchangedDays();
        assertThat(Duration.between(verdict.recordedAt(), now))
            .isLessThanOrEqualTo(Duration.ofDays(days));
      }
    }
  }

  /** AWS Config offers remediation when a verdict is reported. */
  @Property(tries = 100)
  void withDailyRunsANonCompliantUserIsReportedEveryDay(
      @ForAll("users") TestUser user,
      @ForAll("policies") KeyPolicy policy,
      @ForAll("earlyOrLate") List<Integer> minutes) {
    var store = new Store();
    var day = Keys.NOW;
    for (var offset : minutes) {
      day = day.plus(Duration.ofDays(1));
      var now = day.plus(Duration.ofMinutes(offset));
      due(
          new Run(0, policy, List.of(user), Set.of(), Run.Kind.WHOLE),
          store.reported(),
          now,
          store);
      var verdict = requireNonNull(store.reported().get(user.id()));
      if (verdict.isNonCompliant()) {
        assertThat(verdict.recordedAt()).isEqualTo(now);
      }
    }
  }

  /**
   * Two runs that overlap both compare with what was on record before either of them. Whatever one
   * of them leaves out or reports late, the next run puts right.
   */
  @Property(tries = 300)
  void theRunAfterTwoThatOverlappedPutsEverythingRight(
      @ForAll("histories") List<Run> runs, @ForAll boolean earlierReportsLast) {
    if (runs.size() < 4) {
      return;
    }
    var store = new Store();
    var now = Keys.NOW;
    due(runs.get(0), Map.of(), now, store);
    var onRecord = store.reported();
    var first = new Store();
    var second = new Store();
    due(runs.get(1), onRecord, now.plusSeconds(60), first);
    due(runs.get(2), onRecord, now.plusSeconds(120), second);
    var order = earlierReportsLast ? List.of(second, first) : List.of(first, second);
    order.forEach(
        reports ->
            reports.results.forEach(
                (userId, result) ->
                    store.put(
                        new Verdict(userId, result.complianceType(), result.annotation()),
                        result.recordedAt())));

    // when
    due(runs.get(3), store.reported(), now.plusSeconds(180), store);

    // then every user that the last run read is shown as it is
    runs.get(3)
        .read()
        .forEach(
            user -> {
              var verdict = Keys.verdict(user, runs.get(3).policy(), now.plusSeconds(180));
              assertThat(store.shown())
                  .containsEntry(user.id(), verdict.complianceType() + " " + verdict.annotation());
            });
    assertThat(store.shown().keySet())
        .isSubsetOf(runs.get(3).users().stream().map(TestUser::id).collect(Collectors.toSet()));
  }

  private static void due(
      Run run, Map<String, ReportedVerdict> reported, Instant now, Store store) {
    findings(run, reported, now).stream()
        .filter(finding -> finding.isDue(now))
        .forEach(finding -> store.put(finding.verdict(), now));
    departed(run, reported).forEach(verdict -> store.put(verdict, now));
  }

  private static void all(
      Run run, Map<String, ReportedVerdict> reported, Instant now, Store store) {
    findings(run, reported, now).forEach(finding -> store.put(finding.verdict(), now));
    departed(run, reported).forEach(verdict -> store.put(verdict, now));
  }

  private static List<Finding> findings(
      Run run, Map<String, ReportedVerdict> reported, Instant now) {
    return run.read().stream()
        .map(
            user ->
                Finding.of(
                    user.under(run.policy()),
                    Optional.empty(),
                    Optional.ofNullable(reported.get(user.id())),
                    run.policy(),
                    now))
        .toList();
  }

  private static List<Verdict> departed(Run run, Map<String, ReportedVerdict> reported) {
    return Changes.missing(
            reported, run.users().stream().map(TestUser::id).collect(Collectors.toSet()))
        .stream()
        .map(ReportedVerdict::userId)
        .map(Verdict::departed)
        .toList();
  }

  @Provide
  Arbitrary<TestUser> users() {
    return Generated.users();
  }

  @Provide
  Arbitrary<KeyPolicy> policies() {
    return Generated.policies();
  }

  @Provide
  Arbitrary<List<Integer>> earlyOrLate() {
    return Arbitraries.integers().between(-60, 60).list().ofMinSize(2).ofMaxSize(10);
  }

  /** The same few users come, change and go; the policy mostly stays. */
  @Provide
  Arbitrary<List<Run>> histories() {
    return Combinators.combine(
            Generated.users().list().ofMinSize(2).ofMaxSize(6).uniqueElements(TestUser::id),
            Generated.policies().list().ofSize(2))
        .flatAs(
            (users, policies) ->
                Combinators.combine(
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.frequencyOf(
                            Tuple.of(4, Arbitraries.just(policies.getFirst())),
                            Tuple.of(1, Arbitraries.just(policies.getLast()))),
                        Arbitraries.of(users)
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(6)
                            .uniqueElements(TestUser::id),
                        Arbitraries.integers().between(0, 5).set().ofMaxSize(2),
                        Arbitraries.frequencyOf(
                            Tuple.of(8, Arbitraries.just(Run.Kind.WHOLE)),
                            Tuple.of(1, Arbitraries.just(Run.Kind.LOST)),
                            Tuple.of(1, Arbitraries.just(Run.Kind.AFTER_DELETE_RESULTS))))
                    .as(Run::new)
                    .list()
                    .ofMaxSize(8));
  }
}
